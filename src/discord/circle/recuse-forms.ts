import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { content } from '../../app/report-form.ts';
import { isBlank, shorten, tidyName } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { countLeft } from '../../domain/circle/who-is-left.ts';
import { recuseWords as words } from '../../texts/en/circle.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { choiceField, textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ModalHandler } from '../handler.ts';
import { text } from '../views/components.ts';
import { says, withWords } from '../with-words.ts';
import { circleOrdered } from './ordered.ts';
import { staffNow } from './people.ts';

const titleAtMost = 45;
/** Nobody decides alone: with fewer left than this the owner is asked. */
const enough = 2;

type Components = APIModalInteractionResponseCallbackData['components'];

/** A form about a case. */
export const formOf = (
  { view }: Acting,
  { verb, title, step = 0 }: { verb: string; title: (reference: string) => string; step?: number },
  components: Components,
): Answer => ({
  show: 'modal',
  modal: {
    custom_id: encodeCustomId({ verb, id: view.state.caseId, step }),
    title: shorten(title(view.state.reference), titleAtMost),
    components,
  },
});

/** Stepping out oneself is asked once: what follows stands above, and sending it does it (SPEC 6.1). */
export async function outForm(acting: Acting): Promise<Answer> {
  const { view, by } = acting;
  const { reference } = view.state;
  const isFew = countLeft(view.state, await staffNow(acting)) <= enough;
  const said = [words.out(reference), ...(isFew ? [words.outFew] : []), ...(by.isLeader ? [words.outForLeaders] : [])];
  return formOf(acting, { verb: 'recuse-out', title: words.outTitle }, [
    text(said.join('\n\n')),
    textField({ name: 'reason', label: words.reason, hint: words.reasonOptional, long: true, required: false }),
  ]);
}

const out: ModalHandler = {
  verb: 'recuse-out',
  audience: 'staff',
  run: async (interaction, context, { id }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const typed = interaction.fields.getTextInputValue('reason').trim();
    const reason = isBlank(typed) ? null : content('note', typed, context.chance);
    const { by, at } = acting;
    const order = { type: 'step-out', by, reason, staff: await staffNow(acting), at } as const;
    const { shown, isDone } = await circleOrdered(acting, order, { done: ({ reference }) => words.outDone(reference) });
    return isDone ? shown : withWords(shown.payload.content, interaction);
  },
};

/** One person, chosen already, and why. */
export const aboutOne = (member: StaffMember | undefined, userId: string, label: string) =>
  choiceField('whom', label, [{ label: nameIn(member, userId), value: userId, default: true }]);

const nameIn = (member: StaffMember | undefined, userId: string): string =>
  shorten(tidyName(member?.names[1] ?? member?.names[0] ?? ''), 100) || userId;

/** Somebody else: who it is stands in the form, as whoever proposes it chose them. */
export async function otherForm(acting: Acting, userId: string): Promise<Answer> {
  const member = (await staffNow(acting)).find((one) => one.userId === userId);
  return formOf(acting, { verb: 'recuse-other', title: words.otherTitle }, [
    aboutOne(member, userId, words.whom),
    textField({ name: 'reason', label: words.otherReason, hint: words.otherReasonHint, long: true }),
  ]);
}

const other: ModalHandler = {
  verb: 'recuse-other',
  audience: 'staff',
  run: async (interaction, context, { id }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const typed = interaction.fields.getTextInputValue('reason').trim();
    if (isBlank(typed)) return says(words.reasonEmpty);
    const userId = interaction.fields.getStringSelectValues('whom')[0] ?? '';
    const { by, at } = acting;
    const reason = content('note', typed, context.chance);
    const staff = await staffNow(acting);
    const order = { type: 'propose-recusal', by, what: 'recuse', userId, reason, staff, at } as const;
    const done = ({ reference }: { reference: string }) => words.proposedDone(reference);
    const { shown, isDone } = await circleOrdered(acting, order, { done });
    return isDone ? shown : withWords(shown.payload.content, interaction);
  },
};

export const recuseForms: ModalHandler[] = [out, other];
