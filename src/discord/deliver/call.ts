import type { Message } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { accessTo, audienceOf } from '../../domain/access.ts';
import { notGone } from '../../domain/calls/who-comes-in.ts';
import type { CaseState } from '../../domain/case.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { shorten } from '../../domain/names.ts';
import { call } from '../../texts/en/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { sayOnce } from './send-once.ts';
import { isOpen } from './who-could-read.ts';
import { whoLeft } from './who-left.ts';

/** Measured as it is sent, escaped and quoted: a message holds 2,000 signs. */
const noteLimit = 1500;
/** As many mentions as fit beside the words of a call. */
const calledAtMost = 80;

/** Calls the new assignee into the thread with one ping, and hands them the note (SPEC 5). */
export async function callAssignee(
  delivery: Delivery,
  view: CaseView,
  { assigneeId, noteId }: EffectOf<'call-assignee'>,
): Promise<Delivered> {
  const { state, words } = view;
  const isStill = state.assigneeId === assigneeId;
  const person = { userId: assigneeId, guildId: state.guildId, isStaff: true, isLeader: false };
  if (!isStill || !accessTo(state, person).see) return { command: null };
  const note = noteId === null ? undefined : words.get(noteId);
  const said = note === undefined ? '' : `\n${shorten(quoted(safeText(note)), noteLimit)}`;
  return await sayInThread(delivery, view, {
    content: call.assigned(state.reference, assigneeId),
    note: said,
    users: [assigneeId],
  });
}

/** Leaders hear that nobody has the case any more (SPEC 5). */
export async function callLeaders(delivery: Delivery, view: CaseView): Promise<Delivered> {
  const { state } = view;
  if (state.assigneeId !== null) return { command: null };
  const leaders = (await leadersToCall(delivery, state)).slice(0, calledAtMost);
  return await sayInThread(delivery, view, {
    content: call.departed(state.reference, leaders),
    note: '',
    users: leaders,
  });
}

/** The leaders who may see the case, but not those who left its thread: they are not put back (SPEC 4.3). */
export async function leadersToCall({ client, stores }: Delivery, state: CaseState): Promise<string[]> {
  const { threadId, broughtIds } = state.thread;
  const thread = threadId === null ? null : await threadById(client, threadId);
  const leaders = audienceOf(state, await stores.guilds.staff(state.guildId)).filter(({ isLeader }) => isLeader);
  const gone = thread === null ? new Set<string>() : await whoLeft(thread, broughtIds);
  return notGone(leaders, gone).map(({ userId }) => userId);
}

async function sayInThread(
  delivery: Delivery,
  view: CaseView,
  { content: said, note, users }: { content: string; note: string; users: string[] },
): Promise<Delivered> {
  const { client, due } = delivery;
  const { threadId } = view.state.thread;
  const thread = threadId === null ? null : await threadById(client, threadId);
  if (thread === null) return { command: null };
  // What somebody wrote stays out of a thread that somebody of the case could open (SPEC 6.4).
  const withheld = note !== '' && (await isOpen(delivery, thread, view));
  const content = withheld ? said : said + note;
  const isIt = (message: Message) => message.content === content;
  await sayOnce(due, thread, isIt, () => ({ content, allowedMentions: { parse: [], users } }));
  return { command: null };
}
