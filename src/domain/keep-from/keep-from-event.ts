import { z } from 'zod';
import { EscalationTimes } from '../calls/call-state.ts';
import { Snowflake } from '../words.ts';

const at = z.number().int();
/** Set where the team gets the case by it: its clocks of calling again begin only then. */
const opens = z.object({ escalatesAt: EscalationTimes.nullable() }).nullable();

/** What became of the wish that somebody of the team must not see a report (SPEC 3.6). */
export const keepFromEvents = [
  z.object({ type: z.literal('kept-from-named'), userIds: z.array(Snowflake), opens, at }),
  z.object({ type: z.literal('left-to-leaders'), why: z.enum(['chosen', 'unanswered']), opens, at }),
  z.object({ type: z.literal('wish-dropped'), opens, at }),
  z.object({ type: z.literal('wish-broken'), at }),
  z.object({ type: z.literal('wish-lifted'), reasonId: z.string(), at }),
] as const;

export type KeepFromEvent = z.infer<(typeof keepFromEvents)[number]>;
export type KeepFromEventOf<T extends KeepFromEvent['type']> = Extract<KeepFromEvent, { type: T }>;

const types = new Set<string>(keepFromEvents.map(({ shape }) => shape.type.value));

/** True for an event about whom a report is kept from. */
export const isKeepFromEvent = (event: { type: string }): event is KeepFromEvent => types.has(event.type);
