import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Guild, GuildMember, PermissionsString, TextChannel } from 'discord.js';
import { DeliveryError } from '../../app/ports.ts';
import type { Conversation, WayClosed } from '../../domain/contact/contact-state.ts';
import { isKeptName } from '../../domain/contact/conversations.ts';
import { channelOrNull, requirePermissions } from '../deliver/case-channel.ts';
import type { Delivery } from '../deliver/delivery.ts';
import { guildOf } from '../deliver/delivery.ts';
import { barredIn } from '../../domain/readers/decide-readers.ts';
import { readersAmong } from '../deliver/who-could-read.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';

/** What the bot needs where contact threads live; the first one missing is named. */
const needed: PermissionsString[] = [
  'ViewChannel',
  'CreatePrivateThreads',
  'SendMessagesInThreads',
  'ManageThreads',
  'ManageMessages',
  'ReadMessageHistory',
];

/** What somebody needs to read and answer in a contact thread. */
const toAnswer = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.SendMessagesInThreads,
];

/**
 * Whether a contact thread reaches this person and nobody else (SPEC 9.2). `blocked`: it would, if something of ours were
 * mended first.
 */
export type ThreadWay =
  | { state: 'open'; channel: TextChannel }
  | { state: 'closed'; why: WayClosed }
  | { state: 'blocked'; error: DeliveryError };

/** Asked anew each time: roles, timeouts and channels change. */
export async function threadWay(delivery: Delivery, view: CaseView, conversation: Conversation): Promise<ThreadWay> {
  if (isKeptName(view.state, conversation)) return { state: 'closed', why: 'confidential' };
  const guild = guildOf(delivery.client, view.state.guildId);
  const member = await memberNow(guild, conversation.userId);
  if (member === null) return { state: 'closed', why: 'left' };
  const channel = await contactChannel(delivery, view);
  if (channel instanceof DeliveryError) return { state: 'blocked', error: channel };
  const why = await whyClosedTo(delivery, view, { channel, member });
  return why === null ? { state: 'open', channel } : { state: 'closed', why };
}

async function whyClosedTo(
  { client, clock }: Delivery,
  { state }: CaseView,
  { channel, member }: { channel: TextChannel; member: GuildMember },
): Promise<WayClosed | null> {
  if (timedOutUntil(member, clock.now()) !== null) return 'timed-out';
  if (!channel.permissionsFor(member).has(toAnswer)) return 'cannot-write';
  const readers = await readersAmong({ guild: channel.guild, client, parent: channel }, barredIn(state));
  return readers.some((userId) => userId !== member.id) ? 'read-along' : null;
}

/**
 * Whoever is here, may not write in the contact channel, and is not reached by direct message either, has no way to
 * answer: that is no silence of theirs (SPEC 9.2). Until when it is so, as far as it is known.
 */
export async function barredNow(
  { client, clock }: Delivery,
  { state }: CaseView,
  { userId, whys }: { userId: string | null; whys: WayClosed[] },
): Promise<{ until: number | null } | null> {
  if (whys.includes('cannot-write')) return { until: null };
  const member = whys.includes('timed-out') ? await memberNow(guildOf(client, state.guildId), userId) : null;
  const until = member === null ? null : timedOutUntil(member, clock.now());
  return until === null ? null : { until };
}

async function contactChannel(
  { client }: Delivery,
  { settings: { contactChannel: channelId } }: CaseView,
): Promise<TextChannel | DeliveryError> {
  const channel = channelId === null ? null : await channelOrNull(client, channelId);
  if (channel?.type !== ChannelType.GuildText) {
    const problem = { problem: 'gone', permission: null, channelId } as const;
    return new DeliveryError('gone', 'no contact channel', { problem });
  }
  try {
    await requirePermissions(channel, needed);
    return channel;
  } catch (err) {
    if (err instanceof DeliveryError) return err;
    throw err;
  }
}

/** As Discord knows them at this moment; null for somebody who left. */
async function memberNow(guild: Guild, userId: string | null): Promise<GuildMember | null> {
  if (userId === null) return null;
  try {
    return await guild.members.fetch({ user: userId, force: true });
  } catch (err) {
    if (isGone(err, 10007) || isGone(err, 10013)) return null;
    throw err;
  }
}

/** Until when (ms UTC); administrators are immune. */
function timedOutUntil({ communicationDisabledUntilTimestamp: until, permissions }: GuildMember, now: number) {
  const isImmune = permissions.has(PermissionFlagsBits.Administrator);
  return until !== null && until > now && !isImmune ? until : null;
}
