import { z } from 'zod';
import { Snowflake } from '../words.ts';

/** Where cases rest: with the cold ones, or in the archive (SPEC 9.5, 9.7). */
export const ShelfPlace = z.enum(['cold', 'archive']);
export type ShelfPlace = z.infer<typeof ShelfPlace>;

/** One shelf post of a case: a post of a forum, or a private thread for a restricted case. */
export const ShelfPost = z.object({
  /** Which stay on the shelf it is of. */
  stay: z.number().int().positive(),
  channelId: Snowflake,
  threadId: Snowflake,
  /** Null while no card stands in it. */
  cardId: Snowflake.nullable(),
  isForumPost: z.boolean(),
});
export type ShelfPost = z.infer<typeof ShelfPost>;

/**
 * The thread of a case while it rests: `closed` once it is locked and archived with a link to the shelf post, `opening`
 * from the moment the case goes on until it is open again.
 */
const Home = z.enum(['open', 'closed', 'opening']);

const Shelf = z.object({
  /** How often the case has come to rest so far: each stay has a post of its own. */
  stay: z.number().int().nonnegative(),
  /** Null while the team works on it. */
  place: ShelfPlace.nullable(),
  /** Since when it rests (ms UTC). */
  since: z.number().int().nullable(),
  /** Counts the posts of this stay; a lost one is made anew under the next number. */
  round: z.number().int().positive(),
  /** The post of this stay says everything it has to say. */
  isLaid: z.boolean(),
  home: Home,
  posts: z.array(ShelfPost),
});

/** What a case knows of the shelf. */
export const ShelfState = z.object({
  shelf: Shelf.default({ stay: 0, place: null, since: null, round: 1, isLaid: false, home: 'open', posts: [] }),
});
export type ShelfState = z.infer<typeof ShelfState>;

/** A case that never rested. */
export const freshShelf: ShelfState = ShelfState.parse({});

/** The post of the stay that is, or of the last one; null while it is not made. */
export const lastPost = ({ shelf }: ShelfState): ShelfPost | null =>
  shelf.posts.find(({ stay }) => stay === shelf.stay) ?? null;

/** The post in which a resting case goes on; null while it does not rest, or has none yet. */
export const shelfPostOf = (state: ShelfState): ShelfPost | null =>
  state.shelf.place === null ? null : lastPost(state);

/** The shelf post of this id; null for every other thread. */
export const postAt = ({ shelf }: ShelfState, threadId: string): ShelfPost | null =>
  shelf.posts.find((post) => post.threadId === threadId) ?? null;
