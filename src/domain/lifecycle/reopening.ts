import type { CaseState } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import { moved, unlessIn } from './moving.ts';

/** A closed case goes back to triage for one of five reasons; votes start anew, and a new date is promised (SPEC 5). */
export function reopen(state: CaseState, command: LifecycleCommandOf<'reopen'>): Ruling {
  const wrong = unlessIn(state, 'closed');
  if (wrong !== null) return wrong;
  const { reason, note, checkInDays, at } = command;
  const promise = checkInAt(state.severity, at, checkInDays);
  const reopened = { type: 'case-reopened', reason, noteId: note.contentId, at } as const;
  return accept([reopened, moved(state, 'triage', at, promise)], [note]);
}
