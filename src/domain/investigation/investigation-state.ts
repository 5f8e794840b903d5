import { z } from 'zod';
import { ChecklistItem } from '../decision/decision-state.ts';
import { Snowflake } from '../words.ts';

/** One item of the checklist, done by somebody. `at` in ms UTC. */
const Tick = z.object({ item: ChecklistItem, by: Snowflake, at: z.number().int() });

/** What the team has looked into (SPEC 7.1, 7.3). */
export const InvestigationState = z.object({
  /** What is ticked, each item once. */
  ticks: z.array(Tick).default([]),
});
export type InvestigationState = z.infer<typeof InvestigationState>;

/** A case into which nobody has looked yet. */
export const freshInvestigation: InvestigationState = InvestigationState.parse({});
