import type { CaseState } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import { moved, unlessIn } from './moving.ts';

/** A leader lets a case rest, with a reason: nothing is lost, and no clock runs on it (SPEC 5, 9.5). */
export function goCold(state: CaseState, { by, reason, at }: LifecycleCommandOf<'go-cold'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  const { status: from } = state;
  if (from !== 'triage' && from !== 'investigating')
    return refuse({ code: 'wrong-status', status: from, needs: ['triage', 'investigating'] });
  const rests = { type: 'went-cold', from, reasonId: reason.contentId, at } as const;
  return accept([rests, moved(state, 'cold', at, null)], [reason]);
}

/** The sweep lets a case rest for which nobody answers any more (SPEC 9.4). Asked of a case in triage or investigating. */
export function restsBySweep(state: CaseState, at: number): LifecycleEvent[] {
  const from = state.status === 'triage' ? 'triage' : 'investigating';
  return [{ type: 'went-cold', from, reasonId: null, at }, moved(state, 'cold', at, null)];
}

/** A cold case goes on where it stood, with a new date for whoever waits to hear (SPEC 5, 9.6). */
export function revive(state: CaseState, { reason, checkInDays, at }: LifecycleCommandOf<'revive'>): Ruling {
  const wrong = unlessIn(state, 'cold');
  if (wrong !== null) return wrong;
  return accept(revival(state, { reasonId: reason.contentId, checkInDays, at }), [reason]);
}

type Revival = { reasonId: string | null } & Pick<LifecycleCommandOf<'revive'>, 'checkInDays' | 'at'>;

/** What happens when a cold case goes on; without a reason where an answer did it. */
export function revival(state: CaseState, { reasonId, checkInDays, at }: Revival): LifecycleEvent[] {
  const promise = checkInAt(state.severity, at, checkInDays);
  return [{ type: 'revived', reasonId, at }, moved(state, state.coldFrom ?? 'triage', at, promise)];
}
