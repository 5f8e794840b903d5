import type { Message, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { DeliveryError } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import type { CaseCommand } from '../../domain/command.ts';
import { relayPauseMs } from '../../domain/contact/contact-effects.ts';
import type { ContactEffectOf } from '../../domain/contact/contact-effect.ts';
import { allReplies, untoldReplies } from '../../domain/contact/conversations.ts';
import { shelfPostOf } from '../../domain/shelf/shelf-state.ts';
import { requireWriting } from '../deliver/case-channel.ts';
import type { Delivery } from '../deliver/delivery.ts';
import { threadById } from '../deliver/delivery.ts';
import { whileOpen } from '../deliver/refresh-card.ts';
import { nonceOf } from '../deliver/nonce.ts';
import { earlierMessage, sendOnce } from '../deliver/send-once.ts';
import { isOpenToOthers } from '../deliver/who-could-read.ts';
import { whoLooksAfter } from '../deliver/who-looks-after.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { lastTold, relayMessage } from './relay-message.ts';
import type { Told } from './relay-message.ts';

/** How many replies one message tells of. */
const toldAtMost = 12;
/** Between two calls of the team because of replies (SPEC 9.1). */
const callAgainMs = 10 * 60_000;

/**
 * Tells the case thread what answers say, gathered, their files covered: those are behind a button, for whoever presses
 * (SPEC 9.1). Calls whoever looks after the case, once in a while.
 */
export async function relayReplies(delivery: Delivery, view: CaseView): Promise<Delivered> {
  const { client, clock } = delivery;
  const threadId = placeFor(view.state);
  const told = untoldReplies(view.state).slice(0, toldAtMost);
  if (threadId === null || told.length === 0) return { command: null };
  const waitMs = (view.state.relayedAt ?? 0) + relayPauseMs - clock.now();
  if (waitMs > 0) throw new DeliveryError('again', 'replies are gathered', { retryAfterMs: waitMs });
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: lost(view.state, threadId, clock.now()) };
  await requireWriting(thread);
  return await relayIn(delivery, view, { thread, told });
}

/** The thread of the case once its card is up; while the case rests, its shelf post (SPEC 9.5). */
const placeFor = (state: CaseState): string | null =>
  shelfPostOf(state)?.threadId ?? (state.thread.cardId === null ? null : state.thread.threadId);

const lost = ({ thread }: CaseState, threadId: string, at: number): CaseCommand =>
  thread.threadId === threadId ? { type: 'lose-thread', threadId, at } : { type: 'lose-shelf-post', threadId, at };

/** A message that an earlier attempt left tells of fewer, if more have come since. */
async function relayIn(
  delivery: Delivery,
  view: CaseView,
  { thread, told }: { thread: ThreadChannel; told: Told },
): Promise<Delivered> {
  const { clock, due } = delivery;
  const { state } = view;
  const from = told[0]?.reply.number ?? 1;
  const lastOf = lastTold(state.reference, from);
  const isIt = ({ content }: { content: string }) => lastOf(content) !== null;
  const earlier = due.startedAt === null ? null : await earlierMessage(thread, isIt);
  const called = mayCall(state, clock.now()) ? await whoLooksAfter(delivery, state) : [];
  const settled = ({ id: messageId }: Message, to: number): Delivered => {
    const told = { from, to, round: state.thread.round, messageId, called: called.length > 0 };
    return { command: { type: 'settle-relay', ...told, at: clock.now() } };
  };
  if (earlier !== null) return settled(earlier, lastOf(earlier.content) ?? from);
  const isOpen = await isOpenToOthers(delivery, thread, view);
  const said = relayMessage(view, { told, called, isOpen });
  const message = await sendOnce(thread, { ...said, nonce: nonceOf(due.key) });
  return settled(message, told.at(-1)?.reply.number ?? from);
}

const mayCall = ({ answerCalledAt }: CaseState, now: number) =>
  answerCalledAt === null || now - answerCalledAt >= callAgainMs;

/** An edit or a deletion of a reply is shown where it was told (SPEC 9.1). */
export async function redrawRelay(
  delivery: Delivery,
  view: CaseView,
  { messageId }: ContactEffectOf<'redraw-relay'>,
): Promise<Delivered> {
  const { thread: home, shelf } = view.state;
  const told = allReplies(view.state).filter(({ reply }) => reply.relay?.messageId === messageId);
  if (told.length === 0) return { command: null };
  // What came in while the case rested was told in the shelf post of that time.
  for (const threadId of [home.threadId, ...shelf.posts.map((post) => post.threadId)]) {
    const thread = threadId === null ? null : await threadById(delivery.client, threadId);
    if (thread !== null && (await isRedrawn(delivery, view, { thread, messageId, told }))) break;
  }
  return { command: null };
}

/** False when the message is not there. */
async function isRedrawn(
  delivery: Delivery,
  view: CaseView,
  { thread, messageId, told }: { thread: ThreadChannel; messageId: string; told: Told },
): Promise<boolean> {
  try {
    await thread.messages.fetch({ message: messageId, cache: false, force: true });
    await whileOpen(thread, async () => {
      const isOpen = await isOpenToOthers(delivery, thread, view);
      await thread.messages.edit(messageId, relayMessage(view, { told, called: [], isOpen }));
    });
    return true;
  } catch (err) {
    if (!isGone(err, 10008)) throw err;
    return false;
  }
}
