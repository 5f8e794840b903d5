import { z } from 'zod';

/** What a reporter does with their own report after it is sent (SPEC 3.7). Times are ms UTC. */
export const ReporterState = z.object({
  additions: z
    .array(
      z.object({
        textId: z.string(),
        files: z.number().int().nonnegative(),
        /** It names somebody of the team: shown to each reader alone, never posted (SPEC 6.1). */
        withheld: z.boolean(),
        at: z.number().int(),
      }),
    )
    .default([]),
  withdrawnAt: z.number().int().nullable().default(null),
  /** When they last asked how it stands. */
  updateAskedAt: z.number().int().nullable().default(null),
  /** When somebody of the team was last called because of the reporter. */
  calledAt: z.number().int().nullable().default(null),
});
export type ReporterState = z.infer<typeof ReporterState>;

/** A report that was only just sent. */
export const freshReporter: ReporterState = ReporterState.parse({});
