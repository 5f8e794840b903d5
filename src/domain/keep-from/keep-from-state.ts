import { z } from 'zod';
import { Snowflake } from '../words.ts';

/**
 * The wish that somebody of the team must not see a report (SPEC 3.6), by how far it has come.
 * `asked`: the reporter is asked whom; until then nobody of the team sees the case. `leaders`: they named nobody, so only
 * leaders have it. `named`: kept from the people named. `broken`: too few would be left by now, so they choose again;
 * until they have, it stays kept. `dropped`: they took the wish back. `lifted`: by a leader.
 */
export const Keeping = z.object({
  phase: z.enum(['asked', 'leaders', 'named', 'broken', 'dropped', 'lifted']),
  /** Unanswered until then (ms UTC), only leaders get it. */
  until: z.number().int(),
  /** Only leaders get it in any case, because of its category or for another wish. */
  leadersOnly: z.boolean(),
  userIds: z.array(Snowflake),
});
export type Keeping = z.infer<typeof Keeping>;

type Kept = { keeping: Keeping | null };

/** True while nobody of the team may know of the case, because it is not known yet whom it must be kept from. */
export const isBeingAsked = ({ keeping }: Kept): boolean => keeping?.phase === 'asked';

/** True while the reporter can say whom it must be kept from. */
export const mayName = ({ keeping }: Kept): boolean =>
  keeping !== null && (keeping.phase === 'asked' || keeping.phase === 'leaders' || keeping.phase === 'broken');

/** True while there is a wish that a leader could lift. */
export const isLiftable = ({ keeping }: Kept): boolean =>
  keeping !== null && (keeping.phase === 'leaders' || keeping.phase === 'named' || keeping.phase === 'broken');
