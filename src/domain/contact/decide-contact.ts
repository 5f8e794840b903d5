import type { CaseState } from '../case.ts';
import type { Ruling } from '../ruling.ts';
import type { ContactCommand } from './contact-command.ts';
import { attachThread, closeWay, loseThread, settle } from './delivering.ts';
import { dropQuestion, meetIntruder, mute } from './keeping.ts';
import { remind } from './reminding.ts';
import { deleteReply, editReply, readReplies, receiveReply, settleRelay } from './replying.ts';
import { contact, noteContact } from './writing.ts';

/** What may happen between the team and a party (SPEC 9). */
export function decideContact(state: CaseState, command: ContactCommand): Ruling {
  switch (command.type) {
    case 'contact':
      return contact(state, command);
    case 'note-contact':
      return noteContact(state, command);
    case 'remind':
      return remind(state, command);
    case 'drop-question':
      return dropQuestion(state, command);
    case 'mute-conversation':
      return mute(state, command);
    case 'attach-contact-thread':
      return attachThread(state, command);
    case 'lose-contact-thread':
      return loseThread(state, command);
    case 'close-contact-way':
      return closeWay(state, command);
    case 'settle-contact':
      return settle(state, command);
    case 'receive-reply':
      return receiveReply(state, command);
    case 'edit-reply':
      return editReply(state, command);
    case 'delete-reply':
      return deleteReply(state, command);
    case 'settle-relay':
      return settleRelay(state, command);
    case 'read-replies':
      return readReplies(state, command);
    case 'meet-intruder':
      return meetIntruder(state, command);
  }
}
