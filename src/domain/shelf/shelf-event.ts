import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { ShelfPost } from './shelf-state.ts';

const at = z.number().int();
const ofThread = { threadId: Snowflake, at };

/** What becomes of a case's shelf posts, and of its own thread while it rests (SPEC 9.5). */
export const shelfEvents = [
  z.object({ type: z.literal('shelf-post-attached'), ...ShelfPost.shape, at }),
  /** The post says everything, its card included; it is archived, not locked. */
  z.object({ type: z.literal('shelf-post-laid'), cardId: Snowflake, ...ofThread }),
  z.object({ type: z.literal('shelf-post-lost'), ...ofThread }),
  z.object({ type: z.literal('shelf-card-lost'), messageId: Snowflake, ...ofThread }),
  /** It was made for a stay that is over, and came too late to be taken. */
  z.object({ type: z.literal('shelf-post-discarded'), ...ofThread }),
  z.object({ type: z.literal('home-closed'), ...ofThread }),
  z.object({ type: z.literal('home-opened'), ...ofThread }),
] as const;

export type ShelfEvent = z.infer<(typeof shelfEvents)[number]>;

const types = new Set<string>(shelfEvents.map(({ shape }) => shape.type.value));

/** True for an event about the shelf. */
export const isShelfEvent = (event: { type: string }): event is ShelfEvent => types.has(event.type);
