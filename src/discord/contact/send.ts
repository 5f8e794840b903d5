import { ChannelType, ThreadAutoArchiveDuration } from 'discord.js';
import type { DMChannel, Message, MessageCreateOptions, TextChannel, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { ContactEffectOf } from '../../domain/contact/contact-effect.ts';
import type { ContactMessage, ContactWay, Conversation, WayClosed } from '../../domain/contact/contact-state.ts';
import { nextMessage } from '../../domain/contact/conversations.ts';
import { contactThreadName } from '../../texts/en/contact.ts';
import type { Delivery } from '../deliver/delivery.ts';
import { guildOf, threadById } from '../deliver/delivery.ts';
import { findOwnThread, isYoungEnough } from '../deliver/find-thread.ts';
import { sayOnce } from '../deliver/send-once.ts';
import { isGone, undeliverableBecause } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { shutWhenClosed } from './door.ts';
import { byDirectMessage, inContactThread, replyRow } from './party-message.ts';
import { barredNow, threadWay } from './ways.ts';

interface Sending {
  delivery: Delivery;
  view: CaseView;
  conversation: Conversation;
  message: ContactMessage;
}

/**
 * The oldest message that waits in a conversation goes one step further (SPEC 9.2): a thread is made, or it is sent, or a
 * way turns out to be closed. Each step is one thing on Discord, recorded before the next.
 */
export async function contactSend(
  delivery: Delivery,
  view: CaseView,
  { number }: ContactEffectOf<'contact-send'>,
): Promise<Delivered> {
  const conversation = view.state.conversations.find((one) => one.number === number);
  const message = conversation === undefined ? undefined : nextMessage(conversation);
  if (conversation === undefined || message === undefined) return { command: null };
  const sending = { delivery, view, conversation, message };
  return waysLeft(sending)[0] === 'thread' ? await byThread(sending) : await byDm(sending);
}

/** The server's choice first, or the way an answer came by; then the other. */
function waysLeft({ view, message }: Sending): ContactWay[] {
  const first = message.prefers ?? view.settings.contactBy;
  const ways: ContactWay[] = first === 'thread' ? ['thread', 'dm'] : ['dm', 'thread'];
  return ways.filter((way) => !message.tried.some((one) => one.way === way));
}

async function byThread(sending: Sending): Promise<Delivered> {
  const { delivery, view, conversation } = sending;
  const found = await threadWay(delivery, view, conversation);
  if (found.state === 'closed') return await closed(sending, 'thread', found.why);
  if (found.state === 'blocked') {
    // Nothing of theirs is wrong: the other way is taken, and this one waits to be mended if that fails, too.
    if (waysLeft(sending).includes('dm')) return await byDm(sending);
    throw found.error;
  }
  const { threadId } = conversation.thread;
  if (threadId === null) return await attached(sending, found.channel);
  const thread = await threadById(delivery.client, threadId);
  if (thread === null) return lost(sending, threadId);
  try {
    return await postIn(sending, thread);
  } catch (err) {
    if (isGone(err, 10003)) return lost(sending, threadId);
    throw err;
  }
}

const lost = ({ delivery }: Sending, threadId: string): Delivered => ({
  command: { type: 'lose-contact-thread', threadId, at: delivery.clock.now() },
});

/** Discord has no nonce for threads: a second attempt looks for what the first may have left, by its name. */
async function attached({ delivery, conversation }: Sending, channel: TextChannel): Promise<Delivered> {
  const { number, mark, startedAt } = conversation;
  const name = contactThreadName(mark);
  const isIts = (thread: { id: string; name: string }) =>
    thread.name === name && isYoungEnough(thread.id, { openedAt: startedAt });
  const left = delivery.due.startedAt === null ? null : await findOwnThread(channel, isIts);
  const isTaken = left !== null && (await delivery.stores.contact.findByThread(left.id)) !== null;
  const found = isTaken ? null : left;
  const thread =
    found ??
    (await channel.threads.create({
      name,
      type: ChannelType.PrivateThread,
      invitable: false,
      autoArchiveDuration: ThreadAutoArchiveDuration.ThreeDays,
    }));
  const { round } = conversation.thread;
  return {
    command: { type: 'attach-contact-thread', number, threadId: thread.id, round, at: delivery.clock.now() },
    undo: async () => void (await thread.delete()),
  };
}

/** The mention brings the person in, with one ping; a message into an archived thread opens it. */
async function postIn(sending: Sending, thread: ThreadChannel): Promise<Delivered> {
  const { view, conversation } = sending;
  if (thread.archived === true) await thread.setArchived(false);
  const content = inContactThread(view, await writing(sending));
  const users = conversation.userId === null ? [] : [conversation.userId];
  const sent = await sentOnce(sending, thread, { content, allowedMentions: { parse: [], users } });
  await shutWhenClosed(thread, view.state);
  return delivered(sending, 'thread', sent.id);
}

async function byDm(sending: Sending): Promise<Delivered> {
  const { delivery, view, conversation } = sending;
  if (conversation.userId === null) return await closed(sending, 'dm', 'left');
  try {
    const channel = await delivery.client.users.createDM(conversation.userId);
    const content = byDirectMessage(view, await writing(sending));
    const components = [replyRow(view, conversation)];
    const sent = await sentOnce(sending, channel, { content, components, allowedMentions: { parse: [] } });
    return delivered(sending, 'dm', sent.id);
  } catch (err) {
    const why = undeliverableBecause(err);
    if (why === null) throw err;
    return await closed(sending, 'dm', why);
  }
}

async function writing({ delivery, view, conversation, message }: Sending) {
  const { guildId } = view.state;
  const server = guildOf(delivery.client, guildId).name;
  return { conversation, message, server, staff: await delivery.stores.guilds.staff(guildId) };
}

/** One that an earlier attempt left says the same and is not on record as another message. */
async function sentOnce(
  { delivery: { due }, view: { state }, conversation, message }: Sending,
  channel: ThreadChannel | DMChannel,
  payload: MessageCreateOptions & { content: string },
): Promise<Message> {
  const known = new Set(conversation.messages.map(({ discordId }) => discordId));
  const isIt = ({ id, content }: Message) => content === payload.content && !known.has(id);
  const key = `contact:${state.caseId}:${message.messageId}`;
  return await sayOnce({ ...due, key }, channel, isIt, () => payload);
}

function delivered({ delivery, view, conversation, message }: Sending, way: ContactWay, discordId: string): Delivered {
  return {
    command: {
      type: 'settle-contact',
      number: conversation.number,
      messageId: message.messageId,
      result: { state: 'delivered', way, discordId },
      checkInDays: view.settings.checkIn,
      at: delivery.clock.now(),
    },
  };
}

/** The other way is next; after the last one it is undeliverable, with the reason (SPEC 9.2). */
async function closed(sending: Sending, way: ContactWay, why: WayClosed): Promise<Delivered> {
  const { delivery, view, conversation, message } = sending;
  const base = { number: conversation.number, messageId: message.messageId, at: delivery.clock.now() };
  if (waysLeft(sending).some((other) => other !== way))
    return { command: { type: 'close-contact-way', ...base, way, why } };
  const whys = [...message.tried.map((one) => one.why), why];
  const barred = await barredNow(delivery, view, { userId: conversation.userId, whys });
  const result = { state: 'undeliverable', way, why, barred } as const;
  return { command: { type: 'settle-contact', ...base, result, checkInDays: view.settings.checkIn } };
}
