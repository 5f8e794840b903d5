import { z } from 'zod';

/** Where a case is on Discord, beside its thread's ids (SPEC 4.1, 6.2). */
export const PlaceState = z.object({
  /** Its thread is a post of a forum: everybody who sees the forum reads it, and it carries tags. */
  isPost: z.boolean().default(false),
  /** It has left an earlier thread behind, because it became restricted. */
  moved: z.boolean().default(false),
});
export type PlaceState = z.infer<typeof PlaceState>;

/** A case that is nowhere yet. */
export const freshPlace: PlaceState = PlaceState.parse({});
