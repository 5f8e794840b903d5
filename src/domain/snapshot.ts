import { z } from 'zod';
import type { Content } from './command.ts';
import { Snowflake } from './words.ts';

const at = z.number().int();

/** Who wrote a message. What a webhook or a bot says makes nobody a subject (SPEC 3.4). */
const Author = z.object({
  userId: Snowflake,
  name: z.string(),
  displayName: z.string().nullable(),
  kind: z.enum(['member', 'bot', 'webhook']),
});

const Attachment = z.object({
  name: z.string(),
  /** Bytes, as Discord says. */
  size: z.number().int().nonnegative(),
  url: z.string(),
  type: z.string().nullable(),
});

/** What somebody said, whatever it was said with. */
const Said = z.object({
  content: z.string(),
  /** As Discord sent them. */
  embeds: z.array(z.record(z.string(), z.unknown())),
  attachments: z.array(Attachment),
  stickers: z.array(z.string()),
  /** What bots and webhooks build instead of text, as Discord sent it. */
  components: z.array(z.record(z.string(), z.unknown())),
});

const Written = z.object({ author: Author, writtenAt: at, ...Said.shape });

/** A reported message as it was when the menu was pressed, from the interaction's own payload (SPEC 3.4). */
export const Snapshot = z.object({
  guildId: Snowflake,
  channelId: Snowflake,
  messageId: Snowflake,
  editedAt: at.nullable(),
  ...Written.shape,
  /** Members whom it mentions. */
  mentionIds: z.array(Snowflake),
  poll: z.object({ question: z.string(), answers: z.array(z.string()) }).nullable(),
  repliesTo: z
    .object({
      channelId: Snowflake,
      messageId: Snowflake,
      /** Null when Discord did not send it along, or it was deleted by then. */
      message: Written.nullable(),
    })
    .nullable(),
  /** What it passes on; Discord does not say who wrote it. */
  forwards: z.array(z.object({ writtenAt: at, ...Said.shape })),
});
export type Snapshot = z.infer<typeof Snapshot>;

const Neighbour = z.object({ messageId: Snowflake, editedAt: at.nullable(), ...Written.shape });

/** The messages around a reported one, oldest first, without itself. */
export const Surroundings = z.object({ before: z.array(Neighbour), after: z.array(Neighbour) });
export type Surroundings = z.infer<typeof Surroundings>;
export type Neighbour = z.infer<typeof Neighbour>;
export type Said = z.infer<typeof Said>;
export type Author = z.infer<typeof Author>;

/** Its address, for people who can see the channel. */
export const jumpLink = ({ guildId, channelId, messageId }: Pick<Snapshot, 'guildId' | 'channelId' | 'messageId'>) =>
  `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;

/** All that is kept for the safety of a minor: where it is, who wrote it, when (SPEC 3.5). */
function withoutSubstance(snapshot: Snapshot): Snapshot {
  const nothing = { content: '', embeds: [], attachments: [], stickers: [], components: [], forwards: [] };
  return { ...snapshot, ...nothing, mentionIds: [], poll: null, repliesTo: null };
}

/** A message as it is kept under its id: all of it, or where the safety of a minor is at stake only its place. */
export function keptSnapshot(
  { contentId, snapshot }: { contentId: string; snapshot: Snapshot },
  minorSafety: boolean,
): Content {
  const text = JSON.stringify(minorSafety ? withoutSubstance(snapshot) : snapshot);
  return { contentId, kind: 'snapshot', text };
}

/** Everything by which it may name somebody: words, names and ids, its author's and those of whom it answers (SPEC 6.1). */
export function namingTexts({ author, mentionIds, poll, repliesTo, forwards, ...said }: Snapshot): string[] {
  const answered = repliesTo?.message ?? null;
  return [
    ...namesOf(author),
    ...(answered === null ? [] : [...namesOf(answered.author), ...saidTexts(answered)]),
    ...mentionIds,
    ...(poll === null ? [] : [poll.question, ...poll.answers]),
    ...[said, ...forwards].flatMap((one) => saidTexts(one)),
  ];
}

const namesOf = ({ userId, name, displayName }: z.infer<typeof Author>) => [userId, name, displayName ?? ''];

const saidTexts = ({ content, embeds, attachments, stickers, components }: z.infer<typeof Said>) => [
  content,
  ...[...embeds, ...components].flatMap((one) => stringsIn(one)),
  ...attachments.map(({ name }) => name),
  ...stickers,
];

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => stringsIn(one)) : [];
}
