import { ApiError, invalidForm } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { parseForm } from '../rules/form.ts';
import { parseMessage } from '../rules/message-limits.ts';
import { bits } from '../rules/permissions.ts';
import { writeAudit } from '../world/audit.ts';
import { createThread } from '../world/threads.ts';
import type { NewThread } from '../world/threads.ts';
import type { Channel } from '../world/types.ts';
import { wireChannel, wireMessage } from '../world/wire.ts';
import { postMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { checkTags } from './forum-tags.ts';
import { channelOf, created, deedOf, guildChannelOf, messageOf, needInChannel, wrongChannelType } from './guards.ts';
import { fileLimitIn, messageFields } from './message-writing.ts';
import { checkThreadRoom } from './send-rules.ts';
import { newPostForm, newThreadForm } from './thread-forms.ts';

/** New threads: free ones, ones that start at a message, and forum posts. */
export function threadCreationRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/channels/:channel/threads',
      handle: (request) =>
        channelOf(world, request).type === 15 ? createPost(world, request) : createFree(world, request),
    },
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      handle: (request) => createAt(world, request),
    },
  ];
}

function createFree(world: World, request: ApiRequest): ApiReply {
  const { channel: parent } = guildChannelOf(world, request);
  const form = parseForm(newThreadForm, request.body);
  const type = form.type ?? 12;
  if (type === 12 && parent.type !== 0) throw wrongChannelType();
  if (parent.type !== 0 && parent.type !== 5) throw wrongChannelType();
  needInChannel(world, parent, type === 12 ? bits.CreatePrivateThreads : bits.CreatePublicThreads);
  checkThreadRoom(world, parent.guild_id);
  const thread = create(world, request, { ...common(world, parent, form), type });
  if (type !== 12) announce(world, parent, thread);
  return created(wireChannel(world, thread));
}

function createAt(world: World, request: ApiRequest): ApiReply {
  const { channel: parent } = guildChannelOf(world, request);
  const message = messageOf(world, parent, request);
  const form = parseForm(newThreadForm, request.body);
  needInChannel(world, parent, bits.CreatePublicThreads);
  if (world.channel(message.id) !== undefined)
    throw new ApiError(400, 160004, 'A thread has already been created for this message');
  checkThreadRoom(world, parent.guild_id);
  const thread = create(world, request, {
    ...common(world, parent, form),
    type: parent.type === 5 ? 10 : 11,
    id: message.id,
  });
  return created(wireChannel(world, thread));
}

function createPost(world: World, request: ApiRequest): ApiReply {
  const { channel: parent } = guildChannelOf(world, request);
  if (typeof request.body.message !== 'object')
    throw invalidForm('message', 'BASE_TYPE_REQUIRED', 'This field is required');
  const form = parseForm(newPostForm, request.body);
  needInChannel(world, parent, bits.SendMessages);
  if (request.files.length > 0) needInChannel(world, parent, bits.AttachFiles);
  const tags = form.applied_tags ?? [];
  checkTags(world, parent, tags);
  const message = parseMessage(form.message, { files: request.files, fileLimit: fileLimitIn(world, parent) });
  checkThreadRoom(world, parent.guild_id);
  const thread = create(world, request, { ...common(world, parent, form), type: 11, appliedTags: tags });
  // The first message carries the id of its thread, and no nonce counts for it.
  const fields = messageFields(world, message, request.files);
  const first = postMessage(world, { channel: thread, author: world.bot, id: thread.id, ...fields });
  return created({ ...wireChannel(world, thread), message: wireMessage(world, first) });
}

function common(world: World, parent: Channel, form: ReturnType<typeof newThreadForm.parse>) {
  return {
    parent,
    name: form.name,
    owner: world.bot,
    autoArchiveMinutes: form.auto_archive_duration ?? 4320,
    rateLimitPerUser: form.rate_limit_per_user ?? 0,
    invitable: form.invitable ?? true,
  };
}

function create(world: World, request: ApiRequest, input: NewThread): Channel {
  const thread = createThread(world, input);
  const guild = world.guild(thread.guild_id);
  if (guild !== undefined)
    writeAudit(world, guild, 'threadCreate', { deed: deedOf(world, request), targetId: thread.id });
  return thread;
}

/** A public thread without a starting message shows up in its channel as a message of type 18. */
function announce(world: World, parent: Channel, thread: Channel): void {
  const messageReference = { channel_id: thread.id, guild_id: thread.guild_id };
  postMessage(world, {
    channel: parent,
    author: world.bot,
    content: thread.name,
    type: 18,
    messageReference,
    mentions: [],
  });
}
