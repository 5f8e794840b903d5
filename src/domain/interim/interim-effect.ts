import { z } from 'zod';

const number = z.number().int().positive();

/** What the case thread is told of an interim measure. */
export const InterimNews = z.enum(['taken', 'failed', 'confirmed', 'lifted', 'lapsed', 'not-lifted']);
export type InterimNews = z.infer<typeof InterimNews>;

/** What Discord does and is told because of an interim measure (SPEC 7.5). */
export const interimEffects = [
  z.object({ kind: z.literal('carry-interim'), number }),
  z.object({ kind: z.literal('lift-interim'), number }),
  /** Not before its time to be confirmed is over, or that of a confirmed timeout. */
  z.object({ kind: z.literal('lapse-interim'), number }),
  z.object({ kind: z.literal('tell-interim'), news: InterimNews, number, round: z.number().int() }),
] as const;
export type InterimEffect = z.infer<(typeof interimEffects)[number]>;
export type InterimEffectOf<T extends InterimEffect['kind']> = Extract<InterimEffect, { kind: T }>;
