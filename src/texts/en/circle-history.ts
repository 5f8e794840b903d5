import { isCircleEvent } from '../../domain/circle/circle-event.ts';
import type { CircleEvent } from '../../domain/circle/circle-event.ts';
import type { CaseEvent } from '../../domain/event.ts';

/** True for what is told without who did it: they would be the one it is about. */
export const isUnsigned = (event: CaseEvent): boolean =>
  isCircleEvent(event) && (event.type === 'stepped-out' || event.type === 'too-few-left');

/** Entries of the history. Only leaders read whom they are about (SPEC 6.1). */
export function circleHistory(event: CircleEvent, saysWho: boolean): string {
  const who = (userId: string) => (saysWho ? `<@${userId}>` : 'Somebody who should not take part');
  switch (event.type) {
    case 'stepped-out':
      return `${who(event.userId)} ${saysWho ? 'stepped out' : 'is kept out'}`;
    case 'recusal-proposed':
      return saysWho
        ? proposed(event.recusing)
        : 'Proposed whether somebody should take part; a second person confirms';
    case 'recusal-dropped':
      return `Proposal no. ${event.number} of who should not take part is taken back`;
    case 'recusal-confirmed':
      return `${who(event.recusing.userId)} is kept out`;
    case 'recusal-lifted':
      return saysWho ? `<@${event.userId}> is not concerned` : 'Somebody whom the report names is not concerned';
    case 'too-few-left':
      return event.left === 'nobody'
        ? 'Nobody of the team is left for it; the owner is asked'
        : 'Fewer than two, or no leader, are left for it; the owner is asked';
    case 'circle-closed':
      return 'Restricted to leaders, the assignee and whom a leader adds';
    case 'circle-joined':
      return `<@${event.userId}> let in`;
    case 'circle-left':
      return `<@${event.userId}> let in no more`;
    case 'circle-opened':
      return 'Restricted no more: the whole team may see it';
  }
}

const proposed = ({ what, userId }: Extract<CircleEvent, { type: 'recusal-proposed' }>['recusing']): string =>
  what === 'recuse' ? `Proposed to keep <@${userId}> out` : `Proposed that <@${userId}> is not concerned`;
