import { z } from 'zod';
import { ApiError, invalidForm, threadArchived, unknownChannel, unknownMessage } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { flatComponents, records } from '../rules/component-text.ts';
import { parseForm, text } from '../rules/form.ts';
import { parseMessage } from '../rules/message-limits.ts';
import { isThread } from '../rules/permissions.ts';
import { newUser } from '../world/fresh.ts';
import { createThread } from '../world/threads.ts';
import type { Channel, Message, Webhook } from '../world/types.ts';
import { wireMessage } from '../world/wire.ts';
import { postMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { checkTags } from './forum-tags.ts';
import { noContent, ok } from './guards.ts';
import { applyEdit, fileLimitIn, messageFields } from './message-writing.ts';
import { checkThreadRoom } from './send-rules.ts';
import { checkWebhookName, tokenWebhook } from './webhooks.ts';

const path = '/webhooks/:webhook/:token';
const extrasForm = z.object({
  username: text(1, 80).nullish(),
  thread_name: text(1, 100).nullish(),
  applied_tags: z.array(z.string()).max(5).nullish(),
});

/** Sending as a webhook, and changing what it sent. No permissions are asked: the token is the permission. */
export function webhookMessageRoutes(world: World): Route[] {
  const message = `${path}/messages/:message`;
  return [
    { method: 'POST', path, open: true, handle: (request) => execute(world, request) },
    {
      method: 'GET',
      path: message,
      open: true,
      handle: (request) => ok(wireMessage(world, messageOf(world, request))),
    },
    { method: 'PATCH', path: message, open: true, handle: (request) => edit(world, request) },
    {
      method: 'DELETE',
      path: message,
      open: true,
      handle: (request) => {
        world.deleteMessage(messageOf(world, request));
        return noContent;
      },
    },
  ];
}

function execute(world: World, request: ApiRequest): ApiReply {
  const webhook = tokenWebhook(world, request);
  const extras = parseForm(extrasForm, request.body);
  if (typeof extras.username === 'string') checkWebhookName(extras.username, 'username');
  const parent = parentOf(world, webhook);
  const form = parseMessage(request.body, { files: request.files, fileLimit: fileLimitIn(world, parent) });
  checkInteractive(webhook, request);
  const place = placeOf(world, {
    parent,
    request,
    threadName: extras.thread_name ?? null,
    tags: extras.applied_tags ?? [],
  });
  const message = postMessage(world, {
    ...messageFields(world, form, request.files),
    ...place,
    author: newUser(webhook.id, extras.username ?? webhook.name, { bot: true, discriminator: '0000' }),
    webhookId: webhook.id,
    mentionDefault: 'users',
  });
  return request.query.get('wait') === 'true' ? ok(wireMessage(world, message)) : noContent;
}

/** Where it goes: the channel itself, one of its threads, or a new post of a forum. */
function placeOf(
  world: World,
  wish: { parent: Channel; request: ApiRequest; threadName: string | null; tags: string[] },
): { channel: Channel; id?: string } {
  const { parent, threadName, tags } = wish;
  const threadId = wish.request.query.get('thread_id');
  if (threadId !== null && threadName !== null)
    throw new ApiError(400, 220_002, 'Webhooks can only have one of thread_name or thread_id');
  if (parent.type !== 15 && threadName !== null)
    throw new ApiError(400, 220_003, 'Webhooks can only create threads in forum channels');
  if (threadId !== null) return { channel: ownThread(world, parent, threadId) };
  if (parent.type !== 15) return { channel: parent };
  if (threadName === null)
    throw new ApiError(400, 220_001, 'Webhooks posted to forum channels must have a thread_name or thread_id');
  checkTags(world, parent, tags);
  checkThreadRoom(world, parent.guild_id);
  const owner = world.bot;
  const thread = createThread(world, { parent, name: threadName, type: 11, owner, appliedTags: tags });
  return { channel: thread, id: thread.id };
}

function ownThread(world: World, parent: Channel, threadId: string): Channel {
  const thread = world.channel(threadId);
  if (thread === undefined || !isThread(thread) || thread.parent_id !== parent.id) throw unknownChannel();
  if (thread.thread_metadata?.archived === true) checkThreadRoom(world, thread.guild_id);
  return thread;
}

function parentOf(world: World, webhook: Webhook): Channel {
  const parent = world.channel(webhook.channel_id);
  if (parent === undefined) throw new ApiError(404, 10015, 'Unknown Webhook');
  return parent;
}

function messageOf(world: World, request: ApiRequest): Message {
  const webhook = tokenWebhook(world, request);
  const threadId = request.query.get('thread_id');
  const channel = threadId === null ? parentOf(world, webhook) : ownThread(world, parentOf(world, webhook), threadId);
  const message = world.message(channel.id, request.params.message ?? '');
  if (message === undefined || message.webhook_id !== webhook.id) throw unknownMessage();
  return message;
}

function edit(world: World, request: ApiRequest): ApiReply {
  const message = messageOf(world, request);
  const channel = world.channel(message.channel_id);
  if (channel === undefined) throw unknownChannel();
  if (channel.thread_metadata?.archived === true) throw threadArchived();
  const limits = { files: request.files, fileLimit: fileLimitIn(world, channel), previous: message };
  applyEdit(world, message, { form: parseMessage(request.body, limits), files: request.files });
  return ok(wireMessage(world, message));
}

/** Buttons and selects need a webhook of an application; other components ask for `with_components`. */
function checkInteractive(webhook: Webhook, request: ApiRequest): void {
  if (webhook.application_id !== null) return;
  const all = flatComponents(records(request.body.components));
  if (all.length > 0 && request.query.get('with_components') !== 'true')
    throw new ApiError(400, 50006, 'Cannot send an empty message');
  if (all.some((one) => typeof one.custom_id === 'string'))
    throw invalidForm('components', 'WEBHOOK_INTERACTIVE', 'Interactive components need an application');
}
