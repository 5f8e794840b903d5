import { AttachmentBuilder, ButtonStyle, ComponentType } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import type { Conversation, Reply } from '../../domain/contact/contact-state.ts';
import { allReplies } from '../../domain/contact/conversations.ts';
import { shorten } from '../../domain/names.ts';
import { contactPages as words, contactState, wayNames } from '../../texts/en/contact.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Shown } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, row } from '../views/components.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import { standing } from './card-lines.ts';
import { whoIs } from './who.ts';

type Payload = Extract<Shown, { show: 'message' }>['payload'];
type Told = ReturnType<typeof allReplies>[number];

/** Discord's limit for a message, with a little room. */
const contentLimit = 1950;
/** Discord's limits. */
const buttonsInRow = 5;
const optionsAtMost = 25;
/** How many of the last words of a conversation its page shows. */
const wordsShown = 6;

/**
 * What answers say, from this number to the last that the same message of the thread tells of, as far as it fits; the
 * rest is behind a button (SPEC 9.1). `last` is the last one shown.
 */
export function repliesPage(view: CaseView, from: number): { payload: Payload; last: number } {
  const told = toldWith(view.state, from);
  const [first] = told;
  if (first === undefined) return { payload: { content: words.goneReply }, last: from };
  const shown = fitting(view, told);
  const last = shown.at(-1)?.one.reply.number ?? from;
  const next = told.find(({ reply }) => reply.number > last)?.reply.number ?? null;
  const components = rowsBelow(view.state, { shown: shown.map(({ one }) => one), next });
  const content = shown.map(({ text }) => text).join('\n\n');
  if (content.length <= contentLimit) return { payload: { content, components }, last };
  return { payload: { ...inFile(view, first), components }, last };
}

/** The first always, and those after it that fit beside it. */
function fitting(view: CaseView, told: Told[]): { one: Told; text: string }[] {
  const shown: { one: Told; text: string }[] = [];
  for (const one of told.slice(0, buttonsInRow)) {
    const text = replyText(view, one);
    const taken = shown.reduce((sum, { text: before }) => sum + before.length + 2, 0);
    if (shown.length > 0 && taken + text.length > contentLimit) break;
    shown.push({ one, text });
  }
  return shown;
}

/** Those of one relay message; of one that was not relayed, it alone. */
export function toldWith(state: CaseState, from: number): Told[] {
  const all = allReplies(state);
  const relayId = all.find(({ reply }) => reply.number === from)?.reply.relay?.messageId ?? null;
  return all.filter(
    ({ reply }) =>
      reply.number === from || (reply.number > from && reply.relay?.messageId === relayId && relayId !== null),
  );
}

function replyText(view: CaseView, { reply, conversation }: Told): string {
  return [words.reply(reply.number, whoIs(view, conversation), reply.at), ...said(view, reply)].join('\n');
}

/** What they wrote, what they made of it since, and what became of it. */
function said({ words: known }: CaseView, { textId, editedTextId, deletedAt, muted }: Reply): string[] {
  const shown = (contentId: string) => {
    const text = known.get(contentId);
    return text === undefined ? words.erased : quoted(safeText(text));
  };
  return [
    shown(textId),
    ...(editedTextId === null ? [] : [words.editedTo, shown(editedTextId)]),
    ...(deletedAt === null ? [] : [words.deleted(deletedAt)]),
    ...(muted ? [words.muted] : []),
  ];
}

/** Too long for a message: the words as they were written, as a text file. */
function inFile(view: CaseView, { reply, conversation }: Told): Payload {
  const parts = [reply.textId, ...(reply.editedTextId === null ? [] : [reply.editedTextId])];
  const text = parts.map((id) => view.words.get(id) ?? words.erased).join(`\n\n${words.editedTo}\n\n`);
  const name = `${view.state.reference}-reply-${reply.number}.txt`;
  const content = [words.reply(reply.number, whoIs(view, conversation), reply.at), words.inFile].join('\n');
  return { content, files: [new AttachmentBuilder(Buffer.from(text, 'utf8'), { name })] };
}

function rowsBelow({ caseId: id }: CaseState, { shown, next }: { shown: Told[]; next: number | null }) {
  const withFiles = shown.filter(({ reply }) => reply.evidenceIds.length > 0);
  const files = withFiles.map(({ reply: { number } }) =>
    button(
      encodeCustomId({ verb: 'reply-files', id, step: number * 100 }),
      withFiles.length === 1 ? words.files : words.filesOf(number),
    ),
  );
  const more = next === null ? [] : [button(encodeCustomId({ verb: 'show-replies', id, step: next }), words.more)];
  return [files, more].filter((some) => some.length > 0).map((some) => row(...some));
}

/** Every conversation of a case, and a menu to look at one. */
export function conversationList(view: CaseView): Payload {
  const { conversations, reference, caseId: id } = view.state;
  if (conversations.length === 0) return { content: words.none };
  const some = conversations.slice(-optionsAtMost);
  const lines = some.map((one) => words.line(whoIs(view, one), standing(one)));
  const options = some.map((one) => ({
    label: shorten(plain(whoIs(view, one)), 100),
    value: String(one.number),
  }));
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: encodeCustomId({ verb: 'talk-look', id }),
    placeholder: words.choose,
    options,
  };
  return {
    content: shorten([words.heading(reference), ...lines].join('\n'), contentLimit),
    components: [{ type: ComponentType.ActionRow as const, components: [menu] }],
  };
}

/** Menus show no formatting. */
const plain = (text: string) => text.replaceAll(/[`\\]/gu, '');

/** One conversation: how it stands, what was said last, and what can be done. */
export function conversationPage(view: CaseView, conversation: Conversation, isLeader: boolean): Payload {
  const { caseId: id } = view.state;
  const { number, waiting, muted, replies, userId } = conversation;
  const lines = [
    `**${whoIs(view, conversation)}**: ${standing(conversation)}`,
    words.history,
    ...lastWords(view, conversation),
  ];
  const last = replies.at(-1)?.number;
  const custom = (verb: string, step = number) => encodeCustomId({ verb, id, step });
  const buttons = [
    button(custom('contact-write'), words.write, ButtonStyle.Primary),
    ...(waiting === null ? [] : [button(custom('talk-drop'), words.drop)]),
    ...(isLeader && userId !== null
      ? [button(custom(muted ? 'talk-unmute' : 'talk-mute'), muted ? words.unmute : words.mute)]
      : []),
    ...(last === undefined ? [] : [button(custom('show-replies', last), words.lastReply)]),
    button(encodeCustomId({ verb: 'talks', id }), contactState.open),
  ];
  return { content: shorten(lines.join('\n'), contentLimit), components: [row(...buttons)] };
}

function lastWords(view: CaseView, { messages, elsewhere, replies }: Conversation): string[] {
  const text = (contentId: string | null) =>
    contentId === null ? '' : `\n${shorten(quoted(safeText(view.words.get(contentId) ?? words.erased)), 250)}`;
  const entries = [
    ...messages.map(({ at, state, way, textId }) => {
      return {
        at,
        line: words.team(at, state === 'delivered' ? wayNames[way ?? 'dm'] : stateNames[state]) + text(textId),
      };
    }),
    ...elsewhere.map(({ at, reachedAt, textId }) => ({ at, line: words.elsewhere(reachedAt) + text(textId) })),
    ...replies.map(({ at, number, textId, editedTextId }) => {
      return { at, line: words.theirs(number, at) + text(editedTextId ?? textId) };
    }),
  ];
  const sorted = entries.toSorted((one, other) => one.at - other.at);
  return sorted.slice(-wordsShown).map(({ line }) => line);
}

const stateNames = { pending: contactState.pending, undeliverable: contactState.undeliverable };
