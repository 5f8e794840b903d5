import { AttachmentBuilder } from 'discord.js';
import type { ModalSubmitInteraction } from 'discord.js';
import { formRefused } from '../texts/en/lifecycle.ts';
import type { Shown } from './handler.ts';
import { quoted, safeText } from './views/safe-text.ts';

/** Discord's limit for a message. */
const contentLimit = 2000;

/** An answer in words. */
export type Says = Extract<Shown, { show: 'message' }> & { payload: { content: string } };

export const says = (content: string): Says => ({ show: 'message', payload: { content } });

/** Nothing a person wrote is lost with a refusal: it stands below the reason, or in a file when it is long. */
export function withWords(reason: string, { fields }: ModalSubmitInteraction): Says {
  const texts = [...fields.fields.values()].flatMap((field) =>
    'value' in field && typeof field.value === 'string' ? [field.value] : [],
  );
  const written = texts.filter((text) => text.trim() !== '');
  if (written.length === 0) return says(reason);
  const words = written.map((text) => quoted(safeText(text))).join('\n\n');
  const whole = [reason, formRefused.yourWords, words].join('\n');
  if (whole.length <= contentLimit) return says(whole);
  const file = new AttachmentBuilder(Buffer.from(written.join('\n\n'), 'utf8'), { name: 'your-words.txt' });
  return { show: 'message', payload: { content: [reason, formRefused.yourWords].join('\n'), files: [file] } };
}
