import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Draft } from '../../app/ports.ts';
import { shorten, tidyName } from '../../domain/names.ts';
import type { Settings } from '../../domain/settings.ts';
import { openForm as words } from '../../texts/en/open-case.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import { boxesField, categoryField, descriptionLimit, harmedLimit } from './report-form.ts';

/** The fields of the form, by the name under which the submit is read. */
export const openFields = {
  category: 'category',
  description: 'description',
  harmed: 'harmed',
  link: 'link',
  boxes: 'boxes',
} as const;

export const openBoxes = { danger: 'danger', harmed: 'i-was-harmed', witness: 'i-am-a-witness' } as const;

/** Discord's own links are far shorter; whatever else is pasted comes back whole. */
const linkLimit = 400;

/** The form of `/case open` (SPEC 3.10), filled with what an earlier try held. */
export function openFormView(draft: Draft, settings: Settings): APIModalInteractionResponseCallbackData {
  const name = draft.subject === null ? '' : tidyName(draft.subject.name);
  const { description, harmed, link } = draft.fields;
  const text = (field: 'description' | 'harmed' | 'link', max: number, value: string | undefined) =>
    textField({
      name: openFields[field],
      label: words[field].label,
      hint: words[field].hint,
      long: field === 'description',
      required: field === 'description',
      max,
      value: value ?? '',
    });
  return {
    custom_id: encodeCustomId({ verb: 'open-case', id: draft.draftId }),
    title: name === '' ? words.title : shorten(words.titleAbout(name), 45),
    components: [
      categoryField(draft, settings),
      text('description', descriptionLimit, description),
      text('harmed', harmedLimit, harmed),
      text('link', linkLimit, link),
      boxesField(draft, words.boxes, [
        [openBoxes.danger, words.boxes.danger],
        [openBoxes.harmed, words.boxes.harmed],
        [openBoxes.witness, words.boxes.witness],
      ]),
    ],
  };
}
