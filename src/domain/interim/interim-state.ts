import { z } from 'zod';
import { Action } from '../decision/decision-state.ts';
import { Snowflake } from '../words.ts';

const at = z.number().int();

/** The longest a person may be timed out without a decision: a day, in minutes (SPEC 7.5). */
const longestInterim = 24 * 60;

/** What one person of the team may do at once. */
export const InterimMeasure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('timeout'), minutes: z.number().int().min(1).max(longestInterim) }),
  /** Evidence of it is kept first. */
  z.object({ kind: z.literal('remove-message'), channelId: Snowflake, messageId: Snowflake }),
]);
export type InterimMeasure = z.infer<typeof InterimMeasure>;

/** Why it did not work: as with a measure of a decision, or it came too late, or the message is somebody else's. */
export const InterimFailure = z.object({
  why: z.enum([...Action.shape.failure.unwrap().shape.why.options, 'too-late', 'not-theirs']),
  permission: z.string().nullable(),
});
export type InterimFailure = z.infer<typeof InterimFailure>;

/** What was done at once, before a decision, by one person (SPEC 7.5). Times in ms UTC. */
export const Interim = z.object({
  /** Counts up within the case: a button carries it. */
  number: z.number().int().positive(),
  partyId: z.string(),
  measure: InterimMeasure,
  /** When a timeout ends by itself; null for a message. */
  until: at.nullable(),
  reasonId: z.string(),
  by: Snowflake,
  takenAt: at,
  /** Lifted then, unless a second person has stood behind it. */
  confirmBy: at,
  /** Names the contact thread, should the word to the person be the first. */
  mark: z.string(),
  /** What Discord made of it; the person is told once it is done. */
  status: z.enum(['planned', 'done', 'failed']),
  failure: InterimFailure.nullable(),
  /** A removed message as it stood, kept before it was removed. */
  keptId: z.string().nullable(),
  /** What the team made of it; `lapsed`: nobody confirmed it in time; `ended`: confirmed, and its time is over. */
  verdict: z.enum(['open', 'confirmed', 'lifted', 'lapsed', 'ended']),
  decidedBy: Snowflake.nullable(),
  /** Whether Discord has taken it back; `none` where there is nothing to take back. */
  lifting: z.enum(['none', 'planned', 'done', 'failed']),
  liftFailure: InterimFailure.nullable(),
});
export type Interim = z.infer<typeof Interim>;

/** Every interim measure of a case, also those that are over. */
export const InterimState = z.object({ interims: z.array(Interim).default([]) });
export type InterimState = z.infer<typeof InterimState>;

/** A case on its first day. */
export const freshInterim: InterimState = InterimState.parse({});

/** True while a second person has still to say whether it holds. */
export const isOpen = ({ verdict, status }: Interim): boolean => verdict === 'open' && status !== 'failed';

/** True while it weighs on somebody: unconfirmed, or a confirmed timeout that has not run out. */
export const stands = (interim: Interim, now: number): boolean =>
  isOpen(interim) || (isConfirmed(interim) && (interim.until ?? 0) > now);

const isConfirmed = ({ verdict, status }: Interim): boolean => verdict === 'confirmed' && status !== 'failed';
