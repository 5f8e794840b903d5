import { ComponentType } from 'discord.js';
import { shorten } from '../../domain/names.ts';
import type { ContactMessage, ContactWay, Conversation } from '../../domain/contact/contact-state.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { toParty } from '../../texts/en/contact.ts';
import { encodeCustomId } from '../custom-id.ts';
import { interimWord } from '../interim/lines.ts';
import type { CaseView } from '../views/case-view.ts';
import { button } from '../views/components.ts';
import { quoted, safeName, safeText } from '../views/safe-text.ts';

/** Words as a party reads them, with everything that makes them inert; more does not fit beside the rest. */
export const wordsLimit = 1500;

interface Writing {
  conversation: Conversation;
  message: ContactMessage;
  server: string;
  staff: readonly StaffMember[];
}

/** Words of the team as they are sent: no formatting, and nobody is called in by a mention inside of them (SPEC 9.1). */
export const sentWords = (text: string): string => quoted(safeText(text.trim()));

/** A message of the team in the contact thread; only the person it is for is mentioned. */
export function inContactThread(view: CaseView, writing: Writing): string {
  const { conversation } = writing;
  const isFirst = !conversation.messages.some(({ way }) => way === 'thread');
  const opening = isFirst ? toParty.threadIntro(from(view, writing)) : toParty.writes(from(view, writing));
  return [`<@${conversation.userId}> ${opening}`, ...body(view, writing, 'thread')].join('\n');
}

/** The same by direct message: its first line tells a bystander nothing. */
export function byDirectMessage(view: CaseView, writing: Writing): string {
  return [toParty.dmFirstLine, toParty.writes(from(view, writing)), ...body(view, writing, 'dm')].join('\n');
}

/** The button below a direct message. */
export function replyRow({ state: { caseId } }: CaseView, { number }: Conversation) {
  const press = button(encodeCustomId({ verb: 'contact-reply', id: caseId, step: number }), toParty.reply);
  return { type: ComponentType.ActionRow as const, components: [press] };
}

function body(view: CaseView, { conversation, message }: Writing, way: ContactWay): string[] {
  const { about, textId, kind } = message;
  const { words } = view;
  if (about === 'reminder') return [...asked(view, conversation, toParty.reminder), toParty.asks[way]];
  if (about === 'again') return [...asked(view, conversation, toParty.again), toParty.asks[way]];
  const ofInterim = interimWord(view, message);
  if (ofInterim !== null) return [ofInterim, toParty.tells[way]];
  if (isOfBot(about)) return [toParty.notices[about]];
  const hint = kind === 'needs-answer' ? toParty.asks[way] : toParty.tells[way];
  return [sentWords(words.get(textId ?? '') ?? ''), hint];
}

const isOfBot = (about: string): about is keyof typeof toParty.notices => Object.hasOwn(toParty.notices, about);

/** The last question that a person wrote, once more. */
function asked({ words }: CaseView, { messages }: Conversation, opening: string): string[] {
  const last = messages.findLast(({ kind, about }) => kind === 'needs-answer' && about === 'words');
  const text = words.get(last?.textId ?? '');
  return [opening, ...(text === undefined ? [] : [sentWords(text)])];
}

function from({ settings }: CaseView, { server, staff, message }: Writing) {
  const known = staff.find(({ userId }) => userId === message.by);
  const name = known?.names[1] ?? known?.names[0];
  const writer = settings.showStaffName && name !== undefined ? shorten(safeName(name), 40) : null;
  return { server: shorten(safeName(server), 60), writer };
}
