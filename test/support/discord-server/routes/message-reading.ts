import { missingAccess } from '../http/api-error.ts';
import type { ApiRequest, Route } from '../http/router.ts';
import { isContentVisible, withoutContent } from '../rules/message-content.ts';
import { bits } from '../rules/permissions.ts';
import { olderThan } from '../world/message-log.ts';
import type { Channel, Message } from '../world/types.ts';
import { wireMessage } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { channelOf, limitOf, mayInChannel, messageOf, ok } from './guards.ts';

/** Lists of messages and single ones. */
export function messageReadingRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/channels/:channel/messages',
      handle: (request) => {
        const channel = channelOf(world, request);
        const page = mayInChannel(world, channel, bits.ReadMessageHistory) ? pageOf(world, channel, request) : [];
        return ok(page.map((message) => restMessage(world, message)));
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel/messages/:message',
      handle: (request) => {
        const channel = channelOf(world, request);
        if (!mayInChannel(world, channel, bits.ReadMessageHistory)) throw missingAccess();
        return ok(restMessage(world, messageOf(world, channel, request)));
      },
    },
  ];
}

/** A message as REST answers it: the portal setting for message content counts here too. */
export function restMessage(world: World, message: Message): Record<string, unknown> {
  const wire = wireMessage(world, message);
  const blank = !world.settings.enabledIntents.messageContent && !isContentVisible(world, message);
  return blank ? withoutContent(wire) : wire;
}

/** Newest first, whichever of before, after and around was asked for. */
function pageOf(world: World, channel: Channel, request: ApiRequest): Message[] {
  const limit = limitOf(request, 50, 100);
  const log = world.messagesOf(channel.id);
  const { after, around } = { after: request.query.get('after'), around: request.query.get('around') };
  if (after !== null) return publicOnes((size) => log.after(after, size), limit).toReversed();
  if (around !== null) {
    const half = Math.floor(limit / 2);
    const older = publicOnes((size) => log.before(around, size), half);
    const middle = log.get(around);
    const newer = publicOnes((size) => log.after(around, size), half).toReversed();
    return [...newer, ...(middle === undefined ? [] : [middle]), ...older].slice(0, limit);
  }
  return publicOnes((size) => log.before(request.query.get('before'), size), limit);
}

/** Ephemeral messages are in no list; reads on until the page is full without them. */
function publicOnes(read: (size: number) => Message[], limit: number): Message[] {
  for (let size = limit; ; size *= 2) {
    const all = read(size);
    const open = all.filter((message) => message.visibleTo === null);
    if (open.length >= limit || all.length < size) return open.slice(0, limit);
  }
}

/** Newest first. */
export function newestFirst(messages: Iterable<Message>): Message[] {
  return [...messages].sort((one, other) => (olderThan(one.id, other.id) ? 1 : -1));
}
