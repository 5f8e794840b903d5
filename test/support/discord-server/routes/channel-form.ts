import { z } from 'zod';
import { ApiError, invalidForm } from '../http/api-error.ts';
import { text } from '../rules/form.ts';
import type { ForumTag } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { overwriteForm } from './overwrite-rules.ts';

const tagForm = z.object({
  id: z.string().nullish(),
  name: text(1, 20),
  moderated: z.boolean().nullish(),
  emoji_id: z.string().nullish(),
  emoji_name: z.string().nullish(),
});

/** What may be said of a guild channel; fields nobody models are ignored. */
export const channelForm = z.object({
  name: text(1, 100).nullish(),
  type: z.number().int().nullish(),
  topic: text(0, 4096).nullish(),
  position: z.number().int().nullish(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwriteForm).max(1000).nullish(),
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
  available_tags: z.array(tagForm).nullish(),
  flags: z.number().int().nullish(),
});

export type ChannelForm = z.output<typeof channelForm>;

const mostTags = 20;

/** The tags of a forum after a change: known ids stay, new ones get theirs; an id it does not have is refused. */
export function forumTags(
  world: World,
  tags: NonNullable<ChannelForm['available_tags']>,
  before: readonly ForumTag[],
): ForumTag[] {
  if (tags.length > mostTags)
    throw new ApiError(400, 30048, 'Maximum number of tags available in a forum channel reached (20)');
  if (new Set(tags.map((tag) => tag.name)).size !== tags.length)
    throw new ApiError(400, 40061, 'Tag names must be unique');
  if (tags.some(({ id }) => typeof id === 'string' && !before.some((tag) => tag.id === id)))
    throw new ApiError(400, 10087, 'Unknown Tag');
  return tags.map((tag) => ({
    id: tag.id ?? world.nextId(),
    name: tag.name,
    moderated: tag.moderated ?? false,
    emoji_id: tag.emoji_id ?? null,
    emoji_name: tag.emoji_name ?? null,
  }));
}

/** Parents are categories of the same guild. */
export function checkParent(world: World, guildId: string, parentId: string | null | undefined): void {
  if (parentId === null || parentId === undefined) return;
  const parent = world.channel(parentId);
  if (parent?.type !== 4 || parent.guild_id !== guildId) {
    throw invalidForm('parent_id', 'CHANNEL_PARENT_INVALID', 'Category does not exist');
  }
}
