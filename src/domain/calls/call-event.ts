import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { EscalationStep } from './call-state.ts';

const at = z.number().int();

/** Who was called and who answered (SPEC 4.3), and threads that made room (SPEC 4.7). None makes a button stale. */
export const callEvents = [
  z.object({ type: z.literal('somebody-on-it'), userId: Snowflake, nameId: z.string(), at }),
  z.object({ type: z.literal('escalated'), to: EscalationStep, at }),
  z.object({ type: z.literal('thread-rested'), threadId: Snowflake, at }),
  z.object({ type: z.literal('thread-woken'), threadId: Snowflake, at }),
  z.object({ type: z.literal('team-told'), channelId: Snowflake, messageId: Snowflake, at }),
  z.object({ type: z.literal('team-line-removed'), messageId: Snowflake, at }),
] as const;

export type CallEvent = z.infer<(typeof callEvents)[number]>;

const types = new Set<string>(callEvents.map(({ shape }) => shape.type.value));

/** True for an event about who was called. */
export const isCallEvent = (event: { type: string }): event is CallEvent => types.has(event.type);
