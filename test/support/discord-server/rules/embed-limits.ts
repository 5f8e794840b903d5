import { z } from 'zod';
import { invalidForm } from '../http/api-error.ts';
import { lengthOf, text } from './form.ts';

const field = z.object({ name: text(1, 256), value: text(1, 1024), inline: z.boolean().nullish() });

export const embedForm = z.object({
  title: text(0, 256).nullish(),
  description: text(0, 4096).nullish(),
  fields: z.array(field).max(25).nullish(),
  footer: z.object({ text: text(0, 2048) }).nullish(),
  author: z.object({ name: text(0, 256) }).nullish(),
  image: z.object({ url: z.string() }).nullish(),
  thumbnail: z.object({ url: z.string() }).nullish(),
});

type Embed = z.output<typeof embedForm>;

const mostCharacters = 6000;

/** All embeds of one message together hold 6,000 characters. */
export function checkEmbedTotal(embeds: Embed[]): void {
  const total = embeds.flatMap((embed) => embedTexts(embed)).reduce((sum, one) => sum + lengthOf(one), 0);
  if (total > mostCharacters)
    throw invalidForm('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

/** Names of uploaded files that embeds show. */
export function embedReferences(embeds: Embed[]): string[] {
  return embeds.flatMap((embed) => [embed.image?.url ?? '', embed.thumbnail?.url ?? '']);
}

function embedTexts(embed: Embed): string[] {
  const fields = (embed.fields ?? []).flatMap((one) => [one.name, one.value]);
  return [embed.title ?? '', embed.description ?? '', embed.footer?.text ?? '', embed.author?.name ?? '', ...fields];
}
