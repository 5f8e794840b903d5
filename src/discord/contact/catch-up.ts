import { Routes } from 'discord.js';
import type {
  APIThreadChannel,
  RESTGetAPIChannelMessagesResult,
  RESTGetAPIChannelThreadMembersResult,
} from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { Conversation } from '../../domain/contact/contact-state.ts';
import { isGone, isUndeliverable, sortDiscordError } from '../discord-error.ts';
import type { Services } from '../handler.ts';
import { hearDirectMessage } from './direct-message.ts';
import { mendThread } from './mend-thread.ts';
import { hearNewMembers, hearThreadMessage } from './thread-message.ts';

const pageSize = 100;
/** Of one channel; more than that nobody writes while the bot is away for a while. */
const pagesAtMost = 10;
/** Conversations of open cases come first. */
const channelsAtMost = 500;

/** Reads what people wrote while the bot was away, each message once (SPEC 12.4). One channel's trouble stops no other. */
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
    await read(services, { channelId: threadId, after }, (raw) => hearThreadMessage(services, raw));
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
  const first = await firstWord(services, userId);
  if (first === null) return;
  const readUpTo = await stores.contact.readUpTo(userId);
  const after = readUpTo === null ? first : latest([first, aWhileBefore(readUpTo)]);
  try {
    const channel = await client.users.createDM(userId);
    await read(services, { channelId: channel.id, after }, (raw) => hearDirectMessage(services, raw));
  } catch (err) {
    if (!isUndeliverable(err)) throw err;
  }
}

/** By whatever way it came: an answer may come by the other. */
async function firstWord({ stores }: Services, userId: string): Promise<string | null> {
  const cases = await stores.contact.withPerson(userId, pageSize);
  const own = cases.flatMap(({ conversations }) => conversations.filter((one) => one.userId === userId));
  const sent = own.flatMap(({ messages }) => messages.flatMap(({ discordId }) => discordId ?? []));
  return sent.length === 0 ? null : sent.reduce((first, id) => (BigInt(id) < BigInt(first) ? id : first));
}

const latest = (ids: string[]): string => ids.reduce((last, id) => (BigInt(id) > BigInt(last) ? id : last), '0');

type Hear = (raw: RESTGetAPIChannelMessagesResult[number]) => Promise<void>;

/** Page by page, oldest first; in the turn of the channel, so that nothing is taken while it is being said. */
async function read(
  { client, turns }: Services,
  { channelId, after }: { channelId: string; after: string },
  hear: Hear,
): Promise<void> {
  let from = after;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const query = new URLSearchParams({ after: from, limit: String(pageSize) });
    const answer = await client.rest.get(Routes.channelMessages(channelId), { query });
    const found = (answer as RESTGetAPIChannelMessagesResult).toSorted((a, b) =>
      BigInt(a.id) < BigInt(b.id) ? -1 : 1,
    );
    for (const raw of found) await turns.run(`contact:${channelId}`, () => hear(raw));
    from = found.at(-1)?.id ?? from;
    if (found.length < pageSize) return;
  }
}
