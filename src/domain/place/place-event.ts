import { z } from 'zod';
import { Snowflake } from '../words.ts';

const at = z.number().int();

/** How a case changes its place on Discord (SPEC 6.2, 6.3). */
export const placeEvents = [
  z.object({
    type: z.literal('thread-left'),
    /** Null while none was attached: one that is being made is not taken any more. */
    threadId: Snowflake.nullable(),
    cardId: Snowflake.nullable(),
    /** Posts of the shelf that go with it. */
    shelfPosts: z.array(z.object({ threadId: Snowflake, cardId: Snowflake.nullable() })).optional(),
    /** It is restricted no more and goes on among all cases. */
    toAll: z.literal(true).optional(),
    at,
  }),
  z.object({ type: z.literal('thread-discarded'), threadId: Snowflake, at }),
] as const;

export type PlaceEvent = z.infer<(typeof placeEvents)[number]>;
export type PlaceEventOf<T extends PlaceEvent['type']> = Extract<PlaceEvent, { type: T }>;

const types = new Set<string>(placeEvents.map(({ shape }) => shape.type.value));

/** True for an event about the place of a case. */
export const isPlaceEvent = (event: { type: string }): event is PlaceEvent => types.has(event.type);
