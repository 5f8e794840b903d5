import { invalidForm } from '../http/api-error.ts';
import type { UploadedFile } from '../http/router.ts';
import type { MessageForm } from '../rules/message-limits.ts';
import type { Attachment, Message } from './types.ts';
import type { World } from './world.ts';

/**
 * The attachments a send or an edit leaves on the message: what the list keeps of the old ones (everything without a
 * list), then the uploads, which name each other by their index.
 */
export function attachmentsOf(
  world: World,
  form: MessageForm,
  sent: { files: UploadedFile[]; previous?: Message; ephemeral?: boolean },
): Attachment[] {
  const listed = form.attachments ?? null;
  const old = sent.previous?.attachments ?? [];
  const kept = listed === null ? old : old.filter((one) => listed.some((entry) => entry.id === one.id));
  const known = new Set([...kept.map((one) => one.id), ...sent.files.map((file) => String(file.index))]);
  const stray = (listed ?? []).findIndex((entry) => !known.has(entry.id));
  if (stray >= 0) throw invalidForm(`attachments.${stray}.id`, 'ATTACHMENT_NOT_FOUND', 'The attachment does not exist');
  const uploaded = sent.files.map((file) => {
    const entry = listed?.find((one) => one.id === String(file.index));
    return world.storeFile({
      name: entry?.filename ?? file.name,
      contentType: file.contentType,
      bytes: file.bytes,
      description: entry?.description ?? null,
      ephemeral: sent.ephemeral ?? false,
    });
  });
  return [...kept, ...uploaded];
}
