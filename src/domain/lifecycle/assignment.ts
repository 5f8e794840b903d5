import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import type { LifecycleEventOf } from './lifecycle-event.ts';
import { unlessIn } from './moving.ts';

/** A leader gives the case to somebody, or passes it on with a note (SPEC 5). */
export function assign(state: CaseState, command: LifecycleCommandOf<'assign'>): Ruling {
  if (!command.by.isLeader) return refuse({ code: 'leaders-only' });
  const wrong = unlessIn(state, 'new', 'triage', 'investigating', 'resolved');
  if (wrong !== null) return wrong;
  if (!command.mayBeAssigned) return refuse({ code: 'assignee-cannot' });
  if (state.assigneeId === command.assigneeId) return accept([]);
  const { assigneeId, name, note, at } = command;
  const event = assigned(state, { assigneeId, nameId: name.contentId, noteId: note?.contentId ?? null, at });
  return accept([event], note === null ? [name] : [name, note]);
}

/** Staff take a case themselves where the server allows it, or where nobody has had it for long (SPEC 5). */
export function claim(state: CaseState, command: LifecycleCommandOf<'claim'>): Ruling {
  const { by, at } = command;
  const wrong = unlessIn(state, 'new', 'triage', 'investigating');
  if (wrong !== null) return wrong;
  if (state.assigneeId === by.userId) return accept([]);
  if (state.assigneeId !== null) return refuse({ code: 'assigned-already', assigneeId: state.assigneeId });
  if (!command.mayBeAssigned || state.confidential) return refuse({ code: 'assignee-cannot' });
  if (!mayClaimAt(state, command)) return refuse({ code: 'claim-too-early', claimableAt: claimableAt(state, command) });
  const { name } = command;
  return accept([assigned(state, { assigneeId: by.userId, nameId: name.contentId, noteId: null, at })], [name]);
}

type ClaimRules = Pick<LifecycleCommandOf<'claim'>, 'by' | 'selfAssign' | 'claimAfterMs' | 'at'>;

const claimableAt = (state: CaseState, { claimAfterMs }: Pick<ClaimRules, 'claimAfterMs'>): number =>
  (state.unassignedSince ?? state.openedAt) + claimAfterMs;

/** True for a leader, where the server lets staff take cases, and once nobody has had this one for long. */
export const mayClaimAt = (state: CaseState, { by, selfAssign, claimAfterMs, at }: ClaimRules): boolean =>
  by.isLeader || selfAssign || claimableAt(state, { claimAfterMs }) <= at;

/** At any time and without a reason (SPEC 5). */
export function handBack(state: CaseState, { by, at }: LifecycleCommandOf<'hand-back'>): Ruling {
  if (state.assigneeId !== by.userId) return refuse({ code: 'not-assigned' });
  return accept([{ type: 'unassigned', assigneeId: by.userId, why: 'handed-back', at }]);
}

/** The assignee left, or is no longer of the staff (SPEC 5). */
export function unassignDeparted(state: CaseState, command: LifecycleCommandOf<'unassign-departed'>): Ruling {
  if (state.assigneeId !== command.userId) return accept([]);
  return accept([{ type: 'unassigned', assigneeId: command.userId, why: 'departed', at: command.at }]);
}

type Assigned = LifecycleEventOf<'assigned'>;

function assigned({ assigneeId: before }: CaseState, given: Omit<Assigned, 'type' | 'before'>): Assigned {
  return { type: 'assigned', before, ...given };
}
