import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { bits, isThread } from '../rules/permissions.ts';
import { canSee } from '../rules/visibility.ts';
import { activeThreads } from '../world/threads.ts';
import type { Channel } from '../world/types.ts';
import { wireChannel, wireThreadMember } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { guildChannelOf, guildOf, limitOf, needInChannel, ok } from './guards.ts';

/** Active threads of a guild, archived ones of a channel. */
export function threadListRoutes(world: World): Route[] {
  const archived = '/channels/:channel/threads/archived';
  return [
    { method: 'GET', path: '/guilds/:guild/threads/active', handle: (request) => active(world, request) },
    { method: 'GET', path: `${archived}/public`, handle: (request) => archivedOf(world, request, 'public') },
    { method: 'GET', path: `${archived}/private`, handle: (request) => archivedOf(world, request, 'private') },
    {
      method: 'GET',
      path: '/channels/:channel/users/@me/threads/archived/private',
      handle: (request) => archivedOf(world, request, 'joined'),
    },
  ];
}

function active(world: World, request: ApiRequest): ApiReply {
  const threads = activeThreads(world, guildOf(world, request).id).filter((one) => canSee(world, world.bot.id, one.id));
  return ok(wireList(world, threads));
}

function archivedOf(world: World, request: ApiRequest, kind: 'public' | 'private' | 'joined'): ApiReply {
  const { channel, guild } = guildChannelOf(world, request);
  needInChannel(world, channel, bits.ReadMessageHistory);
  if (kind === 'private') needInChannel(world, channel, bits.ManageThreads);
  const limit = limitOf(request, 50, 100);
  const all = [...guild.channels.values()]
    .filter((one) => isThread(one) && one.parent_id === channel.id && one.thread_metadata?.archived === true)
    .filter((one) => (one.type === 12) === (kind !== 'public'))
    .filter((one) => kind !== 'joined' || one.threadMembers.has(world.bot.id))
    .filter((one) => isBefore(one, request.query.get('before'), kind))
    .sort((one, other) => sortKey(other, kind).localeCompare(sortKey(one, kind)));
  return ok({ ...wireList(world, all.slice(0, limit)), has_more: all.length > limit });
}

/** Lists go by time of archiving; the one of joined threads by thread id. */
function sortKey(thread: Channel, kind: string): string {
  return kind === 'joined' ? thread.id.padStart(20, '0') : (thread.thread_metadata?.archive_timestamp ?? '');
}

function isBefore(thread: Channel, before: string | null, kind: string): boolean {
  if (before === null) return true;
  const limit = kind === 'joined' ? before.padStart(20, '0') : new Date(before).toISOString();
  return sortKey(thread, kind) < limit;
}

function wireList(world: World, threads: Channel[]): { threads: unknown[]; members: unknown[] } {
  const joined = threads.filter((one) => one.threadMembers.has(world.bot.id));
  return {
    threads: threads.map((one) => wireChannel(world, one)),
    members: joined.map((one) => wireThreadMember(one, world.bot.id)),
  };
}
