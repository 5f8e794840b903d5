import { z } from 'zod';
import { Evidence, Recusal } from '../case.ts';
import { AddedMessage } from '../reported-message.ts';
import { Joined } from './reporter-state.ts';

const at = z.number().int();

/** What the reporter did after the report (SPEC 3.7). Who is the entry's actor, and is not shown with it. */
export const reporterEvents = [
  z.object({
    type: z.literal('information-added'),
    textId: z.string(),
    evidence: z.array(Evidence),
    /** A message that came with it (SPEC 3.8). */
    message: AddedMessage.nullable().default(null),
    /** Set where it is a report of its own that joined this case (SPEC 3.9). */
    joined: Joined.nullable().default(null),
    /** Staff whom the words name, kept out from then on (SPEC 6.1). */
    recusals: z.array(Recusal),
    nobodyLeft: z.boolean(),
    /** True when somebody of the team is called by name; at most once in a while. */
    calls: z.boolean(),
    at,
  }),
  z.object({ type: z.literal('report-withdrawn'), at }),
  z.object({ type: z.literal('update-asked'), at }),
] as const;

export type ReporterEvent = z.infer<(typeof reporterEvents)[number]>;
export type ReporterEventOf<T extends ReporterEvent['type']> = Extract<ReporterEvent, { type: T }>;

const types = new Set<string>(reporterEvents.map(({ shape }) => shape.type.value));

/** True for an event by the reporter. */
export const isReporterEvent = (event: { type: string }): event is ReporterEvent => types.has(event.type);
