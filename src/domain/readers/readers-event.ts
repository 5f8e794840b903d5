import { z } from 'zod';
import { Snowflake } from '../words.ts';

const at = z.number().int();

/** What became of a thread that somebody could read along who must not (SPEC 6.4). */
export const readersEvents = [
  z.object({ type: z.literal('thread-withheld'), at }),
  z.object({ type: z.literal('thread-filled'), at }),
  z.object({ type: z.literal('readers-accepted'), userIds: z.array(Snowflake), reasonId: z.string(), at }),
] as const;

export type ReadersEvent = z.infer<(typeof readersEvents)[number]>;

const types = new Set<string>(readersEvents.map(({ shape }) => shape.type.value));

/** True for an event about who could read along. */
export const isReadersEvent = (event: { type: string }): event is ReadersEvent => types.has(event.type);
