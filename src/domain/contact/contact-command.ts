import type { Content, OfferedFile } from '../command.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { NameCheck } from '../naming/name-check.ts';
import type { Severity } from '../words.ts';
import type { ContactKind, ContactWay, WayClosed } from './contact-state.ts';

type CheckInDays = Record<Severity, number>;

/** What became of a message to a party. `barred`: they are here, and no way can carry an answer of theirs. */
type ContactResult =
  | { state: 'delivered'; way: ContactWay; discordId: string }
  | { state: 'undeliverable'; way: ContactWay; why: WayClosed; barred: { until: number | null } | null };

/** An answer as it came in; `replyId` is Discord's own id of the message or form. */
export interface ReceiveReply {
  type: 'receive-reply';
  number: number;
  userId: string;
  replyId: string;
  how: ContactWay;
  /** False for a form. */
  isMessage: boolean;
  text: Content;
  files: OfferedFile[];
  maxFileBytes: number;
  /** The id of the word that the case is closed, should one be due. */
  noticeId: string;
  /** A cold case goes on when somebody answers, with a new date. */
  checkInDays: CheckInDays;
  at: number;
}

/** The orders of the team's conversations with the parties (SPEC 9). Conversations are named by their number. */
export type ContactCommand =
  | {
      type: 'contact';
      by: Actor;
      partyId: string;
      mark: string;
      kind: ContactKind;
      text: Content;
      /** Null where it could not be asked who they all are: nothing goes out then (SPEC 7.7). */
      check: NameCheck | null;
      passed: Content | null;
      at: number;
    }
  | {
      type: 'note-contact';
      by: Actor;
      partyId: string;
      mark: string;
      text: Content;
      asked: boolean;
      reachedAt: number;
      checkInDays: CheckInDays;
      at: number;
    }
  | { type: 'remind'; number: number; reminderId: string; at: number }
  | { type: 'drop-question'; by: Actor; number: number; at: number }
  | { type: 'mute-conversation'; by: Actor; number: number; muted: boolean; noticeId: string; at: number }
  | { type: 'attach-contact-thread'; number: number; threadId: string; round: number; at: number }
  | { type: 'lose-contact-thread'; threadId: string; at: number }
  | { type: 'close-contact-way'; number: number; messageId: string; way: ContactWay; why: WayClosed; at: number }
  | {
      type: 'settle-contact';
      number: number;
      messageId: string;
      result: ContactResult;
      checkInDays: CheckInDays;
      at: number;
    }
  | ReceiveReply
  | { type: 'edit-reply'; replyId: string; text: Content; at: number }
  | { type: 'delete-reply'; replyId: string; at: number }
  | {
      type: 'settle-relay';
      from: number;
      to: number;
      round: number;
      messageId: string;
      called: boolean;
      at: number;
    }
  | { type: 'read-replies'; from: number; to: number; personId: string; at: number }
  | { type: 'meet-intruder'; threadId: string; key: string; userId: string; text: Content | null; at: number };

export type ContactCommandOf<T extends ContactCommand['type']> = Extract<ContactCommand, { type: T }>;

const types: Record<ContactCommand['type'], true> = {
  contact: true,
  'note-contact': true,
  remind: true,
  'drop-question': true,
  'mute-conversation': true,
  'attach-contact-thread': true,
  'lose-contact-thread': true,
  'close-contact-way': true,
  'settle-contact': true,
  'receive-reply': true,
  'edit-reply': true,
  'delete-reply': true,
  'settle-relay': true,
  'read-replies': true,
  'meet-intruder': true,
};

/** True for an order of contact. */
export const isContactCommand = (command: { type: string }): command is ContactCommand =>
  Object.hasOwn(types, command.type);
