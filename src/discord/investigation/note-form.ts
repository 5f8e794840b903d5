import { z } from 'zod';
import { noteGiven } from '../../app/give-evidence.ts';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { itemsOf } from '../../domain/investigation/evidence-items.ts';
import { evidence as words, evidenceDone } from '../../texts/en/evidence.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ModalHandler } from '../handler.ts';
import { says, withWords } from '../with-words.ts';

const Kind = z.enum(['witness-note', 'decision-note']);

/** `/evidence note`: the form for what a witness said, or what the team settled. */
export function noteForm(typed: string, { view: { state } }: Acting): Answer {
  const kind = Kind.parse(typed);
  const field = textField({ name: 'text', label: words.form.label, long: true, max: 4000 });
  const customId = encodeCustomId({ verb: 'evidence-note', id: state.caseId, step: Kind.options.indexOf(kind) });
  return {
    show: 'modal',
    modal: { custom_id: customId, title: words.form.title(state.reference), components: [field] },
  };
}

export const noteModal: ModalHandler = {
  verb: 'evidence-note',
  audience: 'staff',
  run: async (interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const { view, by, at } = acting;
    const text = interaction.fields.getTextInputValue('text');
    const order = noteGiven(Kind.options[step] ?? 'witness-note', text, { by, at, chance: context.chance });
    const link = { actorId: by.userId, interactionId: context.interactionId };
    const handled = await handleCaseCommand(context.stores.cases, view.state.caseId, order, link);
    if (!handled.ok) return withWords(refusalText(handled.refusal), interaction);
    context.poke();
    const item = itemsOf(handled.state).findLast((one) => 'exhibit' in one);
    return says(evidenceDone.one(view.state.reference, item?.name ?? ''));
  },
};
