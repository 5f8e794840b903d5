import type { APILabelComponent } from 'discord.js';
import { markOf } from '../../app/decision/voters.ts';
import { content } from '../../app/report-form.ts';
import type { Party } from '../../domain/case.ts';
import { ContactKind } from '../../domain/contact/contact-state.ts';
import type { Conversation } from '../../domain/contact/contact-state.ts';
import { isKeptName, partsOf, peopleToContact } from '../../domain/contact/conversations.ts';
import { mayWrite } from '../../domain/contact/writing.ts';
import { passing } from '../../texts/en/naming.ts';
import { shorten, tidyName } from '../../domain/names.ts';
import { typedDate } from '../../domain/typed-date.ts';
import { contactAction as words, contactRefusal, kindNames, partNames } from '../../texts/en/contact.ts';
import { formRefused } from '../../texts/en/lifecycle.ts';
import { sentWords, wordsLimit } from '../contact/party-message.ts';
import { nameCheckFor } from '../naming/name-check.ts';
import { passedField, passedIn } from '../naming/passing.ts';
import type { CaseView } from '../views/case-view.ts';
import { safeName } from '../views/safe-text.ts';
import type { Acting, CaseAction, Filled, Wrong } from './case-action.ts';
import { isWrong } from './case-action.ts';
import { choiceField, optionsOf, textField } from './fields.ts';

/** What is typed; what is sent has more signs, those that make formatting inert. */
const typedAtMost = 1400;
/** Discord's limit for a list. */
const peopleAtMost = 25;

/** What a form may hold already: for whom it is, and words. */
interface Prefilled {
  partyId?: string;
  text?: string;
}

/** The same form with a field for what a leader lets pass as no name (SPEC 7.7). */
const passingForm = (form: APILabelComponent[] | Wrong): APILabelComponent[] | Wrong =>
  isWrong(form) ? form : [...form, passedField()];

const contacting = {
  asksDiscord: true,
  order: async (filled, acting) => {
    const partyId = filled.choice('whom');
    const { by, at, context } = acting;
    const text = content('contact', filled.text('words').trim(), context.chance);
    const mark = markOf(context.chance);
    const kind = filled.choice('kind');
    if (kind !== 'asked' && kind !== 'spoke') {
      if (sentWords(text.text).length > wordsLimit) return { wrong: words.tooLong };
      const check = await nameCheckFor(context, acting.view, partyId);
      const passed = passedIn(filled, acting);
      return { type: 'contact', by, partyId, mark, kind: ContactKind.parse(kind), text, check, passed, at };
    }
    const when = reachedAt(filled, acting);
    if (isWrong(when)) return when;
    const { checkIn } = acting.view.settings;
    const asked = kind === 'asked';
    return { type: 'note-contact', by, partyId, mark, text, asked, reachedAt: when.at, checkInDays: checkIn, at };
  },
  done: ({ reference }, { type }) => (type === 'note-contact' ? words.noted : words.done)(reference),
} satisfies Partial<CaseAction>;

/** A leader lets words pass that the check takes for a name. */
export const contactPassing: CaseAction = {
  ...contacting,
  name: 'contact-passing',
  label: passing.label,
  offered: () => false,
  leaders: true,
  form: async (acting) => passingForm(contactForm(acting)),
};

/** The team writes to somebody in the case, or notes that it reached them elsewhere (SPEC 9.1, 9.3). */
export const contact: CaseAction = {
  ...contacting,
  name: 'contact',
  label: words.label,
  description: words.description,
  // The card has a button of its own for it, beside that for the conversations.
  offered: () => false,
  passing: contactPassing,
  form: async (acting) => contactForm(acting),
};

/** The form, filled in as far as it is known what it is for. */
function contactForm({ view, by }: Acting, prefilled: Prefilled = {}): APILabelComponent[] | Wrong {
  if (!mayWrite(view.state, by)) return { wrong: contactRefusal({ code: 'contact-for-leaders' }) };
  const people = peopleToContact(view.state).slice(0, peopleAtMost);
  if (people.length === 0) return { wrong: words.nobody };
  const options = people.map((party) => ({
    label: personLabel(view, party),
    value: party.partyId,
    default: isFor(view, party, prefilled.partyId),
  }));
  const kinds = { ...kindNames, ...words.elsewhere };
  return [
    choiceField('whom', words.whom, options),
    choiceField('kind', words.kind, optionsOf(kinds, 'needs-answer')),
    textField({
      name: 'words',
      label: words.words,
      hint: words.wordsHint,
      long: true,
      max: typedAtMost,
      value: prefilled.text ?? '',
    }),
    textField({ name: 'when', label: words.when, hint: words.whenHint, required: false, max: 20 }),
  ];
}

const isFor = (view: CaseView, party: Party, partyId: string | undefined): boolean =>
  partyId !== undefined && partsOf(view.state, party).some((part) => part.partyId === partyId);

/** By name and part; whoever keeps their name back is the reporter (SPEC 3.6). */
export function personLabel(view: CaseView, party: Party): string {
  const { state, words: known } = view;
  if (isKeptName(state, party)) return words.reporter;
  const parts = partsOf(state, party).map(({ role }) => partNames[role]);
  const off = party.userId === null ? [words.offDiscord] : [];
  const name = tidyName(known.get(party.nameId) ?? '') || party.partyId;
  return shorten(`${shorten(name, 60)} (${[...parts, ...off].join(', ')})`, 100);
}

/** The day they were reached; the beginning of it, or now for an empty field. */
function reachedAt(filled: Filled, { view, at }: Acting): { at: number } | Wrong {
  const typed = filled.text('when').trim();
  if (typed === '') return { at };
  const read = /^\d{4}-/u.test(typed) ? typedDate(typed, at, view.settings.timeZone) : null;
  return read === null ? { wrong: formRefused.badDate(safeName(typed)) } : { at: read };
}

/** The form for the next word in this conversation. */
export const formFor = (acting: Acting, { partyId }: Conversation, text?: string): APILabelComponent[] | Wrong =>
  contactForm(acting, text === undefined ? { partyId } : { partyId, text });
