import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { isUrgentHere } from './attended.ts';
import type { CallCommand, CallCommandOf } from './call-command.ts';

/** What may happen about who is called to a case (SPEC 4.3, 4.7). */
export function decideCalls(state: CaseState, command: CallCommand): Ruling {
  switch (command.type) {
    case 'be-on-it':
      return beOnIt(state, command);
    case 'record-escalation':
      return accept(state.escalated.includes(command.to) ? [] : [{ ...command, type: 'escalated' }]);
    case 'rest-thread':
      return restThread(state, command);
    case 'wake-thread':
      return wakeThread(state, command);
    case 'record-team-line':
      return accept(state.teamLine === null ? [{ ...command, type: 'team-told' }] : []);
    case 'forget-team-line':
      return forgetTeamLine(state, command);
  }
}

/** The first who says so; whoever comes later hears who it is. */
function beOnIt(state: CaseState, { by, name, at }: CallCommandOf<'be-on-it'>): Ruling {
  const { onIt, assigneeId, status } = state;
  if (onIt?.userId === by.userId) return accept([]);
  if (onIt !== null) return refuse({ code: 'somebody-on-it', userId: onIt.userId });
  if (assigneeId !== null) return refuse({ code: 'assigned-already', assigneeId });
  if (status !== 'new') return refuse({ code: 'wrong-status', status, needs: ['new'] });
  if (!isUrgentHere(state)) return refuse({ code: 'not-urgent' });
  return accept([{ type: 'somebody-on-it', userId: by.userId, nameId: name.contentId, at }], [name]);
}

function restThread({ thread, restingSince }: CaseState, { threadId, at }: CallCommandOf<'rest-thread'>): Ruling {
  const rests = thread.threadId === threadId && restingSince === null;
  return accept(rests ? [{ type: 'thread-rested', threadId, at }] : []);
}

function wakeThread({ thread, restingSince }: CaseState, { threadId, at }: CallCommandOf<'wake-thread'>): Ruling {
  const wakes = thread.threadId === threadId && restingSince !== null;
  return accept(wakes ? [{ type: 'thread-woken', threadId, at }] : []);
}

function forgetTeamLine({ teamLine }: CaseState, { messageId, at }: CallCommandOf<'forget-team-line'>): Ruling {
  return accept(teamLine?.messageId === messageId ? [{ type: 'team-line-removed', messageId, at }] : []);
}
