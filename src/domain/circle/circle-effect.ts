import { z } from 'zod';
import { Snowflake } from '../words.ts';

/** What Discord is told when somebody must stay out of a case, or the circle of it changes (SPEC 6.1, 6.2, 6.8). */
export const circleEffects = [
  z.object({ kind: z.literal('tell-recusal'), what: z.enum(['proposed', 'taken-out']), number: z.number().int() }),
  z.object({ kind: z.literal('tell-few-left'), to: z.enum(['owner', 'reporter']), left: z.enum(['few', 'nobody']) }),
  z.object({ kind: z.literal('clear-circle') }),
  z.object({ kind: z.literal('bring-added'), userId: Snowflake }),
  z.object({ kind: z.literal('recount-votes') }),
] as const;
export type CircleEffect = z.infer<(typeof circleEffects)[number]>;
export type CircleEffectOf<T extends CircleEffect['kind']> = Extract<CircleEffect, { kind: T }>;
