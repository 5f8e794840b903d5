import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { GatheringCall } from './same-subject-state.ts';

const at = z.number().int();
const other = z.object({ caseId: z.string(), reference: z.string() });

/**
 * Why a gathered case gets its own thread: a leader wished it for this one or for all, somebody has it now, danger was
 * reported in it, or the two threads are not for the same readers (any more).
 */
export const PartingReason = z.enum(['wished', 'all', 'assigned', 'contact', 'danger', 'readers']);
export type PartingReason = z.infer<typeof PartingReason>;

/** What ties cases about the same person together (SPEC 3.8). No button of the team grows stale by it. */
export const sameSubjectEvents = [
  z.object({ type: z.literal('case-linked'), to: z.object({ ...other.shape, openedAt: z.number().int() }), at }),
  z.object({ type: z.literal('case-unlinked'), caseId: z.string(), at }),
  z.object({ type: z.literal('case-gathered'), into: other, at }),
  z.object({ type: z.literal('case-parted'), from: other, why: PartingReason, at }),
  z.object({
    type: z.literal('reports-gathered'),
    lines: z.array(z.object({ caseIds: z.array(z.string()), call: GatheringCall })),
    upTo: z.number().int(),
    more: z.boolean(),
    at,
  }),
  z.object({ type: z.literal('lines-posted'), position: z.number().int().nonnegative(), messageId: Snowflake, at }),
  z.object({ type: z.literal('gathered-left'), caseId: z.string(), at }),
  z.object({ type: z.literal('gathering-parted'), why: z.enum(['wished', 'readers']), at }),
] as const;

export type SameSubjectEvent = z.infer<(typeof sameSubjectEvents)[number]>;
export type SameSubjectEventOf<T extends SameSubjectEvent['type']> = Extract<SameSubjectEvent, { type: T }>;

const types = new Set<string>(sameSubjectEvents.map(({ shape }) => shape.type.value));

/** True for an event about cases of the same person. */
export const isSameSubjectEvent = (event: { type: string }): event is SameSubjectEvent => types.has(event.type);
