import { z } from 'zod';
import { Evidence } from '../case.ts';
import { Snowflake } from '../words.ts';
import { ContactMessage, ContactWay, Conversation, Reply, WayClosed } from './contact-state.ts';

const at = z.number().int();
const number = z.number().int().positive();
const messageId = z.string();
const checkInAt = z.number().int().nullable();

/** Every attempt and every answer (SPEC 9.3). Conversations are named by their number, people by their part in the case. */
export const contactEvents = [
  z.object({
    type: z.literal('conversation-started'),
    ...Conversation.pick({ number: true, partyId: true, userId: true, mark: true }).shape,
    at,
  }),
  z.object({
    type: z.literal('contact-requested'),
    number,
    ...ContactMessage.pick({ messageId: true, about: true, kind: true, textId: true, by: true, prefers: true }).shape,
    /** Words that a leader let pass as no name here. */
    passedId: z.string().optional(),
    at,
  }),
  z.object({
    type: z.literal('contact-noted'),
    number,
    textId: z.string(),
    by: Snowflake,
    asked: z.boolean(),
    reachedAt: z.number().int(),
    greets: z.boolean(),
    checkInAt,
    at,
  }),
  z.object({ type: z.literal('contact-thread-attached'), number, threadId: Snowflake, at }),
  z.object({ type: z.literal('contact-thread-lost'), number, threadId: Snowflake, at }),
  z.object({ type: z.literal('contact-way-closed'), number, messageId, way: ContactWay, why: WayClosed, at }),
  z.object({
    type: z.literal('contact-delivered'),
    number,
    messageId,
    way: ContactWay,
    discordId: Snowflake,
    greets: z.boolean(),
    checkInAt,
    at,
  }),
  z.object({
    type: z.literal('contact-undeliverable'),
    number,
    messageId,
    way: ContactWay,
    why: WayClosed,
    barred: z.object({ until: z.number().int().nullable() }).nullable(),
    at,
  }),
  z.object({
    type: z.literal('reply-received'),
    conversation: number,
    ...Reply.pick({ number: true, replyId: true, how: true, textId: true, muted: true }).shape,
    isMessage: z.literal(true).optional(),
    evidence: z.array(Evidence),
    at,
  }),
  z.object({ type: z.literal('reply-edited'), replyId: z.string(), textId: z.string(), at }),
  z.object({ type: z.literal('reply-deleted'), replyId: z.string(), at }),
  z.object({
    type: z.literal('replies-relayed'),
    from: number,
    to: number,
    round: z.number().int(),
    messageId: Snowflake,
    called: z.boolean(),
    at,
  }),
  z.object({ type: z.literal('replies-read'), from: number, to: number, at }),
  z.object({ type: z.literal('question-dropped'), number, at }),
  z.object({ type: z.literal('conversation-muted'), number, muted: z.boolean(), at }),
  z.object({
    type: z.literal('intruder-met'),
    number,
    key: z.string(),
    userId: Snowflake,
    textId: z.string().nullable(),
    at,
  }),
] as const;

export type ContactEvent = z.infer<(typeof contactEvents)[number]>;
export type ContactEventOf<T extends ContactEvent['type']> = Extract<ContactEvent, { type: T }>;

const types = new Set<string>(contactEvents.map(({ shape }) => shape.type.value));

/** True for an event of contact. */
export const isContactEvent = (event: { type: string }): event is ContactEvent => types.has(event.type);
