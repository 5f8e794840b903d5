import { ApiError, threadArchived, TooManyRequests, unknownMessage } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import type { MessageForm } from '../rules/message-limits.ts';
import { parseMessage } from '../rules/message-limits.ts';
import { bits } from '../rules/permissions.ts';
import { attachmentsOf } from '../world/attachments.ts';
import { snowflakeTime } from '../world/snowflakes.ts';
import type { Channel, Message } from '../world/types.ts';
import { wireMessage } from '../world/wire.ts';
import { postMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { channelOf, isOwn, mayInChannel, messageOf, noContent, ok } from './guards.ts';
import { checkSending, referenceOf } from './send-rules.ts';

/** Sending and editing messages as the bot. */
export function messageWritingRoutes(world: World): Route[] {
  return [
    { method: 'POST', path: '/channels/:channel/messages', handle: (request) => send(world, request) },
    { method: 'PATCH', path: '/channels/:channel/messages/:message', handle: (request) => edit(world, request) },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      handle: (request) => {
        checkSending(world, channelOf(world, request), request);
        return noContent;
      },
    },
  ];
}

export function fileLimitIn(world: World, channel: Channel): number {
  return world.guild(channel.guild_id)?.fileLimit ?? 10 * 1024 * 1024;
}

function send(world: World, request: ApiRequest): ApiReply {
  const channel = channelOf(world, request);
  checkSending(world, channel, request);
  const form = parseMessage(request.body, { files: request.files, fileLimit: fileLimitIn(world, channel) });
  const repeated = repeatedNonce(world, form);
  if (repeated !== null) return ok(wireMessage(world, repeated));
  const { extraFlags, ...reference } = referenceOf(world, channel, form);
  const message = postMessage(world, {
    channel,
    author: world.bot,
    ...messageFields(world, form, request.files),
    flags: (form.flags ?? 0) | extraFlags,
    nonce: nonceOf(form),
    ...reference,
  });
  rememberNonce(world, form, message);
  return ok(wireMessage(world, message));
}

/** The part of a new message that is the same on every route. */
export function messageFields(world: World, form: MessageForm, files: ApiRequest['files']) {
  return {
    content: form.content ?? '',
    embeds: form.embeds ?? [],
    components: form.components ?? [],
    attachments: attachmentsOf(world, form, { files }),
    flags: form.flags ?? 0,
    allowedMentions: form.allowed_mentions ?? undefined,
  };
}

/**
 * With `enforce_nonce`, the message the same author made with the same nonce a short time ago; 10008 when it was
 * deleted meanwhile.
 */
function repeatedNonce(world: World, form: MessageForm): Message | null {
  const known = form.enforce_nonce === true ? world.nonces.get(nonceKey(world, form)) : undefined;
  if (known === undefined || world.clock.now() - known.at >= world.settings.nonceWindowMs) return null;
  const message = world.message(known.channelId, known.messageId);
  if (message === undefined) throw unknownMessage();
  return message;
}

function rememberNonce(world: World, form: MessageForm, message: Message): void {
  if (message.nonce === null) return;
  world.nonces.set(nonceKey(world, form), {
    messageId: message.id,
    channelId: message.channel_id,
    at: world.clock.now(),
  });
}

function nonceKey(world: World, form: MessageForm): string {
  return `${world.bot.id} ${nonceOf(form) ?? ''}`;
}

function nonceOf(form: MessageForm): string | null {
  return form.nonce === undefined || form.nonce === null ? null : String(form.nonce);
}

function edit(world: World, request: ApiRequest): ApiReply {
  const channel = channelOf(world, request);
  const message = messageOf(world, channel, request);
  if (channel.thread_metadata?.archived === true) throw threadArchived();
  if (!isOwn(world, message)) return editFlags(world, message, request);
  checkAge(world, message);
  const limits = { files: request.files, fileLimit: fileLimitIn(world, channel), previous: message };
  const form = parseMessage(request.body, limits);
  applyEdit(world, message, { form, files: request.files });
  return ok(wireMessage(world, message));
}

/** What an edit of an existing message changes: only the fields that were sent; the V2 flag stays. */
export function applyEdit(
  world: World,
  message: Message,
  sent: { form: MessageForm; files: ApiRequest['files'] },
): void {
  const { form, files } = sent;
  const keepsFiles = form.attachments === undefined && files.length === 0;
  world.editMessage(message, {
    ...clearable('content', form.content, ''),
    ...clearable('embeds', form.embeds, []),
    ...clearable('components', form.components, []),
    ...(keepsFiles ? {} : { attachments: attachmentsOf(world, form, { files, previous: message }) }),
    flags: message.flags | ((form.flags ?? 0) & editableFlags),
    allowedMentions: form.allowed_mentions ?? undefined,
    mentionDefault: message.webhook_id === null ? 'all' : 'users',
  });
}

/** Absent leaves the field alone, null empties it. */
function clearable<K extends string, T>(key: K, value: T | null | undefined, empty: T): Partial<Record<K, T>> {
  if (value === undefined) return {};
  return { [key]: value ?? empty } as Partial<Record<K, T>>;
}

/** Suppressed embeds and Components V2. */
const editableFlags = (1 << 2) | (1 << 15);

/** Of somebody else's message nothing but the flags, and those with MANAGE_MESSAGES. */
function editFlags(world: World, message: Message, request: ApiRequest): ApiReply {
  const onlyFlags = Object.keys(request.body).every((key) => key === 'flags');
  const channel = world.channel(message.channel_id);
  if (!onlyFlags || channel === undefined || !mayInChannel(world, channel, bits.ManageMessages)) {
    throw new ApiError(403, 50005, 'Cannot edit a message authored by another user');
  }
  world.editMessage(message, { flags: Number(request.body.flags ?? 0), marked: false });
  return ok(wireMessage(world, message));
}

/** Old messages have a limit of their own, which a test can switch on. */
function checkAge(world: World, message: Message): void {
  const old = world.clock.now() - snowflakeTime(message.id) > 3_600_000;
  if (old && world.settings.refuseOldEdits) {
    throw new TooManyRequests(
      1,
      30046,
      'Maximum number of edits to messages older than 1 hour reached. Try again later.',
    );
  }
}
