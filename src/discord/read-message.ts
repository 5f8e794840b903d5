import { MessageType } from 'discord.js';
import type { APIMessage, APIMessageSnapshotFields } from 'discord.js';
import type { Author, Neighbour, Said, Snapshot } from '../domain/snapshot.ts';

/** A message of Discord's as it is kept with a case (SPEC 3.4). Nothing of it is fetched. */
export function readSnapshot(raw: APIMessage, guildId: string): Snapshot {
  return {
    guildId,
    channelId: raw.channel_id,
    ...readNeighbour(raw),
    mentionIds: raw.mentions.map(({ id }) => id),
    poll: pollOf(raw),
    repliesTo: repliesTo(raw),
    forwards: (raw.message_snapshots ?? []).map(({ message }) => ({
      writtenAt: Date.parse(message.timestamp),
      ...said(message),
    })),
  };
}

/** The same without what only the reported message itself is asked for. */
export function readNeighbour(raw: APIMessage): Neighbour {
  return { messageId: raw.id, editedAt: editedAt(raw.edited_timestamp), ...written(raw) };
}

/** When somebody edited it (ms UTC); null for never. */
export const editedAt = (timestamp: string | null | undefined): number | null =>
  typeof timestamp === 'string' ? Date.parse(timestamp) : null;

const written = (raw: APIMessage) => ({ author: authorOf(raw), writtenAt: Date.parse(raw.timestamp), ...said(raw) });

/** An answer to a command comes by a webhook, too, but a bot speaks. */
function authorOf({ author, webhook_id, interaction_metadata }: APIMessage): Author {
  const isWebhook = webhook_id !== undefined && interaction_metadata === undefined;
  const isBot = author.bot === true || author.system === true;
  const kind = isWebhook ? 'webhook' : isBot ? 'bot' : 'member';
  return { userId: author.id, name: author.username, displayName: author.global_name ?? null, kind };
}

const said = ({ content, embeds, attachments, sticker_items, components }: APIMessageSnapshotFields): Said => ({
  content,
  embeds: embeds.map((embed) => ({ ...embed })),
  attachments: attachments.map(({ filename, size, url, content_type }) => {
    return { name: filename, size, url, type: content_type ?? null };
  }),
  stickers: (sticker_items ?? []).map(({ name }) => name),
  components: (components ?? []).map((component) => ({ ...component })),
});

function pollOf({ poll }: APIMessage): Snapshot['poll'] {
  if (poll === undefined) return null;
  return { question: poll.question.text ?? '', answers: poll.answers.map(({ poll_media }) => poll_media.text ?? '') };
}

/** Threads, pins and followed channels refer to messages, too; only a reply answers one. */
function repliesTo({ type, message_reference: reference, referenced_message }: APIMessage): Snapshot['repliesTo'] {
  if (type !== MessageType.Reply || reference?.message_id === undefined) return null;
  const answered = referenced_message ?? null;
  return {
    channelId: reference.channel_id,
    messageId: reference.message_id,
    message: answered === null ? null : written(answered),
  };
}
