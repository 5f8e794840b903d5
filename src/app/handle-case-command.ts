import type { CaseState } from '../domain/case.ts';
import type { CaseCommand } from '../domain/command.ts';
import type { Refusal } from '../domain/ruling.ts';
import { planChange } from './plan-change.ts';
import type { CaseStore, Commit } from './ports.ts';

/** What ties a change to the world outside: who asked, by which interaction, and which effect it settles. */
export type Link = Pick<Commit, 'interactionId' | 'settles'> & {
  actorId?: string | null;
  /** The step it was decided to do this at: a later one is `moved-on`, also when it came a moment ago (SPEC 5). */
  step?: number;
};

export type Handled = { ok: true; state: CaseState } | { ok: false; refusal: Refusal };

/** How often a command is decided again when somebody else was first; a higher count would hide a fault. */
const attemptsAtMost = 20;

const moved = { ok: false, refusal: { code: 'moved-on' } } as const;

/**
 * What is told of a refusal: nothing of the kind to whoever was first. The very interaction that asks may have been
 * carried out already, by another process or at its first delivery.
 */
async function told(
  cases: CaseStore,
  state: CaseState | null,
  refused: Handled,
  { interactionId }: Link,
): Promise<Handled> {
  const isRepeat = state !== null && interactionId !== undefined && (await cases.isHandled(interactionId));
  return isRepeat ? { ok: true, state } : refused;
}

/**
 * How an existing case changes: load, decide, commit; on a conflict decide again from what is true now.
 * @throws when the same case is contended without end, or the store fails
 */
export async function handleCaseCommand(
  cases: CaseStore,
  caseId: string,
  command: CaseCommand,
  { step, ...link }: Link = {},
): Promise<Handled> {
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const state = await cases.load(caseId);
    const movedOn = step !== undefined && state !== null && state.step !== step;
    const planned = movedOn ? moved : planChange(caseId, state, command);
    if (!planned.ok) return await told(cases, state, planned, link);
    const outcome = await cases.commit({ ...planned.change, ...link, actorId: link.actorId ?? null });
    if (outcome !== 'conflict') return { ok: true, state: planned.change.next };
  }
  throw new Error(`Case ${caseId} changed ${attemptsAtMost} times while ${command.type} was decided`);
}
