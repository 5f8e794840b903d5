import { z } from 'zod';
import { ChecklistItem } from '../decision/decision-state.ts';
import { Snowflake } from '../words.ts';

const at = z.number().int();

/** What somebody of the team looked into (SPEC 7.3). */
export const investigationEvents = [
  z.object({ type: z.literal('item-ticked'), item: ChecklistItem, by: Snowflake, at }),
  z.object({ type: z.literal('item-unticked'), item: ChecklistItem, by: Snowflake, at }),
] as const;

export type InvestigationEvent = z.infer<(typeof investigationEvents)[number]>;

const types = new Set<string>(investigationEvents.map(({ shape }) => shape.type.value));

/** True for an event of an investigation. */
export const isInvestigationEvent = (event: { type: string }): event is InvestigationEvent => types.has(event.type);
