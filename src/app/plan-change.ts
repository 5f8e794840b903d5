import type { CaseState } from '../domain/case.ts';
import type { CaseCommand } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import { barredEffects } from '../domain/by-hand/by-hand-effects.ts';
import { boardEffects } from '../domain/board.ts';
import { teamLineEffects } from '../domain/calls/call-effects.ts';
import { recountEffects } from '../domain/circle/circle-effects.ts';
import { effectsOf } from '../domain/effects.ts';
import { evolve } from '../domain/evolve.ts';
import { assigneeCalledLater } from '../domain/lifecycle/lifecycle-effects.ts';
import { linkEffects } from '../domain/same-subject/same-subject-effects.ts';
import type { Refusal } from '../domain/ruling.ts';
import type { Commit } from './ports.ts';

export type Change = Pick<Commit, 'caseId' | 'expectedVersion' | 'next' | 'events' | 'contents' | 'effects'>;

export type Planned = { ok: true; change: Change } | { ok: false; refusal: Refusal };

/** Decide, evolve, effects: what a command would change, ready to be committed. Pure. */
export function planChange(caseId: string, state: CaseState | null, command: CaseCommand): Planned {
  const ruling = decide(state, command);
  if (!ruling.ok) return ruling;
  const { events, contents } = ruling;
  const next = events.reduce<CaseState | null>(evolve, state);
  if (next === null) return { ok: false, refusal: { code: 'no-such-case' } };
  const effects = [
    ...barredEffects(state, next),
    ...events.flatMap((event) => effectsOf(next, event)),
    ...assigneeCalledLater(state, next),
    ...linkEffects(state, next),
    ...recountEffects(state, next),
    ...teamLineEffects(state, next),
    ...boardEffects(next, events),
  ];
  return { ok: true, change: { caseId, expectedVersion: state?.version ?? 0, next, events, contents, effects } };
}
