import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { Recusing } from './circle-state.ts';

const at = z.number().int();

/** Who was kept out of a case and why, and who alone may see it (SPEC 6.1, 6.2). Only leaders read whom it is about. */
export const circleEvents = [
  z.object({ type: z.literal('stepped-out'), userId: Snowflake, reasonId: z.string().nullable(), at }),
  z.object({ type: z.literal('recusal-proposed'), recusing: Recusing, at }),
  z.object({ type: z.literal('recusal-dropped'), number: z.number().int(), at }),
  z.object({ type: z.literal('recusal-confirmed'), recusing: Recusing, at }),
  /** `proposedBy`: who stood behind it first, where no leader is left; else null. */
  z.object({
    type: z.literal('recusal-lifted'),
    userId: Snowflake,
    reasonId: z.string(),
    proposedBy: Snowflake.nullable(),
    at,
  }),
  /** Fewer than two, or no leader, are left for the case; or nobody at all (SPEC 6.8). */
  z.object({ type: z.literal('too-few-left'), left: z.enum(['few', 'nobody']), at }),
  z.object({
    type: z.literal('circle-closed'),
    reasonId: z.string(),
    addedIds: z.array(Snowflake),
    /** Who was in its thread and is not in the circle. */
    outIds: z.array(Snowflake),
    at,
  }),
  z.object({ type: z.literal('circle-joined'), userId: Snowflake, at }),
  z.object({ type: z.literal('circle-left'), userId: Snowflake, at }),
  z.object({ type: z.literal('circle-opened'), reasonId: z.string(), at }),
] as const;

export type CircleEvent = z.infer<(typeof circleEvents)[number]>;

const types = new Set<string>(circleEvents.map(({ shape }) => shape.type.value));

/** True for an event about who may see a case. */
export const isCircleEvent = (event: { type: string }): event is CircleEvent => types.has(event.type);

/** What makes a button drawn before it stale: who may see the case has changed. */
export const changesCircle = (event: CircleEvent): boolean =>
  event.type !== 'recusal-proposed' && event.type !== 'recusal-dropped' && event.type !== 'too-few-left';
