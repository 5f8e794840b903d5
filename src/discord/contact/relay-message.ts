import { ButtonStyle } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import type { allReplies } from '../../domain/contact/conversations.ts';
import { shorten } from '../../domain/names.ts';
import { contactLines, contactPages } from '../../texts/en/contact.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, row } from '../views/components.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import { whoIs } from './who.ts';

export type Told = ReturnType<typeof allReplies>;

/** Discord's limit for a message, with a little room. */
const contentLimit = 1950;

interface Relay {
  told: Told;
  /** Who is called by name. */
  called: string[];
  /** Somebody of the case could read along: it says only that something came. */
  isOpen: boolean;
}

/** What the case thread reads of answers: who wrote, and what, as far as it fits; files stay covered (SPEC 9.1). */
export function relayMessage(view: CaseView, { told, called, isOpen }: Relay) {
  const { state } = view;
  const first = [openingOf(state, told), ...called.map((id) => `<@${id}>`)].join(' ');
  const closed = state.status === 'closed' ? [contactLines.afterClosing] : [];
  const around = [first, ...closed].join('\n');
  return {
    content: [first, ...(isOpen ? [contactLines.withheld] : lines(view, told, around.length)), ...closed].join('\n'),
    components: [row(...buttonsFor(state, told))],
    allowedMentions: { parse: [], users: called },
  };
}

function openingOf({ reference }: CaseState, told: Told): string {
  const [from, to] = [told[0]?.reply.number ?? 1, told.at(-1)?.reply.number ?? 1];
  return from === to ? contactLines.reply(reference, from) : `${contactLines.repliesFrom(reference, from)}${to}.`;
}

/** Of a message that tells of replies from this number on, the last of them; null for every other message. */
export function lastTold(reference: string, from: number): (content: string) => number | null {
  const one = contactLines.reply(reference, from);
  const many = contactLines.repliesFrom(reference, from);
  return (content) => {
    if (content.startsWith(one)) return from;
    return content.startsWith(many) ? Number.parseInt(content.slice(many.length), 10) : null;
  };
}

/** All of it where it fits; else each as much as an equal share allows, and a pointer to the rest. */
function lines(view: CaseView, told: Told, taken: number): string[] {
  const heads = told.map((one) => head(view, one));
  const texts = told.map(({ reply }) => quoted(safeText(wordsIn(view, reply))));
  const whole = heads.flatMap((line, index) => [line, texts[index] ?? '']);
  if (whole.join('\n').length + taken < contentLimit) return whole;
  const left = contentLimit - taken - contactLines.more.length - heads.join('\n').length - told.length - 2;
  const share = Math.max(20, Math.floor(left / told.length));
  return [...heads.flatMap((line, index) => [line, shorten(texts[index] ?? '', share)]), contactLines.more];
}

const wordsIn = ({ words }: CaseView, { textId, editedTextId }: Told[number]['reply']) =>
  words.get(editedTextId ?? textId) ?? contactPages.erased;

function head(view: CaseView, { reply, conversation }: Told[number]): string {
  const marks = [
    ...(reply.evidenceIds.length === 0 ? [] : [contactLines.files(reply.evidenceIds.length)]),
    ...(reply.editedTextId === null ? [] : [contactLines.edited]),
    ...(reply.deletedAt === null ? [] : [contactLines.deleted]),
  ];
  return [contactLines.from(reply.number, whoIs(view, conversation), reply.at), ...marks].join(' · ');
}

function buttonsFor({ caseId: id, step, status }: CaseState, told: Told) {
  const from = told[0]?.reply.number ?? 1;
  const label = told.length > 1 ? contactLines.showAll : contactLines.showOne;
  const show = button(encodeCustomId({ verb: 'show-replies', id, step: from }), label, ButtonStyle.Primary);
  const read = button(encodeCustomId({ verb: 'read-replies', id, step: from }), contactLines.markRead);
  const people = [...new Set(told.map(({ conversation }) => conversation.number))];
  const answer = people.map((number) =>
    button(encodeCustomId({ verb: 'contact-write', id, step: number }), contactLines.answer),
  );
  const reopen = button(encodeCustomId({ verb: 'do-reopen', id, step }), actions.reopen.label);
  return [show, read, ...(people.length === 1 ? answer : []), ...(status === 'closed' ? [reopen] : [])];
}
