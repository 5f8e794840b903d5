import { z } from 'zod';
import { Evidence } from '../case.ts';
import { ChecklistItem } from '../decision/decision-state.ts';
import { Snowflake } from '../words.ts';
import { Exhibit } from './investigation-state.ts';

const at = z.number().int();
const itemId = z.string();
const by = Snowflake;

/** What somebody of the team looked into, gave, and did with evidence (SPEC 7.1, 7.3). */
export const investigationEvents = [
  z.object({ type: z.literal('item-ticked'), item: ChecklistItem, by, at }),
  z.object({ type: z.literal('item-unticked'), item: ChecklistItem, by, at }),
  z.object({ type: z.literal('evidence-given'), exhibit: Exhibit.nullable(), files: z.array(Evidence), by, at }),
  z.object({ type: z.literal('evidence-covered'), itemId, by, at }),
  z.object({ type: z.literal('evidence-uncovered'), itemId, by, at }),
  z.object({ type: z.literal('covered-looked-at'), itemIds: z.array(itemId), by, at }),
  z.object({ type: z.literal('evidence-withdrawn'), itemId, by, reasonId: z.string(), at }),
  z.object({ type: z.literal('erasure-asked'), itemId, by, reasonId: z.string(), at }),
  z.object({ type: z.literal('erasure-dropped'), itemId, by, at }),
  z.object({
    type: z.literal('evidence-erased'),
    itemId,
    askedBy: Snowflake,
    by,
    /** The words that go with this entry; their digests stay. */
    contentIds: z.array(z.string()),
    /** The bytes that go, unless something else holds them; null where there are none. */
    sha256: z.string().nullable(),
    at,
  }),
] as const;

export type InvestigationEvent = z.infer<(typeof investigationEvents)[number]>;

const types = new Set<string>(investigationEvents.map(({ shape }) => shape.type.value));

/** True for an event of an investigation. */
export const isInvestigationEvent = (event: { type: string }): event is InvestigationEvent => types.has(event.type);
