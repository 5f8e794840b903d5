import { isThread } from '../rules/permissions.ts';
import { canSee } from '../rules/visibility.ts';
import type { Guild } from './types.ts';
import { wireChannel, wireThreadMember } from './wire.ts';
import type { World } from './world.ts';

/** Runs a change of rights and sends THREAD_LIST_SYNC for the channels the bot can see only since then. */
export function watchingAccess(world: World, guild: Guild, change: () => void): void {
  const before = visibleChannels(world, guild);
  change();
  const gained = [...visibleChannels(world, guild)].filter((id) => !before.has(id));
  if (gained.length === 0) return;
  const threads = [...guild.channels.values()].filter(
    (one) =>
      isThread(one) &&
      one.thread_metadata?.archived === false &&
      gained.includes(one.parent_id ?? '') &&
      canSee(world, world.bot.id, one.id),
  );
  const joined = threads.filter((one) => one.threadMembers.has(world.bot.id));
  const d = {
    guild_id: guild.id,
    channel_ids: gained,
    threads: threads.map((one) => wireChannel(world, one)),
    members: joined.map((one) => wireThreadMember(one, world.bot.id)),
  };
  world.emit({ t: 'THREAD_LIST_SYNC', d, guildId: guild.id, channelId: null });
}

function visibleChannels(world: World, guild: Guild): Set<string> {
  const seen = [...guild.channels.values()].filter((one) => !isThread(one) && canSee(world, world.bot.id, one.id));
  return new Set(seen.map((one) => one.id));
}
