import { ComponentType } from 'discord.js';
import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { addInformation as words } from '../../texts/en/my-reports.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';

/** The fields of the form, by the name under which the submit is read. */
export const additionFields = { text: 'text', proof: 'proof' } as const;

/** The longest text Discord takes in one field. */
const textLimit = 4000;
const filesAtMost = 10;

/** What a form opened from a draft begins with. */
interface KeptAddition {
  verb: 'my-add-kept' | 'report-add';
  draftId: string;
  step?: number;
  text: string;
  /** A message goes along, so that no words are needed. */
  withMessage: boolean;
}

/**
 * The form for more information. It carries how often the report was added to when it was opened, so that the same form
 * sent twice is known.
 */
export function additionFormView(
  { reference, caseId, additions }: CaseState,
  kept: KeptAddition | null = null,
): APIModalInteractionResponseCallbackData {
  const customId =
    kept === null
      ? encodeCustomId({ verb: 'my-add', id: caseId, step: additions.length })
      : encodeCustomId({ verb: kept.verb, id: kept.draftId, step: kept.step ?? 0 });
  const { label, description, beside } = words.text;
  const withMessage = kept?.withMessage === true;
  const text = textField({
    name: additionFields.text,
    label,
    hint: withMessage ? beside : description,
    long: true,
    required: !withMessage,
    max: textLimit,
    value: kept?.text ?? '',
  });
  const proof = {
    type: ComponentType.Label as const,
    ...words.proof,
    component: {
      type: ComponentType.FileUpload as const,
      custom_id: additionFields.proof,
      required: false,
      min_values: 0,
      max_values: filesAtMost,
    },
  };
  return { custom_id: customId, title: words.title(reference), components: [text, proof] };
}
