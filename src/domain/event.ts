import { z } from 'zod';
import { byHandEvents } from './by-hand/by-hand-event.ts';
import { callEvents } from './calls/call-event.ts';
import { circleEvents } from './circle/circle-event.ts';
import { CaseOpening, Evidence, Trouble } from './case.ts';
import { sweepEvents } from './sweep/sweep-event.ts';
import { contactEvents } from './contact/contact-event.ts';
import { decisionEvents } from './decision/decision-event.ts';
import { guestEvents } from './guests/guest-event.ts';
import { investigationEvents } from './investigation/investigation-event.ts';
import { interimEvents } from './interim/interim-event.ts';
import { keepFromEvents } from './keep-from/keep-from-event.ts';
import { lifecycleEvents } from './lifecycle/lifecycle-event.ts';
import { placeEvents } from './place/place-event.ts';
import { readersEvents } from './readers/readers-event.ts';
import { ReportedMessage } from './reported-message.ts';
import { reporterEvents } from './reporter/reporter-event.ts';
import { sameSubjectEvents } from './same-subject/same-subject-event.ts';
import { shelfEvents } from './shelf/shelf-event.ts';
import { Snowflake } from './words.ts';

const at = z.number().int();

/** How a case begins and keeps in step with Discord; what people do with it has groups of its own. */
const keepingEvents = [
  z.object({ type: z.literal('case-opened'), opening: CaseOpening, at }),
  z.object({
    type: z.literal('thread-attached'),
    channelId: Snowflake,
    threadId: Snowflake,
    /** A post of a forum. */
    isPost: z.literal(true).optional(),
    /** The team is told of it in its channel. */
    tellsTeam: z.literal(true).optional(),
    at,
  }),
  z.object({ type: z.literal('card-attached'), messageId: Snowflake, at }),
  z.object({ type: z.literal('staff-brought'), userIds: z.array(Snowflake), at }),
  z.object({ type: z.literal('thread-lost'), threadId: Snowflake, at }),
  z.object({ type: z.literal('card-lost'), messageId: Snowflake, at }),
  z.object({
    type: z.literal('evidence-settled'),
    evidenceId: z.string(),
    ...Evidence.pick({ state: true, sha256: true, reason: true, size: true }).shape,
    at,
  }),
  z.object({ type: z.literal('around-settled'), around: ReportedMessage.shape.around, at }),
  z.object({
    type: z.literal('source-changed'),
    how: z.enum(['edited', 'deleted']),
    /** With which addition the message came; null for the one of the report itself. */
    addition: z.number().int().nonnegative().nullable().default(null),
    at,
  }),
  z.object({ type: z.literal('copy-requested'), at }),
  z.object({ type: z.literal('reporter-looked-at'), personId: Snowflake, at }),
  z.object({ type: z.literal('copy-settled'), delivered: z.boolean(), at }),
  z.object({ type: z.literal('trouble-met'), trouble: Trouble, at }),
  z.object({ type: z.literal('trouble-ended'), effectKey: z.string(), at }),
] as const;
export type KeepingEvent = z.infer<(typeof keepingEvents)[number]>;

/** One entry of a case's history. It never holds what people wrote: only ids of contents (SPEC 11). */
export const CaseEvent = z.discriminatedUnion('type', [
  ...keepingEvents,
  ...placeEvents,
  ...shelfEvents,
  ...lifecycleEvents,
  ...reporterEvents,
  ...keepFromEvents,
  ...guestEvents,
  ...investigationEvents,
  ...readersEvents,
  ...sameSubjectEvents,
  ...callEvents,
  ...circleEvents,
  ...contactEvents,
  ...sweepEvents,
  ...byHandEvents,
  ...decisionEvents,
  ...interimEvents,
]);
export type CaseEvent = z.infer<typeof CaseEvent>;

/** The event with the given `type`. */
export type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;
