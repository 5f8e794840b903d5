import { z } from 'zod';
import type { Settings } from '../settings.ts';

/** Where a case is on Discord, beside its thread's ids (SPEC 4.1, 6.2). */
export const PlaceState = z.object({
  /** Its thread is a post of a forum: everybody who sees the forum reads it, and it carries tags. */
  isPost: z.boolean().default(false),
  /** It has left an earlier thread behind, because it became restricted. */
  moved: z.boolean().default(false),
  /** It has left the restricted ones again, and goes on among all cases. */
  openedUp: z.boolean().default(false),
});
export type PlaceState = z.infer<typeof PlaceState>;

/** A case that is nowhere yet. */
export const freshPlace: PlaceState = PlaceState.parse({});

/** The channel a case has left: that for all cases or, where it is restricted no more, that for restricted ones. */
export function placeLeft(
  { moved, openedUp }: PlaceState,
  { casesChannel, restrictedChannel }: Pick<Settings, 'casesChannel' | 'restrictedChannel'>,
): string | null {
  if (moved) return casesChannel;
  return openedUp ? restrictedChannel : null;
}
