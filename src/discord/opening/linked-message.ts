import { ChannelType, DiscordAPIError, PermissionFlagsBits, Routes } from 'discord.js';
import type { APIMessage, GuildMember, GuildTextBasedChannel, ThreadChannel } from 'discord.js';
import { parseMessageLink } from '../../domain/message-link.ts';
import type { MessageLink } from '../../domain/message-link.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { channelKinds } from '../../domain/settings.ts';
import { sortDiscordError } from '../discord-error.ts';
import type { GuildContext } from '../handler.ts';
import { readSnapshot } from '../read-message.ts';

/**
 * Why a link brings no message. `unreadable` means gone, never there, or not for this person: the three are told apart
 * nowhere, so that nobody learns of a hidden channel by asking (SPEC 7.1).
 */
export type LinkTrouble = 'not-a-link' | 'another-server' | 'unreadable' | 'team-channel' | 'bot-blind' | 'no-answer';

/** The message behind a link, if the person who gives it can read it now (SPEC 7.1). Asks Discord. */
export async function linkedMessage(context: GuildContext, typed: string): Promise<Snapshot | LinkTrouble> {
  const link = parseMessageLink(typed);
  if (link === null) return 'not-a-link';
  const { guildId } = context.inGuild;
  if (link.guildId !== guildId) return 'another-server';
  try {
    const channel = await readableChannel(context, link);
    if (channel === null) return 'unreadable';
    if (await isOfTeam(context, channel)) return 'team-channel';
    if (!mayBotRead(channel)) return 'bot-blind';
    const raw = await context.client.rest.get(Routes.channelMessage(link.channelId, link.messageId));
    return readSnapshot(raw as APIMessage, guildId);
  } catch (err) {
    const { sort } = sortDiscordError(err);
    if (sort === 'broken' && !(err instanceof DiscordAPIError)) throw err;
    return sort === 'again' ? 'no-answer' : 'unreadable';
  }
}

const reading = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

/** The channel, if this person can read in it at this moment; asked of Discord, not of what was heard last. */
async function readableChannel(
  { client, inGuild, userId }: GuildContext,
  { channelId }: MessageLink,
): Promise<GuildTextBasedChannel | null> {
  const channel = await client.channels.fetch(channelId);
  if (channel === null || channel.isDMBased() || !channel.isTextBased()) return null;
  if (channel.guildId !== inGuild.guildId) return null;
  const member = await channel.guild.members.fetch({ user: userId, force: true });
  return (await mayRead(channel, member)) ? channel : null;
}

async function mayRead(channel: GuildTextBasedChannel, member: GuildMember): Promise<boolean> {
  // Whoever may not enter a voice channel cannot read beside it either.
  const needed = channel.isVoiceBased() ? [...reading, PermissionFlagsBits.Connect] : reading;
  const permissions = channel.permissionsFor(member);
  if (!permissions.has(needed)) return false;
  if (channel.type !== ChannelType.PrivateThread || permissions.has(PermissionFlagsBits.ManageThreads)) return true;
  return await isIn(channel, member.id);
}

async function isIn({ client, id }: ThreadChannel, userId: string): Promise<boolean> {
  try {
    await client.rest.get(Routes.threadMembers(id, userId));
    return true;
  } catch (err) {
    if (sortDiscordError(err).sort === 'gone') return false;
    throw err;
  }
}

const mayBotRead = (channel: GuildTextBasedChannel): boolean =>
  channel.permissionsFor(channel.client.user)?.has(reading) === true;

/** What is said in one case, or among the team, must not reach those who may see another: today's places and earlier ones. */
async function isOfTeam({ stores, inGuild }: GuildContext, { id, parentId }: GuildTextBasedChannel): Promise<boolean> {
  const chosen = channelKinds.map((kind) => inGuild.settings[kind]);
  if (chosen.includes(id) || chosen.includes(parentId)) return true;
  const { cases } = stores;
  if ((await cases.findByThread(id)) !== null || (await cases.findByShelfPost(id)) !== null) return true;
  const places = [id, parentId ?? id];
  const lived = await Promise.all(places.flatMap((place) => [cases.threadsIn(place), cases.shelfPostsIn(place)]));
  return lived.flat().length > 0;
}
