import { PermissionFlagsBits, Routes } from 'discord.js';
import type { Client, GuildTextBasedChannel, RESTGetAPIChannelMessagesResult } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { CommandOf } from '../../domain/command.ts';
import type { ReportedMessage } from '../../domain/reported-message.ts';
import { channelKinds } from '../../domain/settings.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Surroundings } from '../../domain/snapshot.ts';
import { sortDiscordError } from '../discord-error.ts';
import { editedAt, readNeighbour } from '../read-message.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';

type Result = CommandOf<'settle-around'>['result'];
type Failed = Extract<Result, { state: 'failed' }>['reason'];

/** The messages around a reported one, where the bot may read them (SPEC 3.4). Looks only, so it may be repeated. */
export async function fetchAround({ client, clock }: Delivery, { state, settings }: CaseView): Promise<Delivered> {
  if (state.message?.around.state !== 'pending') return { command: null };
  const result = await resultOf(client, state.message, settings);
  return { command: { type: 'settle-around', result, at: clock.now() } };
}

async function resultOf(client: Client<true>, message: ReportedMessage, settings: Settings): Promise<Result> {
  try {
    const channel = await readable(client, message.channelId, settings);
    if (typeof channel === 'string') return { state: 'failed', reason: channel };
    return await around(client, message, settings);
  } catch (err) {
    const { sort } = sortDiscordError(err);
    if (sort === 'gone') return { state: 'failed', reason: 'gone' };
    if (sort === 'forbidden') return { state: 'failed', reason: 'no-access' };
    throw err;
  }
}

/** Discord answers an empty page where the bot may not read, so it is asked for its permissions first. */
async function readable(
  client: Client<true>,
  channelId: string,
  settings: Settings,
): Promise<GuildTextBasedChannel | Failed> {
  const channel = await client.channels.fetch(channelId);
  if (channel === null || channel.isDMBased() || !channel.isTextBased()) return 'gone';
  // What is said in one case must not reach those who may see another.
  const ofTeam = channelKinds.map((kind) => settings[kind]);
  if (ofTeam.includes(channel.id) || ofTeam.includes(channel.parentId)) return 'team-channel';
  const reads = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  return channel.permissionsFor(client.user)?.has(reads) === true ? channel : 'no-access';
}

async function around(client: Client<true>, { channelId, messageId }: ReportedMessage, settings: Settings) {
  const { contextBefore, contextAfter } = settings;
  const limit = 2 * Math.max(contextBefore, contextAfter) + 1;
  const query = new URLSearchParams({ around: messageId, limit: String(limit) });
  const answer = await client.rest.get(Routes.channelMessages(channelId), { query });
  const page = (answer as RESTGetAPIChannelMessagesResult).toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const older = page.filter(({ id }) => BigInt(id) < BigInt(messageId));
  const newer = page.filter(({ id }) => BigInt(id) > BigInt(messageId));
  const itself = page.find(({ id }) => id === messageId);
  const found: Surroundings = {
    before: older.slice(Math.max(older.length - contextBefore, 0)).map((one) => readNeighbour(one)),
    after: newer.slice(0, contextAfter).map((one) => readNeighbour(one)),
  };
  return {
    state: 'stored' as const,
    content: { contentId: 'surroundings', kind: 'surroundings' as const, text: JSON.stringify(found) },
    before: found.before.length,
    after: found.after.length,
    source: itself === undefined ? ('deleted' as const) : { editedAt: editedAt(itself.edited_timestamp) },
  };
}
