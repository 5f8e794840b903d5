import { z } from 'zod';
import { Snowflake } from '../words.ts';

/** Who could read the thread of a case along who must not (SPEC 6.4). */
export const ReadersState = z.object({
  /** Its thread holds the reference alone, because somebody could read along. */
  withheld: z.boolean().default(false),
  /** Of these a leader has accepted that they could. */
  acceptedReaderIds: z.array(Snowflake).default([]),
});
export type ReadersState = z.infer<typeof ReadersState>;

/** A case whose thread nobody has looked at yet. */
export const freshReaders: ReadersState = ReadersState.parse({});
