import { z } from 'zod';
import { Snowflake } from '../words.ts';

const at = z.number().int();

/** What one person proposes and a second has to confirm: that somebody is kept out, or is not concerned after all (SPEC 6.1). */
export const Recusing = z.object({
  /** Counts up within the case and is never used again: a button carries it. */
  number: z.number().int().positive(),
  what: z.enum(['recuse', 'lift']),
  userId: Snowflake,
  reasonId: z.string(),
  proposedBy: Snowflake,
  at,
});
export type Recusing = z.infer<typeof Recusing>;

/** How the circle of those who may see a case is being changed (SPEC 6.1, 6.2, 6.8). */
export const CircleState = z.object({
  /** How many such proposals this case has had. */
  recusings: z.number().int().nonnegative().default(0),
  /** The one that waits for a second person. */
  recusing: Recusing.nullable().default(null),
});
export type CircleState = z.infer<typeof CircleState>;

/** A case on its first day. */
export const freshCircle: CircleState = CircleState.parse({});
