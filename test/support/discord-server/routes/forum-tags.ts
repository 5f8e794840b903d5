import { ApiError } from '../http/api-error.ts';
import { bits } from '../rules/permissions.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { mayInChannel } from './guards.ts';

const requireTag = 1 << 4;

/** Tags exist in the forum, moderated ones take MANAGE_THREADS, and some forums want at least one. */
export function checkTags(
  world: World,
  forum: Channel,
  tagIds: readonly string[],
  before: readonly string[] = [],
): void {
  if ((forum.flags & requireTag) !== 0 && tagIds.length === 0) {
    throw new ApiError(400, 40067, 'A tag is required to create a forum post in this channel');
  }
  for (const id of tagIds) {
    const tag = forum.available_tags.find((one) => one.id === id);
    if (tag === undefined) throw new ApiError(400, 10087, 'Unknown Tag');
    if (tag.moderated && !before.includes(id) && !mayInChannel(world, forum, bits.ManageThreads)) {
      throw new ApiError(403, 40066, 'You need to have permission to use this tag');
    }
  }
}
