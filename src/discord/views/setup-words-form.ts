import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { Settings } from '../../domain/settings.ts';
import { wordsForm } from '../../texts/en/setup.ts';
import { encodeCustomId } from '../custom-id.ts';

/** The three texts of step 3 and what each may hold. */
export const wordLimits = { emergencyText: 500, outsideContact: 300, authorities: 300 } as const;

/** The form of step 3, filled in with what is chosen; everything in it is optional. */
export function setupWordsForm(settings: Settings): APIModalInteractionResponseCallbackData {
  const fields = (['emergencyText', 'outsideContact', 'authorities'] as const).map((key) => {
    const { label, description, placeholder } = wordsForm[key];
    const input = new TextInputBuilder()
      .setCustomId(key)
      .setStyle(TextInputStyle.Paragraph)
      .setMaxLength(wordLimits[key])
      .setPlaceholder(placeholder)
      .setRequired(false);
    const words = settings[key];
    if (words !== null) input.setValue(words);
    return new LabelBuilder().setLabel(label).setDescription(description).setTextInputComponent(input);
  });
  return new ModalBuilder()
    .setCustomId(encodeCustomId({ verb: 'setup-words' }))
    .setTitle(wordsForm.title)
    .addLabelComponents(fields)
    .toJSON();
}
