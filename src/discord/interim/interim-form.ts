import { markOf } from '../../app/decision/voters.ts';
import { content } from '../../app/report-form.ts';
import { hourMs } from '../../domain/durations.ts';
import { isKeptName } from '../../domain/contact/conversations.ts';
import type { InterimMeasure } from '../../domain/interim/interim-state.ts';
import { isOpen, stands } from '../../domain/interim/interim-state.ts';
import type { InterimCommandOf } from '../../domain/interim/interim-command.ts';
import { parseMessageLink } from '../../domain/message-link.ts';
import { shorten } from '../../domain/names.ts';
import { typedSpan } from '../../domain/typed-span.ts';
import type { CaseState, Party } from '../../domain/case.ts';
import { interimWords as words } from '../../texts/en/interim.ts';
import { momentAndDistance } from '../../texts/en/times.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting, CaseAction, Wrong } from '../case-actions/case-action.ts';
import { isWrong } from '../case-actions/case-action.ts';
import { personLabel } from '../case-actions/contact.ts';
import { choiceField, optionsOf, textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ModalHandler } from '../handler.ts';
import { button, row } from '../views/components.ts';
import { safeName } from '../views/safe-text.ts';
import { says, withWords } from '../with-words.ts';
import { interimButtons, interimCardLines } from './lines.ts';
import { interimOrdered } from './order.ts';

const titleAtMost = 45;
/** Discord's limits: options of a list, and rows of a message with one left for *Another one*. */
const peopleAtMost = 25;
const rowsAtMost = 4;

/** What stands, with its buttons; where nothing does, the form opens at once (SPEC 7.5). */
export const interim: CaseAction = {
  name: 'interim',
  label: words.label,
  description: words.description,
  offered: () => false,
  page: async (acting) => {
    const { view, at } = acting;
    const standing = view.state.interims.filter((one) => stands(one, at));
    if (standing.length === 0) return interimForm(acting);
    const another = button(encodeCustomId({ verb: 'interim-new', id: view.state.caseId }), words.another);
    const rows = standing
      .slice(0, rowsAtMost)
      .map((one) => row(...interimButtons(view, one.number, true).slice(isOpen(one) ? 0 : 1)));
    return says([words.standing(view.state.reference), ...interimCardLines(view)].join('\n'), [...rows, row(another)]);
  },
};

/** The form, or why nobody can be chosen in it. */
export function interimForm({ view }: Acting): Answer {
  const { caseId, reference } = view.state;
  const people = peopleToChoose(view.state);
  if (people.length === 0) return says(words.nobody);
  const hours = view.settings.interimHours;
  const options = people.map((party) => ({ label: personLabel(view, party), value: party.partyId }));
  const custom_id = encodeCustomId({ verb: 'interim-take', id: caseId });
  const components = [
    { ...choiceField('whom', words.whom, options), description: words.whomHint },
    choiceField('what', words.what, optionsOf(words.whatNames, 'timeout')),
    textField({ name: 'length', label: words.length, hint: words.lengthHint(hours), required: false, max: 10 }),
    textField({ name: 'link', label: words.link, hint: words.linkHint, required: false, max: 200 }),
    textField({ name: 'reason', label: words.reason, hint: words.reasonHint, long: true }),
  ];
  return {
    show: 'modal',
    modal: { custom_id, title: shorten(`${reference} · ${words.label}`, titleAtMost), components },
  };
}

/** Each person once, the reported first; never whoever keeps their name back: a list would give it away (SPEC 3.6). */
function peopleToChoose(state: CaseState): Party[] {
  const ranked = state.parties.toSorted((one, other) => rank(one) - rank(other));
  const known = ranked.filter((party) => party.userId !== null && !isKeptName(state, party));
  const first = known.filter(({ userId }, at) => known.findIndex((one) => one.userId === userId) === at);
  return first.slice(0, peopleAtMost);
}

const rank = ({ role }: Party): number => (role === 'subject' ? 0 : 1);

/** What was filled in; a refusal gives the words back. */
export const interimTaken: ModalHandler = {
  verb: 'interim-take',
  audience: 'staff',
  run: async (interaction, context, { id }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const { fields } = interaction;
    const typed = (name: string) => fields.getTextInputValue(name).trim();
    const kind = fields.getStringSelectValues('what')[0];
    const measure = kind === 'timeout' ? timeout(typed('length'), acting) : message(typed('link'), acting);
    if (isWrong(measure)) return withWords(measure.wrong, interaction);
    const order = orderOf(acting, {
      measure,
      partyId: fields.getStringSelectValues('whom')[0] ?? '',
      reason: typed('reason'),
    });
    const until = momentAndDistance(acting.at + order.confirmHours * hourMs);
    const done = words.taken(acting.view.state.reference, until);
    const { shown, isDone } = await interimOrdered(acting, order, done);
    return isDone ? shown : withWords(shown.payload.content, interaction);
  },
};

interface Given {
  measure: InterimMeasure;
  partyId: string;
  reason: string;
}

const orderOf = (
  { view, by, at, context }: Acting,
  { measure, partyId, reason }: Given,
): InterimCommandOf<'take-interim'> => ({
  type: 'take-interim',
  by,
  partyId,
  measure,
  reason: content('note', reason, context.chance),
  mark: markOf(context.chance),
  confirmHours: view.settings.interimConfirmHours,
  at,
});

function timeout(typed: string, { view }: Acting): InterimMeasure | Wrong {
  const hours = view.settings.interimHours;
  const minutes = typed === '' ? hours * 60 : typedSpan(typed);
  const fits = minutes !== null && minutes <= hours * 60;
  return fits ? { kind: 'timeout', minutes } : { wrong: words.badLength(safeName(typed), hours) };
}

function message(typed: string, { view }: Acting): InterimMeasure | Wrong {
  const link = parseMessageLink(typed);
  if (link === null || link.guildId !== view.state.guildId) return { wrong: words.badLink(safeName(typed)) };
  return { kind: 'remove-message', channelId: link.channelId, messageId: link.messageId };
}
