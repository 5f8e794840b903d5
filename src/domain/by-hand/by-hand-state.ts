import { z } from 'zod';
import { Snowflake } from '../words.ts';

/** What was put right lately in the case's threads (SPEC 4.6), the latest only; all is in the history. Times are ms UTC. */
export const ByHandState = z.object({
  /** Whom the bot took out, in there since when, out at, and when the thread was told of it. */
  removals: z
    .array(
      z.object({
        userId: Snowflake,
        since: z.number().int(),
        at: z.number().int(),
        toldAt: z.number().int().nullable(),
      }),
    )
    .default([]),
  /** When the thread was put right. */
  mendedAt: z.array(z.number().int()).default([]),
  /** When leaders last heard that somebody does not stop. */
  insistedAt: z.number().int().nullable().default(null),
});
export type ByHandState = z.infer<typeof ByHandState>;

/** A thread in which nothing was put right yet. */
export const freshByHand: ByHandState = ByHandState.parse({});
