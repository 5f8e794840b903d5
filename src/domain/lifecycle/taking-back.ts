import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import { moved, unlessIn } from './moving.ts';

/** A leader reopens the investigation of a resolved case, with a reason (SPEC 5). */
export function takeBackDecision(
  state: CaseState,
  { by, reason, at }: LifecycleCommandOf<'take-back-decision'>,
): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  const wrong = unlessIn(state, 'resolved');
  if (wrong !== null) return wrong;
  const taken = { type: 'decision-taken-back', reasonId: reason.contentId, at } as const;
  return accept([taken, moved(state, 'investigating', at)], [reason]);
}
