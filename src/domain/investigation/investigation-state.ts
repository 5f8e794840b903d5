import { z } from 'zod';
import { ChecklistItem } from '../decision/decision-state.ts';
import { Snowflake } from '../words.ts';

const time = z.number().int();

/** One item of the checklist, done by somebody. Times are ms UTC. */
const Tick = z.object({ item: ChecklistItem, by: Snowflake, at: time });

/**
 * What the team gave beside files (SPEC 7.1): a message by its link, what a witness said, or what the team settled. Its words
 * lie in the content store under `contentId`; `sha256` is theirs.
 */
export const Exhibit = z.object({
  exhibitId: z.string(),
  kind: z.enum(['message', 'witness-note', 'decision-note']),
  contentId: z.string(),
  sha256: z.string(),
  by: Snowflake,
  at: time,
  /** What it shows; null for a note, which says so itself. */
  showsId: z.string().nullable(),
  /** Where the message stood; null for a note. */
  source: z.object({ channelId: Snowflake, messageId: Snowflake }).nullable(),
});
export type Exhibit = z.infer<typeof Exhibit>;

/** What became of a piece of evidence, a file or an exhibit, by its id. Nothing is ever taken off the record. */
export const EvidenceMark = z.object({
  itemId: z.string(),
  /** Null while it is as its category begins. */
  covered: z.boolean().nullable(),
  withdrawn: z.object({ by: Snowflake, reasonId: z.string(), at: time }).nullable(),
  /** Somebody wants it erased; somebody else has to confirm. */
  erasing: z.object({ by: Snowflake, reasonId: z.string(), at: time }).nullable(),
  erased: z.object({ askedBy: Snowflake, by: Snowflake, at: time }).nullable(),
});
export type EvidenceMark = z.infer<typeof EvidenceMark>;

/** What the team has looked into and gathered (SPEC 7.1, 7.3). */
export const InvestigationState = z.object({
  /** What is ticked, each item once. */
  ticks: z.array(Tick).default([]),
  exhibits: z.array(Exhibit).default([]),
  marks: z.array(EvidenceMark).default([]),
});
export type InvestigationState = z.infer<typeof InvestigationState>;

/** A case into which nobody has looked yet. */
export const freshInvestigation: InvestigationState = InvestigationState.parse({});
