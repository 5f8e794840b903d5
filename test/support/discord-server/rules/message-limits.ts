import { z } from 'zod';
import { ApiError, invalidForm } from '../http/api-error.ts';
import type { UploadedFile } from '../http/router.ts';
import type { Message } from '../world/types.ts';
import { checkComponents, componentReferences, componentsV2 } from './component-limits.ts';
import { checkEmbedTotal, embedForm, embedReferences } from './embed-limits.ts';
import { parseForm, text } from './form.ts';

const idList = z.array(z.string()).max(100);

const allowedMentions = z
  .object({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
    users: idList.nullish(),
    roles: idList.nullish(),
    replied_user: z.boolean().nullish(),
  })
  .refine((one) => one.parse?.includes('users') !== true || (one.users ?? []).length === 0, {
    message: 'parse:["users"] and users: [ids...] are mutually exclusive.',
  })
  .refine((one) => one.parse?.includes('roles') !== true || (one.roles ?? []).length === 0, {
    message: 'parse:["roles"] and roles: [ids...] are mutually exclusive.',
  })
  .transform((one) => ({
    parse: one.parse ?? [],
    users: one.users ?? [],
    roles: one.roles ?? [],
    replied_user: one.replied_user ?? false,
  }));

const messageForm = z.object({
  content: text(0, 2000).nullish(),
  embeds: z.array(z.record(z.string(), z.unknown())).max(10).nullish(),
  components: z.array(z.record(z.string(), z.unknown())).nullish(),
  flags: z.number().int().nullish(),
  nonce: z.union([text(1, 25), z.number().int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z
    .object({
      type: z.number().nullish(),
      message_id: z.string(),
      channel_id: z.string().nullish(),
      guild_id: z.string().nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
  attachments: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]).transform(String),
        filename: text(1, 1024).nullish(),
        description: text(0, 1024).nullish(),
      }),
    )
    .nullish(),
  sticker_ids: z.array(z.string()).max(3).nullish(),
  poll: z.unknown().optional(),
});

/** A message body whose every field is within Discord's limits. */
export type MessageForm = z.output<typeof messageForm>;

export interface MessageLimits {
  files: UploadedFile[];
  /** Bytes for one file. */
  fileLimit: number;
  /** Set for an edit: what is there already. */
  previous?: Message;
}

const mostFiles = 10;

/** The body of a send or an edit, or Discord's refusal of it. */
export function parseMessage(body: Record<string, unknown>, limits: MessageLimits): MessageForm {
  checkFiles(limits);
  const form = parseForm(messageForm, body);
  const flags = (form.flags ?? 0) | (limits.previous?.flags ?? 0);
  const embeds = (form.embeds ?? []).map((embed, index) => parseForm(embedForm, embed, `embeds.${index}`));
  checkEmbedTotal(embeds);
  checkComponents(form.components ?? [], flags);
  if ((flags & componentsV2) !== 0) checkAlone(form, limits.previous);
  checkReferences([...embedReferences(embeds), ...componentReferences(form.components ?? [])], form, limits);
  if (isForward(form)) checkForward(form, limits);
  else checkNotEmpty(form, limits);
  return form;
}

function isForward(form: MessageForm): boolean {
  return form.message_reference?.type === 1;
}

function checkFiles({ files, fileLimit }: MessageLimits): void {
  if (files.length > mostFiles)
    throw new ApiError(400, 30015, 'Maximum number of attachments in a message reached (10)');
  const large = files.some((file) => file.bytes.byteLength > fileLimit);
  if (large) throw new ApiError(413, 40005, 'Request entity too large');
}

/** What the message holds after the send or edit: null empties a field, absence leaves it. */
function outcome(form: MessageForm, previous: Message | undefined) {
  return {
    content: after(form.content, previous?.content, ''),
    embeds: after(form.embeds, previous?.embeds, []),
    components: after(form.components, previous?.components, []),
    sticker_ids: form.sticker_ids ?? [],
  };
}

function after<T>(sent: T | null | undefined, before: T | undefined, empty: T): T {
  if (sent === undefined) return before ?? empty;
  return sent ?? empty;
}

/** Components V2 allows neither content nor embeds, also not what is left over from before. */
function checkAlone(form: MessageForm, previous: Message | undefined): void {
  const { content, embeds, sticker_ids } = outcome(form, previous);
  const poll = form.poll === undefined || form.poll === null ? [] : [form.poll];
  for (const [field, value] of Object.entries({ content, embeds, sticker_ids, poll })) {
    if (value.length > 0) {
      throw invalidForm(
        field,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
    }
  }
}

function checkReferences(urls: string[], form: MessageForm, { files, previous }: MessageLimits): void {
  const kept = (previous?.attachments ?? []).map((one) => one.filename);
  const renamed = (form.attachments ?? []).map((one) => one.filename);
  const names = new Set([...files.map((file) => file.name), ...kept, ...renamed]);
  for (const url of urls) {
    const name = url.startsWith('attachment://') ? decodeURIComponent(url.slice('attachment://'.length)) : null;
    if (name !== null && !names.has(name))
      throw invalidForm('components', 'MEDIA_NOT_FOUND', `The referenced attachment was not found: ${name}`);
  }
}

function checkForward(form: MessageForm, { files }: MessageLimits): void {
  const { content, embeds, components, sticker_ids: stickers, poll } = form;
  const lists: unknown[] = [embeds, components, stickers].flatMap((list): unknown[] => list ?? []);
  const beside = [content ?? '', ...lists, ...files, poll ?? ''].filter((one) => one !== '');
  if (beside.length > 0) {
    throw invalidForm(
      'message_reference',
      'FORWARD_CONTAINS_UNSUPPORTED_CONTENT',
      'Forwards cannot contain additional content',
    );
  }
}

function checkNotEmpty(form: MessageForm, { files, previous }: MessageLimits): void {
  const { content, embeds, components, sticker_ids } = outcome(form, previous);
  const parts = [embeds, components, sticker_ids, files, keptAttachments(form, previous)];
  const filled = content.trim() !== '' || parts.some((one) => one.length > 0) || form.poll !== undefined;
  const isForwarded = (previous?.message_snapshots ?? null) !== null;
  if (!filled && !isForwarded) throw new ApiError(400, 50006, 'Cannot send an empty message');
}

function keptAttachments(form: MessageForm, previous: Message | undefined): unknown[] {
  const listed = form.attachments?.map((one) => one.id);
  return (previous?.attachments ?? []).filter((one) => listed === undefined || listed.includes(one.id));
}
