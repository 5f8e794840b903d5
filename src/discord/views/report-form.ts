import { ComponentType, TextInputStyle } from 'discord.js';
import type { APILabelComponent, APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Draft } from '../../app/ports.ts';
import { shorten, tidyName } from '../../domain/names.ts';
import type { Settings } from '../../domain/settings.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { reportForm as words } from '../../texts/en/report.ts';
import { encodeCustomId } from '../custom-id.ts';

/** The fields of the form, by the name under which the submit is read. */
export const fields = {
  category: 'category',
  description: 'description',
  harmed: 'harmed',
  proof: 'proof',
  boxes: 'boxes',
} as const;

export const boxes = { danger: 'danger', confidential: 'confidential', keepFrom: 'keep-from' } as const;

/** The longest text Discord takes in one field. */
export const descriptionLimit = 4000;
export const harmedLimit = 100;
const filesAtMost = 10;

/** The report form (SPEC 3.1), filled with what an earlier try held. */
export function reportFormView(draft: Draft, settings: Settings): APIModalInteractionResponseCallbackData {
  const name = draft.subject === null ? '' : tidyName(draft.subject.name);
  const title = name === '' ? words.title : shorten(words.titleAbout(name), 45);
  const components = [
    categoryField(draft, settings),
    descriptionField(draft),
    harmedField(draft),
    proofField(),
    boxesField(draft, words.boxes, [
      [boxes.danger, words.boxes.danger],
      [boxes.confidential, words.boxes.confidential],
      [boxes.keepFrom, words.boxes.keepFrom],
    ]),
  ];
  return { custom_id: encodeCustomId({ verb: 'report', id: draft.draftId }), title, components };
}

/** A component below its label. */
export const label = (
  { label: labelled, description }: { label: string; description?: string },
  component: APILabelComponent['component'],
): APILabelComponent => ({
  type: ComponentType.Label,
  label: labelled,
  ...(description === undefined ? {} : { description }),
  component,
});

/** The list of categories of this server. */
export function categoryField(draft: Pick<Draft, 'fields'>, settings: Settings): APILabelComponent {
  const options = settings.categories.map((category) => {
    const { name, hint } = categoryWords(category);
    const chosen = draft.fields.category === category.key;
    return { label: name, value: category.key, ...(hint === '' ? {} : { description: hint }), default: chosen };
  });
  return label(words.category, {
    type: ComponentType.StringSelect,
    custom_id: fields.category,
    placeholder: words.category.placeholder,
    options,
    required: true,
  });
}

function descriptionField(draft: Draft): APILabelComponent {
  return label(words.description, {
    type: ComponentType.TextInput,
    custom_id: fields.description,
    style: TextInputStyle.Paragraph,
    max_length: descriptionLimit,
    required: true,
    ...prefilled(draft.fields.description),
  });
}

function harmedField(draft: Draft): APILabelComponent {
  return label(words.harmed, {
    type: ComponentType.TextInput,
    custom_id: fields.harmed,
    style: TextInputStyle.Short,
    max_length: harmedLimit,
    required: false,
    placeholder: words.harmed.placeholder,
    ...prefilled(draft.fields.harmed),
  });
}

const prefilled = (value: string | undefined) => (value === undefined || value === '' ? {} : { value });

function proofField(): APILabelComponent {
  return label(words.proof, {
    type: ComponentType.FileUpload,
    custom_id: fields.proof,
    required: false,
    min_values: 0,
    max_values: filesAtMost,
  });
}

/** Boxes to tick, all of them optional: each with the value the submit is read by, and its words. */
export function boxesField(
  draft: Draft,
  said: Parameters<typeof label>[0],
  options: readonly (readonly [value: string, words: string])[],
): APILabelComponent {
  const ticked = draft.fields.boxes ?? [];
  return label(said, {
    type: ComponentType.CheckboxGroup,
    custom_id: fields.boxes,
    required: false,
    min_values: 0,
    max_values: options.length,
    options: options.map(([value, text]) => ({ value, label: text, default: ticked.includes(value) })),
  });
}
