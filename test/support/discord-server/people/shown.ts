import { z } from 'zod';
import type { Message } from '../world/types.ts';

/** Components and embeds read as a person reads them: only what appears on the screen or can be operated. */

const Option = z.object({
  label: z.string(),
  value: z.string(),
  description: z.string().nullish(),
  default: z.boolean().optional(),
});
const Media = z.object({ url: z.string() });

export const Shown = z.object({
  type: z.int(),
  id: z.int().optional(),
  custom_id: z.string().optional(),
  label: z.string().nullish(),
  description: z.string().nullish(),
  content: z.string().nullish(),
  placeholder: z.string().nullish(),
  disabled: z.boolean().nullish(),
  style: z.int().nullish(),
  url: z.string().nullish(),
  emoji: z.object({ name: z.string().nullish() }).nullish(),
  options: z.array(Option).optional(),
  min_values: z.int().nullish(),
  max_values: z.int().nullish(),
  channel_types: z.array(z.int()).nullish(),
  file: Media.nullish(),
  media: Media.nullish(),
  items: z.array(z.object({ media: Media, description: z.string().nullish() })).optional(),
  get components() {
    return z.array(Shown).optional();
  },
  get accessory() {
    return Shown.optional();
  },
});
export type Shown = z.output<typeof Shown>;

const Embed = z.object({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  author: z.object({ name: z.string() }).nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  footer: z.object({ text: z.string() }).nullish(),
});

/** The components of a message, in the order in which they stand. */
export function shownComponents(message: { components: readonly unknown[] }): Shown[] {
  return z.array(Shown).parse(message.components);
}

/** Each component and everything inside it, top to bottom. */
export function flatten(components: readonly Shown[]): Shown[] {
  return components.flatMap((shown) => [
    shown,
    ...flatten(shown.components ?? []),
    ...(shown.accessory === undefined ? [] : flatten([shown.accessory])),
  ]);
}

/** The lines of an embed, in the order in which they stand. */
export function embedLines(embed: unknown): string[] {
  const { author, title, description, fields, footer } = Embed.parse(embed);
  return [
    author?.name,
    title,
    description,
    ...(fields ?? []).flatMap((field) => [field.name, field.value]),
    footer?.text,
  ].filter(isText);
}

/** Running text of a message: content, Text Displays and embeds; of a forward, what was forwarded. */
export function textOf(message: Pick<Message, 'content' | 'components' | 'embeds' | 'message_snapshots'>): string {
  const displays = flatten(shownComponents(message)).map((shown) => (shown.type === 10 ? shown.content : undefined));
  const embeds = message.embeds.flatMap(embedLines);
  const forwarded = z.array(Forwarded).parse(message.message_snapshots ?? []);
  return [message.content, ...displays, ...embeds, ...forwarded.flatMap((snapshot) => textOfSnapshot(snapshot.message))]
    .filter(isText)
    .join('\n');
}

const Forwarded = z.object({
  message: z.object({
    content: z.string().default(''),
    components: z.array(z.unknown()).default([]),
    embeds: z.array(z.unknown()).default([]),
    attachments: z.array(z.object({ filename: z.string() })).default([]),
  }),
});

function textOfSnapshot(message: z.output<typeof Forwarded>['message']): string[] {
  const displays = flatten(shownComponents(message)).map((shown) => shown.content);
  const files = message.attachments.map((attachment) => attachment.filename);
  return [message.content, ...displays, ...message.embeds.flatMap(embedLines), ...files].filter(isText);
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
