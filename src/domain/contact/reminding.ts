import type { CaseState } from '../case.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ContactCommandOf } from './contact-command.ts';
import { nextMessage } from './conversations.ts';
import { isAwake } from './waiting.ts';

/**
 * Asks once more, by itself: an attempt like any other (SPEC 9.4). When it is due is for whoever orders it; somebody who
 * is not waited for, whose conversation is muted, or to whom something is on its way already, is not asked. Safe to repeat.
 */
export function remind(state: CaseState, { number, reminderId, at }: ContactCommandOf<'remind'>): Ruling {
  const found = state.conversations.find((one) => one.number === number);
  const isWaited = found !== undefined && found.waiting !== null && found.userId !== null && isAwake(state);
  if (!isWaited || found.muted || nextMessage(found) !== undefined) return accept([]);
  if (found.messages.some(({ messageId }) => messageId === reminderId)) return accept([]);
  const said = { messageId: reminderId, about: 'reminder', kind: 'needs-answer', textId: null } as const;
  return accept([{ type: 'contact-requested', number, ...said, by: null, prefers: null, at }]);
}
