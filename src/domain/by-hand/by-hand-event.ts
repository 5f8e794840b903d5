import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { ThreadTrait } from './thread-traits.ts';

const at = z.number().int();
/** Somebody does not stop: leaders are told, and the bot takes its time from now on. */
const insists = z.boolean();

/** What somebody did to a case thread by hand, and what the bot put right again (SPEC 4.6). */
export const byHandEvents = [
  z.object({ type: z.literal('thread-mended'), threadId: Snowflake, what: z.array(ThreadTrait).min(1), insists, at }),
  z.object({
    type: z.literal('person-removed'),
    threadId: Snowflake,
    userId: Snowflake,
    /** `uninvited`: they had no right to be there; `departed`: they are no longer of the team. */
    why: z.enum(['uninvited', 'departed']),
    /** In the thread from when until when (ms UTC). */
    since: z.number().int(),
    until: z.number().int(),
    /** Who added or mentioned them; null when nobody did: they came by themselves. */
    letInBy: Snowflake.nullable(),
    /** How many messages stood there: what they could read. */
    messages: z.number().int().nonnegative(),
    /** The thread hears of it. Who comes in again and again is told of once in a while. */
    tells: z.boolean(),
    insists,
    at,
  }),
] as const;

export type ByHandEvent = z.infer<(typeof byHandEvents)[number]>;
export type ByHandEventOf<T extends ByHandEvent['type']> = Extract<ByHandEvent, { type: T }>;

const types = new Set<string>(byHandEvents.map(({ shape }) => shape.type.value));

/** True for an event about what was done by hand. */
export const isByHandEvent = (event: { type: string }): event is ByHandEvent => types.has(event.type);
