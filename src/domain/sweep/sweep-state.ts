import { z } from 'zod';

const time = z.number().int();

/** What the sweep has told the team, each for one silence: `silentSince` names which. Times in ms UTC. */
export const SweepState = z.object({
  /** From when the cold clock runs again: the end of a hold, or when the case was taken up anew. */
  clocksFrom: time.nullable().default(null),
  /** The team was told that the case goes cold unless somebody answers. */
  coldWarning: z.object({ silentSince: time, at: time }).nullable().default(null),
  /** The team was asked what to do, where silence alone moves nothing. */
  prompted: z.object({ silentSince: time, at: time }).nullable().default(null),
  /** When it last came before the leaders because it sleeps on, with which look, and whether together with others. */
  broughtUp: z.object({ round: time, together: z.boolean(), at: time }).nullable().default(null),
});
export type SweepState = z.infer<typeof SweepState>;

/** A case that no sweep has looked at. */
export const freshSweep: SweepState = SweepState.parse({});
