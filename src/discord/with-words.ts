import { AttachmentBuilder } from 'discord.js';
import type { ModalSubmitInteraction } from 'discord.js';
import { formRefused } from '../texts/en/lifecycle.ts';
import type { Shown } from './handler.ts';
import { quoted, safeText } from './views/safe-text.ts';

/** Discord's limit for a message. */
const contentLimit = 2000;

/** An answer in words. */
export type Says = Extract<Shown, { show: 'message' }> & { payload: { content: string } };

/** @param components rows of buttons below */
export const says = (content: string, components: Says['payload']['components'] = []): Says => ({
  show: 'message',
  payload: { content, ...(components.length === 0 ? {} : { components }) },
});

/** Nothing a person wrote is lost with a refusal: it stands below the reason, or in a file when it is long. */
export function withWords(
  reason: string,
  { fields }: ModalSubmitInteraction,
  components: Says['payload']['components'] = [],
): Says {
  const texts = [...fields.fields.values()].flatMap((field) =>
    'value' in field && typeof field.value === 'string' ? [field.value] : [],
  );
  const written = texts.filter((text) => text.trim() !== '');
  if (written.length === 0) return says(reason, components);
  const words = written.map((text) => quoted(safeText(text))).join('\n\n');
  const whole = [reason, formRefused.yourWords, words].join('\n');
  if (whole.length <= contentLimit) return says(whole, components);
  const file = new AttachmentBuilder(Buffer.from(written.join('\n\n'), 'utf8'), { name: 'your-words.txt' });
  const { show, payload } = says([reason, formRefused.yourWords].join('\n'), components);
  return { show, payload: { ...payload, files: [file] } };
}
