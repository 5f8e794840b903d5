import { z } from 'zod';
import { Snowflake } from '../words.ts';

const number = z.number().int().positive();

/** What the case thread is told of a vote. */
export const VoteNews = z.enum(['proposed', 'objected', 'withdrawn', 'decided', 'dropped', 'undoes']);
export type VoteNews = z.infer<typeof VoteNews>;

/** What Discord is told, and does, because of the team's decisions (SPEC 7.4, 7.5). */
export const decisionEffects = [
  z.object({
    kind: z.literal('tell-vote'),
    news: VoteNews,
    number,
    /** Who objected, or whose proposal was withdrawn; null where it is of no matter. */
    userId: Snowflake.nullable(),
    /** The measure it is about; null for a decision. */
    actionId: z.string().nullable().default(null),
    round: z.number().int(),
  }),
  /** Before somebody is removed they are timed out, so that they can be told while they can still read it. */
  z.object({ kind: z.literal('hold-still'), partyId: z.string(), number }),
  z.object({ kind: z.literal('carry-out'), actionId: z.string() }),
  z.object({ kind: z.literal('undo-action'), actionId: z.string() }),
  z.object({ kind: z.literal('tell-action'), actionId: z.string(), round: z.number().int() }),
] as const;
export type DecisionEffect = z.infer<(typeof decisionEffects)[number]>;
export type DecisionEffectOf<T extends DecisionEffect['kind']> = Extract<DecisionEffect, { kind: T }>;
