import { z } from 'zod';
import { AddedMessage } from '../reported-message.ts';
import { Snowflake } from '../words.ts';

/** Somebody as a report names them: a member by id, or anybody by a name kept as content. */
const Named = z.object({ userId: Snowflake.nullable(), nameId: z.string() });

/** What a report that joined a case said beside its words (SPEC 3.9). */
export const Joined = z.object({
  /** The form it was sent from: sent again with other words, it is about the same person. */
  formId: z.string(),
  category: z.string(),
  danger: z.boolean(),
  about: Named.nullable(),
  /** Null: the reporter. */
  harmed: Named.nullable(),
  /** It called somebody by name; at most once an hour. */
  called: z.boolean(),
});
export type Joined = z.infer<typeof Joined>;

const Addition = z.object({
  textId: z.string(),
  /** Files handed in by the reporter; those of the message are not counted. */
  files: z.number().int().nonnegative(),
  /** It names somebody of the team: shown to each reader alone, never posted (SPEC 6.1). */
  withheld: z.boolean(),
  message: AddedMessage.nullable().default(null),
  /** A report about danger beyond the limit; null for what was added to this report on purpose. */
  joined: Joined.nullable().default(null),
  at: z.number().int(),
});
export type Addition = z.infer<typeof Addition>;

/** What a reporter does with their own report after it is sent (SPEC 3.7). Times are ms UTC. */
export const ReporterState = z.object({
  additions: z.array(Addition).default([]),
  withdrawnAt: z.number().int().nullable().default(null),
  /** When they last asked how it stands. */
  updateAskedAt: z.number().int().nullable().default(null),
  /** When somebody of the team was last called because of the reporter. */
  calledAt: z.number().int().nullable().default(null),
});
export type ReporterState = z.infer<typeof ReporterState>;

/** A report that was only just sent. */
export const freshReporter: ReporterState = ReporterState.parse({});
