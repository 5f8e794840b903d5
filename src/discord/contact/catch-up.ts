import { Routes } from 'discord.js';
import type { APIThreadChannel, RESTGetAPIChannelThreadMembersResult } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { Conversation, Reply } from '../../domain/contact/contact-state.ts';
import { isGone, isUndeliverable, sortDiscordError } from '../discord-error.ts';
import type { Services } from '../handler.ts';
import { hearDirectMessage } from './direct-message.ts';
import { mendThread } from './mend-thread.ts';
import { readMissed } from './read-missed.ts';
import { hearNewMembers, hearThreadMessage } from './thread-message.ts';

/** Conversations of open cases come first. */
const channelsAtMost = 500;

/** Of one person. */
const casesAtMost = 100;

/** Reads what people wrote, edited and deleted while the bot was away, each once (SPEC 12.4). One channel's trouble stops no other. */
export async function catchUp(services: Services, isStopped: () => boolean): Promise<void> {
  const { contact } = services.stores;
  for (const { caseId, threadId } of await contact.threads(channelsAtMost)) {
    if (isStopped()) return;
    await spared(services, () => readThread(services, caseId, threadId));
  }
  for (const userId of await contact.people(channelsAtMost)) {
    if (isStopped()) return;
    await spared(services, () => readDirectMessages(services, userId));
  }
}

/** What Discord does not let the bot read, or has no more, waits for nobody; trouble that passes is tried again later. */
async function spared({ log }: Services, deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (err) {
    if (sortDiscordError(err).sort === 'again') throw err;
    log.warn({ err }, 'answers not read');
  }
}

async function readThread(services: Services, caseId: string, threadId: string): Promise<void> {
  const { client, stores, clock, poke } = services;
  const state = await stores.cases.load(caseId);
  const conversation = state?.conversations.find(({ thread }) => thread.threadId === threadId);
  if (conversation === undefined) return;
  try {
    const after = aWhileBefore(latest(knownIn(conversation)));
    const missed = { channelId: threadId, after, standing: standingIn(conversation, threadId) };
    await readMissed(services, missed, (raw) => hearThreadMessage(services, raw));
    const members = await client.rest.get(Routes.threadMembers(threadId));
    const added = (members as RESTGetAPIChannelThreadMembersResult).flatMap(({ user_id: userId, join_timestamp }) => {
      return userId === undefined || userId === conversation.userId ? [] : [{ userId, joinedAt: join_timestamp }];
    });
    await hearNewMembers(services, threadId, added);
    const { thread_metadata: door } = (await client.rest.get(Routes.channel(threadId))) as APIThreadChannel;
    await mendThread(services, threadId, { locked: door?.locked === true, archived: door?.archived === true });
  } catch (err) {
    if (!isGone(err, 10003)) throw err;
    await handleCaseCommand(stores.cases, caseId, { type: 'lose-contact-thread', threadId, at: clock.now() });
    poke();
  }
}

/** Every message of a contact thread that is on record. */
function knownIn({ messages, replies, intrusions }: Conversation): string[] {
  const sent = messages.flatMap(({ way, discordId }) => (way === 'thread' && discordId !== null ? [discordId] : []));
  const answers = replies.flatMap(({ how, replyId }) => (how === 'thread' ? [replyId] : []));
  return [...sent, ...answers, ...intrusions.map(({ key }) => key)].filter((id) => /^\d+$/u.test(id));
}

/** Answers that should be in this thread still; those of a thread before it are older than it is. */
const standingIn = ({ replies }: Conversation, threadId: string): string[] =>
  replies.flatMap(({ how, replyId, deletedAt }) => {
    return how === 'thread' && deletedAt === null && BigInt(replyId) > BigInt(threadId) ? [replyId] : [];
  });

/** What could not be taken in when it was said, and was followed by something else, is found a while before that. */
const overlapMs = 10 * 60_000;

/** The id of a message that would have been written a while earlier; hearing one twice does nothing. */
function aWhileBefore(id: string): string {
  const earlier = BigInt(id) - (BigInt(overlapMs) << 22n);
  return earlier > 0n ? String(earlier) : '0';
}

/** From where their direct messages were last read, but never from before the first word of the team. */
async function readDirectMessages(services: Services, userId: string): Promise<void> {
  const { client, stores } = services;
  const cases = await stores.contact.withPerson(userId, casesAtMost);
  const own = cases.flatMap(({ conversations }) => conversations.filter((one) => one.userId === userId));
  const first = firstWord(own);
  if (first === null) return;
  const readUpTo = await stores.contact.readUpTo(userId);
  const after = readUpTo === null ? first : latest([first, aWhileBefore(readUpTo)]);
  const standing = own.flatMap(({ replies }) => replies.filter(isStandingDm).map(({ replyId }) => replyId));
  try {
    const { id: channelId } = await client.users.createDM(userId);
    await readMissed(services, { channelId, after, standing }, (raw) => hearDirectMessage(services, raw));
  } catch (err) {
    if (!isUndeliverable(err)) throw err;
  }
}

/** A form is no message of the channel: nobody can take it back. */
const isStandingDm = ({ how, isMessage, deletedAt }: Reply): boolean => how === 'dm' && isMessage && deletedAt === null;

/** By whatever way it came: an answer may come by the other. */
function firstWord(own: Conversation[]): string | null {
  const sent = own.flatMap(({ messages }) => messages.flatMap(({ discordId }) => discordId ?? []));
  return sent.length === 0 ? null : sent.reduce((first, id) => (BigInt(id) < BigInt(first) ? id : first));
}

const latest = (ids: string[]): string => ids.reduce((last, id) => (BigInt(id) > BigInt(last) ? id : last), '0');
