import { ApiError, missingPermissions, threadArchived, unknownMember } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { bits, isThread } from '../rules/permissions.ts';
import { addThreadMember, hasSeat, removeThreadMember } from '../world/threads.ts';
import type { Channel } from '../world/types.ts';
import { wireMember, wireThreadMember } from '../world/wire.ts';
import { postMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { channelOf, limitOf, mayInChannel, needInChannel, noContent, ok, wrongChannelType } from './guards.ts';

const path = '/channels/:channel/thread-members/:user';

export function threadMemberRoutes(world: World): Route[] {
  return [
    { method: 'PUT', path, handle: (request) => add(world, request) },
    { method: 'DELETE', path, handle: (request) => remove(world, request) },
    { method: 'GET', path, handle: (request) => ok(wireOne(world, request, wantedId(world, request))) },
    { method: 'GET', path: '/channels/:channel/thread-members', handle: (request) => list(world, request) },
  ];
}

function threadOf(world: World, request: ApiRequest): Channel {
  const thread = channelOf(world, request);
  if (!isThread(thread)) throw wrongChannelType();
  return thread;
}

function wantedId(world: World, request: ApiRequest): string {
  return request.params.user === '@me' ? world.bot.id : (request.params.user ?? '');
}

/** Adding works even for people who do not see the parent, and then see nothing. It takes the right to talk there, and in a thread that is not invitable the right to manage threads. */
function add(world: World, request: ApiRequest): ApiReply {
  const thread = threadOf(world, request);
  const userId = wantedId(world, request);
  if (thread.thread_metadata?.archived === true) throw threadArchived();
  const member = world.member(thread.guild_id, userId);
  if (member === undefined) throw unknownMember();
  if (userId !== world.bot.id) {
    needInChannel(world, thread, bits.SendMessagesInThreads);
    checkInviting(world, thread);
  }
  if (thread.threadMembers.has(userId)) return noContent;
  if (!hasSeat(thread, userId)) throw new ApiError(400, 30033, 'Maximum number of thread participants reached (1000)');
  addThreadMember(world, thread, userId);
  if (userId !== world.bot.id) postMessage(world, { channel: thread, author: world.bot, type: 1, mentions: [userId] });
  return noContent;
}

function checkInviting(world: World, thread: Channel): void {
  if (thread.type !== 12 || thread.thread_metadata?.invitable === true) return;
  if (thread.owner_id !== world.bot.id) needInChannel(world, thread, bits.ManageThreads);
}

function remove(world: World, request: ApiRequest): ApiReply {
  const thread = threadOf(world, request);
  const userId = wantedId(world, request);
  if (thread.thread_metadata?.archived === true) throw threadArchived();
  const ownPrivate = thread.type === 12 && thread.owner_id === world.bot.id;
  if (userId !== world.bot.id && !ownPrivate && !mayInChannel(world, thread, bits.ManageThreads))
    throw missingPermissions();
  const removed = removeThreadMember(world, thread, userId);
  if (!removed) throw unknownMember();
  if (userId !== world.bot.id) postMessage(world, { channel: thread, author: world.bot, type: 2, mentions: [userId] });
  return noContent;
}

function list(world: World, request: ApiRequest): ApiReply {
  const thread = threadOf(world, request);
  if (!world.settings.enabledIntents.guildMembers) throw new ApiError(403, 50001, 'Missing Access');
  const after = BigInt(request.query.get('after') ?? '0');
  const ids = [...thread.threadMembers.keys()].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  const paged = request.query.get('with_member') === 'true';
  const page = paged ? ids.filter((id) => BigInt(id) > after).slice(0, limitOf(request, 100, 100)) : ids;
  return ok(page.map((id) => wireOne(world, request, id)));
}

function wireOne(world: World, request: ApiRequest, userId: string): Record<string, unknown> {
  const thread = threadOf(world, request);
  if (!thread.threadMembers.has(userId)) throw unknownMember();
  const member = world.member(thread.guild_id, userId);
  const withMember = request.query.get('with_member') === 'true' && member !== undefined;
  return { ...wireThreadMember(thread, userId), ...(withMember ? { member: wireMember(member) } : {}) };
}
