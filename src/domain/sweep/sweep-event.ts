import { z } from 'zod';

const time = z.number().int();

/** Why the team is asked although nobody moves the case: only its subject is silent, or too few attempts were made. */
export const PromptReason = z.enum(['subject-silent', 'attempts-wanted']);
export type PromptReason = z.infer<typeof PromptReason>;

/** What the sweep tells the team (SPEC 9.4, 9.6). Going cold itself, and a reminder, are events of their own groups. */
export const sweepEvents = [
  z.object({ type: z.literal('cold-warned'), silentSince: time, coldAt: time, at: time }),
  z.object({ type: z.literal('team-prompted'), why: PromptReason, silentSince: time, at: time }),
  z.object({
    type: z.literal('came-before-leaders'),
    round: time,
    together: z.boolean(),
    /** Null for a case that went cold before there was a shelf. */
    asleepSince: time.nullable(),
    months: z.number().int(),
    at: time,
  }),
] as const;

export type SweepEvent = z.infer<(typeof sweepEvents)[number]>;
export type SweepEventOf<T extends SweepEvent['type']> = Extract<SweepEvent, { type: T }>;

const types = new Set<string>(sweepEvents.map(({ shape }) => shape.type.value));

/** True for an event of the sweep. */
export const isSweepEvent = (event: { type: string }): event is SweepEvent => types.has(event.type);
