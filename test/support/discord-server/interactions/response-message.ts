import { invalidForm } from '../http/api-error.ts';
import type { UploadedFile } from '../http/router.ts';
import { parseMessage } from '../rules/message-limits.ts';
import { attachmentsOf } from '../world/attachments.ts';
import { editMessage, type MessageEdit, postMessage } from '../world/messages.ts';
import type { Channel, Message } from '../world/types.ts';
import { wireUser } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';

/** Flags of messages that matter in answers to interactions. */
export const messageFlags = { ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 } as const;

/** What the bot sent as a message: the JSON and the files that came with it. */
export interface Sent {
  body: Record<string, unknown>;
  files: UploadedFile[];
}

/** Posts an answer as a new message, seen by one person when its own ephemeral flag says so. */
export function postResponse(world: World, interaction: Interaction, channel: Channel, sent: Sent): Message {
  const form = parseMessage(sent.body, { files: sent.files, fileLimit: fileLimitIn(world, channel) });
  const flags = form.flags ?? 0;
  const ephemeral = (flags & messageFlags.ephemeral) !== 0;
  return postMessage(world, {
    ...responseIdentity(world, interaction, channel),
    content: form.content ?? '',
    embeds: form.embeds ?? [],
    components: form.components ?? [],
    attachments: attachmentsOf(world, form, { files: sent.files, ephemeral }),
    flags,
    visibleTo: ephemeral ? interaction.wish.userId : null,
    allowedMentions: form.allowed_mentions ?? undefined,
  });
}

/** The "thinking" message of a deferred answer. Whether it is ephemeral is settled for good. */
export function postLoading(world: World, interaction: Interaction, channel: Channel, flags: number): Message {
  if ((flags & ~messageFlags.ephemeral) !== 0) {
    throw invalidForm('data.flags', 'BASE_TYPE_BAD_FLAGS', 'Only EPHEMERAL may be set on a deferred response');
  }
  return postMessage(world, {
    ...responseIdentity(world, interaction, channel),
    flags: flags | messageFlags.loading,
    visibleTo: flags === 0 ? null : interaction.wish.userId,
  });
}

/** Changes what is named in the body; fills in a "thinking" message; keeps who can see it. */
export function editResponse(world: World, message: Message, sent: Sent): Message {
  const channel = world.channel(message.channel_id);
  const fileLimit = channel === undefined ? 0 : fileLimitIn(world, channel);
  const form = parseMessage(sent.body, { files: sent.files, fileLimit, previous: message });
  const wasLoading = (message.flags & messageFlags.loading) !== 0;
  const ephemeral = message.visibleTo !== null;
  const v2 = (form.flags ?? 0) & messageFlags.componentsV2;
  const changes: MessageEdit = {
    flags: (message.flags & ~messageFlags.loading) | v2,
    attachments: attachmentsOf(world, form, { files: sent.files, previous: message, ephemeral }),
    allowedMentions: form.allowed_mentions ?? undefined,
    mentionDefault: 'users',
    marked: !wasLoading,
  };
  if (form.content !== undefined) changes.content = form.content ?? '';
  if (form.embeds !== undefined) changes.embeds = form.embeds ?? [];
  if (form.components !== undefined) changes.components = form.components ?? [];
  return editMessage(world, message, changes);
}

function responseIdentity(world: World, { id, wish }: Interaction, channel: Channel) {
  const user = world.users.get(wish.userId);
  const owners = { 0: channel.guild_id ?? '0' };
  const asker = user === undefined ? null : wireUser(user);
  return {
    channel,
    author: world.bot,
    type: wish.replyType ?? 0,
    webhookId: world.applicationId,
    mentionDefault: 'users' as const,
    interactionMetadata: { id, type: wish.type, user: asker, authorizing_integration_owners: owners },
  };
}

function fileLimitIn(world: World, channel: Channel): number {
  return world.guild(channel.guild_id)?.fileLimit ?? 10 * 1024 * 1024;
}
