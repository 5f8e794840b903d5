import { z } from 'zod';
import { Snowflake } from '../words.ts';

/** Whom one message about gathered reports calls: nobody, the team, or its leaders. */
export const GatheringCall = z.enum(['team', 'leaders']).nullable();
export type GatheringCall = z.infer<typeof GatheringCall>;

/** One message of the lead's thread: the gathered reports it tells of, each once. */
export const GatheredLines = z.object({
  caseIds: z.array(z.string()),
  call: GatheringCall,
  /** The thread of the lead that was the first to be told. */
  round: z.number().int().positive(),
  /** Null until it is posted in the thread of now. */
  messageId: Snowflake.nullable(),
});
export type GatheredLines = z.infer<typeof GatheredLines>;

/** What a lead knows of the reports gathered in its thread. Times are ms UTC. */
export const Gathering = z.object({
  /** The highest case number taken up: gathered cases are numbered in the order in which they come. */
  upTo: z.number().int().nonnegative(),
  lines: z.array(GatheredLines),
  /** Those of them that have a thread of their own by now. */
  leftIds: z.array(z.string()),
  calledAt: z.number().int(),
  leadersCalledAt: z.number().int().nullable(),
  /** When all of them were parted; from then on nothing gathers here. */
  partedAt: z.number().int().nullable(),
});
export type Gathering = z.infer<typeof Gathering>;

/** Many reports about one person in an hour gather in one thread, the lead's (SPEC 3.8). */
export const SameSubjectState = z.object({
  /** The lead in whose thread this case is told of; null for a case with a thread of its own. */
  gatheredIn: z.object({ caseId: z.string(), reference: z.string() }).nullable().default(null),
  /** Null for a case that never was a lead. */
  gathering: Gathering.nullable().default(null),
});
export type SameSubjectState = z.infer<typeof SameSubjectState>;

/** A case that has to do with no other yet. */
export const freshSameSubject: SameSubjectState = SameSubjectState.parse({});

/** The cases still gathered in this one's thread, as far as they were taken up. */
export function gatheredIds({ gathering }: SameSubjectState): string[] {
  if (gathering === null || gathering.partedAt !== null) return [];
  return gathering.lines.flatMap(({ caseIds }) => caseIds).filter((caseId) => !gathering.leftIds.includes(caseId));
}
