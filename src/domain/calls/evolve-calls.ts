import type { CaseState } from '../case.ts';
import type { CallEvent } from './call-event.ts';

/** What is true after somebody was called or answered. */
export function evolveCalls(state: CaseState, event: CallEvent): Partial<CaseState> {
  switch (event.type) {
    case 'somebody-on-it':
      return { onIt: { userId: event.userId, nameId: event.nameId, at: event.at } };
    case 'escalated':
      return { escalated: [...state.escalated, event.to] };
    case 'thread-rested':
      return { restingSince: event.at };
    case 'thread-woken':
      return { restingSince: null };
    case 'team-told':
      return { teamLine: { channelId: event.channelId, messageId: event.messageId } };
    case 'team-line-removed':
      return { teamLine: null };
  }
}

/** Nobody is on a case that they may no longer see. */
export const withoutOnIt = ({ onIt }: Pick<CaseState, 'onIt'>, userIds: readonly string[]): CaseState['onIt'] =>
  onIt !== null && userIds.includes(onIt.userId) ? null : onIt;
