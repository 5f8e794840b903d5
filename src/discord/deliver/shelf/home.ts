import { ChannelType } from 'discord.js';
import type { Message, PermissionsString, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { lastPost, shelfPostOf } from '../../../domain/shelf/shelf-state.ts';
import { shelf as words } from '../../../texts/en/shelf.ts';
import { isGone } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import { requirePermissions } from '../case-channel.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { tagsFor, withTags } from '../forum-tags.ts';
import { patchThread } from '../by-hand/thread-now.ts';
import { cardFor, cardPayload } from '../post-card.ts';
import { earlierMessage, sayUnlessSaid } from '../send-once.ts';
import { isOpen } from '../who-could-read.ts';

const toSay: PermissionsString[] = ['ViewChannel', 'SendMessagesInThreads', 'ReadMessageHistory'];
const needed: PermissionsString[] = [...toSay, 'ManageThreads'];

/**
 * Closes the thread of a case that rests (SPEC 9.5): a line that leads to the shelf post, the card a last time, then
 * locked and archived in one request. One that was closed by an earlier attempt stays as it is.
 */
export async function closeHome(
  delivery: Delivery,
  view: CaseView,
  { threadId, stay }: EffectOf<'close-home'>,
): Promise<Delivered> {
  const { client, clock } = delivery;
  const { shelf, thread, reference } = view.state;
  const post = shelfPostOf(view.state);
  const { place } = shelf;
  if (post === null || place === null || shelf.stay !== stay || thread.threadId !== threadId)
    return await tooLate(delivery, threadId);
  const home = await threadById(client, threadId, true);
  if (home === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  if (home.parent !== null) await requirePermissions(home.parent, needed);
  const content = words.rests(reference, place, post.threadId);
  const isClosed = home.archived === true && home.locked === true;
  if (!isClosed || !(await isSaid(home, content))) await close(delivery, view, { home, content });
  return { command: { type: 'record-home', threadId, home: 'closed', at: clock.now() } };
}

/** The case went on; an attempt may have closed its thread without living to say so. */
async function tooLate({ client, clock, due }: Delivery, threadId: string): Promise<Delivered> {
  const home = due.startedAt === null ? null : await threadById(client, threadId, true);
  if (home?.locked !== true) return { command: null };
  return { command: { type: 'record-home', threadId, home: 'closed', at: clock.now() } };
}

interface Closing {
  home: ThreadChannel;
  content: string;
}

async function close(delivery: Delivery, view: CaseView, { home, content }: Closing): Promise<void> {
  if (home.archived === true) await patchThread(home.client, home.id, { archived: false });
  await sayHere(delivery, home, content);
  await drawLast(delivery, view, home);
  const { parent } = home;
  const rest = { archived: true, locked: true } as const;
  if (parent?.type !== ChannelType.GuildForum) return await patchThread(home.client, home.id, rest);
  const isOpenHere = await isOpen(delivery, home, view);
  const applied_tags = await tagsFor(delivery, parent, view, { applied: home.appliedTags, isOpen: isOpenHere });
  await withTags(parent, () => patchThread(home.client, home.id, { ...rest, applied_tags }));
}

/** A card that somebody has deleted is not missed here any more. */
async function drawLast(delivery: Delivery, view: CaseView, home: ThreadChannel): Promise<void> {
  const { cardId } = view.state.thread;
  if (cardId === null) return;
  try {
    await home.messages.edit(cardId, cardPayload(await cardFor(delivery, home, view)));
  } catch (err) {
    if (!isGone(err, 10008)) throw err;
  }
}

/** Opens the thread of a case that goes on, unlocked, with a line that leads back to the shelf post (SPEC 9.6). */
export async function openHome(
  delivery: Delivery,
  view: CaseView,
  { threadId }: EffectOf<'open-home'>,
): Promise<Delivered> {
  const { client, clock } = delivery;
  const { shelf, thread } = view.state;
  if (shelf.place !== null || thread.threadId !== threadId) return { command: null };
  const home = await threadById(client, threadId, true);
  if (home === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await unlock(home);
  const post = lastPost(view.state);
  if (post !== null) await sayHere(delivery, home, words.goesOn(view.state.reference, post.threadId));
  return { command: { type: 'record-home', threadId, home: 'open', at: clock.now() } };
}

async function unlock(home: ThreadChannel): Promise<void> {
  const isClosed = home.archived === true || home.locked === true;
  if (home.parent !== null) await requirePermissions(home.parent, isClosed ? needed : toSay);
  if (isClosed) await patchThread(home.client, home.id, { archived: false, locked: false });
}

const isSaid = async (home: ThreadChannel, content: string) =>
  (await earlierMessage(home, (message) => message.content === content)) !== null;

async function sayHere({ due }: Delivery, home: ThreadChannel, content: string): Promise<void> {
  const isIt = (message: Message) => message.content === content;
  await sayUnlessSaid(due.key, home, isIt, () => ({ content, allowedMentions: { parse: [] } }));
}
