import { z } from 'zod';
import { Snowflake } from './words.ts';

/**
 * The message a case is about, reported or linked (SPEC 3.4): ids only; what it said lies in the content store. Surroundings are `pending`
 * while they are fetched, `failed` with the reason (the evidence is incomplete, the report stands), or `left-out`.
 */
export const ReportedMessage = z.object({
  channelId: Snowflake,
  messageId: Snowflake,
  /** Content holding the snapshot. */
  snapshotId: z.string(),
  /** True when the bot read it in its channel itself; else Discord handed it over with the report. */
  seenByBot: z.boolean().default(false),
  /** When it was last edited before it was reported (ms UTC). */
  editedAt: z.number().int().nullable(),
  /** What became of it afterwards; the snapshot stays as it is. */
  editedSince: z.boolean(),
  deletedSince: z.boolean(),
  around: z.object({
    state: z.enum(['pending', 'stored', 'failed', 'left-out']),
    reason: z.enum(['no-access', 'gone', 'team-channel', 'minor-safety', 'switched-off']).nullable(),
    contentId: z.string().nullable(),
    before: z.number().int().nonnegative(),
    after: z.number().int().nonnegative(),
  }),
});
export type ReportedMessage = z.infer<typeof ReportedMessage>;

/** A message that came with an addition: kept the same way, without what stood around it. */
export const AddedMessage = ReportedMessage.omit({ around: true });
export type AddedMessage = z.infer<typeof AddedMessage>;
