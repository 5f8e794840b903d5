import { z } from 'zod';
import { Snowflake } from '../words.ts';

const at = z.number().int();

/** Who came into a case as a guest, and who left it (SPEC 6.8). */
export const guestEvents = [
  z.object({
    type: z.literal('guest-named'),
    userId: Snowflake,
    nameId: z.string(),
    /** When the reporter hears from the team, in a case that nobody could look at before (ms UTC). */
    promise: z.number().int().nullable(),
    at,
  }),
  z.object({ type: z.literal('guests-left'), userIds: z.array(Snowflake), why: z.enum(['closed', 'let-go']), at }),
] as const;

export type GuestEvent = z.infer<(typeof guestEvents)[number]>;

const types = new Set<string>(guestEvents.map(({ shape }) => shape.type.value));

/** True for an event about a guest. */
export const isGuestEvent = (event: { type: string }): event is GuestEvent => types.has(event.type);
