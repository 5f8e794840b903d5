import { z } from 'zod';
import { Snowflake } from '../words.ts';

/** How the team and a party reach each other (SPEC 9.2). */
export const ContactWay = z.enum(['thread', 'dm']);
export type ContactWay = z.infer<typeof ContactWay>;

/** Whether the team wants an answer, or only tells something (SPEC 9.1). */
export const ContactKind = z.enum(['needs-answer', 'for-information']);
export type ContactKind = z.infer<typeof ContactKind>;

/**
 * Why a way is closed. `left`: they share no server with the bot; `closed`: they take no direct messages; `timed-out` and
 * `cannot-write`: they cannot write in the contact channel; `read-along`: somebody of the case could read its threads;
 * `confidential`: such a reporter is written to by direct message alone.
 */
export const WayClosed = z.enum(['left', 'closed', 'timed-out', 'cannot-write', 'read-along', 'confidential']);
export type WayClosed = z.infer<typeof WayClosed>;

const time = z.number().int();
const Tried = z.object({ way: ContactWay, why: WayClosed });

/** What is said of an interim measure, by the bot itself (SPEC 7.5). */
const interimAbouts = ['interim-timeout', 'interim-message', 'interim-ended'] as const;

/**
 * What the team sends; `words` is what somebody wrote, `notice` what was voted on with a decision, the others are the bot's own. `reminder` asks once more by itself;
 * `again` tells them where a conversation goes on whose thread somebody deleted.
 */
export const ContactMessage = z.object({
  messageId: z.string(),
  about: z.enum(['words', 'notice', 'reminder', 'again', 'muted', 'unmuted', 'after-closing', ...interimAbouts]),
  kind: ContactKind,
  /** Null for the bot's own words. */
  textId: z.string().nullable(),
  by: Snowflake.nullable(),
  /** The way an answer came by, to be tried first; null for the server's choice. */
  prefers: ContactWay.nullable(),
  at: time,
  state: z.enum(['pending', 'delivered', 'undeliverable']),
  way: ContactWay.nullable(),
  /** The message on Discord, once delivered. */
  discordId: Snowflake.nullable(),
  settledAt: time.nullable(),
  tried: z.array(Tried),
});
export type ContactMessage = z.infer<typeof ContactMessage>;

/** An answer; numbered over the whole case. */
export const Reply = z.object({
  number: z.number().int().positive(),
  /** Discord's id of the message or of the form it came by: the same one is recorded once. */
  replyId: z.string(),
  how: ContactWay,
  /** A message that they can edit or delete; a form cannot be. False also where that was not noted. */
  isMessage: z.boolean().default(false),
  textId: z.string(),
  /** What it says since they edited it. */
  editedTextId: z.string().nullable(),
  deletedAt: time.nullable(),
  evidenceIds: z.array(z.string()),
  at: time,
  /** Came while the conversation was muted: recorded, not shown in the thread. */
  muted: z.boolean(),
  /** The message of the case thread that tells of it, and the round of that thread. */
  relay: z.object({ round: z.number().int(), messageId: Snowflake }).nullable(),
  readAt: time.nullable(),
});
export type Reply = z.infer<typeof Reply>;

/** Somebody was asked, or could be asked by no way (SPEC 9.4). */
export const Attempt = z.object({
  at: time,
  by: z.enum(['person', 'automatic']),
  how: z.enum(['delivered', 'undeliverable', 'elsewhere']),
});
export type Attempt = z.infer<typeof Attempt>;

/** One person's conversation with the team (SPEC 9.1): nothing of another's is ever in it. */
export const Conversation = z.object({
  number: z.number().int().positive(),
  partyId: z.string(),
  /** Null for somebody off Discord: only attempts elsewhere are recorded. */
  userId: Snowflake.nullable(),
  /** What makes the contact thread's name its own, chosen by chance: it tells of no case and no person. */
  mark: z.string(),
  startedAt: time,
  /** `round` counts its threads; a lost one is made anew when it is next needed. */
  thread: z.object({ round: z.number().int().positive(), threadId: Snowflake.nullable() }),
  messages: z.array(ContactMessage),
  /** Attempts made elsewhere, recorded by hand; `asked`: an answer to it is still to come. */
  elsewhere: z.array(z.object({ textId: z.string(), by: Snowflake, asked: z.boolean(), reachedAt: time, at: time })),
  replies: z.array(Reply),
  /** An answer still wanted: the attempts, oldest first, and whether any of them reached the person. See waiting.ts. */
  waiting: z.object({ attempts: z.array(Attempt).min(1), reached: z.boolean() }).nullable(),
  /** No way can carry their answer, until then (null: until something changes): no clock runs against them. */
  cannotAnswer: z.object({ since: time, until: time.nullable() }).nullable(),
  muted: z.boolean(),
  /** Who else turned up in the contact thread, and what they wrote there, kept to be sent as the team. */
  intrusions: z.array(z.object({ key: z.string(), userId: Snowflake, textId: z.string().nullable(), at: time })),
});
export type Conversation = z.infer<typeof Conversation>;

/** What a case knows of its conversations. */
export const ContactState = z.object({
  conversations: z.array(Conversation).default([]),
  /** When the team's first personal word reached the reporter, or without one the person harmed (SPEC 3.10, 8). */
  greetedAt: time.nullable().default(null),
  /** When replies were last told in the case thread, and when somebody was last called because of one. */
  relayedAt: time.nullable().default(null),
  answerCalledAt: time.nullable().default(null),
});
export type ContactState = z.infer<typeof ContactState>;

/** A case nobody was written to in. */
export const freshContact: ContactState = ContactState.parse({});
