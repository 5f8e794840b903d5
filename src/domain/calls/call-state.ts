import { z } from 'zod';
import { Snowflake } from '../words.ts';

const time = z.number().int();

/** Who is called again while nobody is on an urgent case, one after the other (SPEC 4.3). */
export const EscalationStep = z.enum(['leaders', 'staff', 'owner']);
export type EscalationStep = z.infer<typeof EscalationStep>;

/** When each of them is called (ms UTC). */
export const EscalationTimes = z.object({ leaders: time, staff: time, owner: time });
export type EscalationTimes = z.infer<typeof EscalationTimes>;

/** Who was called to a case, who answered, and whether its thread rests. Times are ms UTC. */
export const CallState = z.object({
  /** Who said *I am on it*. */
  onIt: z.object({ userId: Snowflake, nameId: z.string(), at: time }).nullable().default(null),
  escalated: z.array(EscalationStep).default([]),
  /** Since when its thread is archived on purpose, to make room for an urgent report (SPEC 4.7). */
  restingSince: time.nullable().default(null),
  /** The assignee is called, with this note, once the card is up: nothing stands above it. */
  owedCall: z.object({ noteId: z.string().nullable() }).nullable().default(null),
  /** The line in the staff channel that tells of it, while there is one. */
  teamLine: z.object({ channelId: Snowflake, messageId: Snowflake }).nullable().default(null),
});
export type CallState = z.infer<typeof CallState>;

/** A case to which nobody was called yet. */
export const freshCalls: CallState = CallState.parse({});
