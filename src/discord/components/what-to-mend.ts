import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Client, Guild, GuildMember, NonThreadGuildBasedChannel } from 'discord.js';
import { partyIds } from '../../domain/case.ts';
import type { CaseState } from '../../domain/case.ts';
import { barredIn } from '../../domain/readers/decide-readers.ts';
import { readers as words } from '../../texts/en/readers.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { acceptReaders } from '../case-actions/accept-readers.ts';
import { actingOn } from '../case-actions/acting.ts';
import { offers } from '../case-actions/offers.ts';
import type { ComponentHandler } from '../handler.ts';
import { mendVerb } from '../views/card.ts';
import { says } from '../with-words.ts';

/**
 * What lets somebody read a thread along who must not, and what ends it, for whoever presses (SPEC 6.4). Drawn from what
 * the client remembers. Who is kept out without being part of the case is told to leaders alone (SPEC 6.1).
 */
export const whatToMend: ComponentHandler = {
  verb: mendVerb,
  audience: 'staff',
  run: async (_interaction, context, { id }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return says(refusals.noSuchCase);
    const { state } = acting.view;
    if (!state.withheld) return says(words.nobody(state.reference));
    const lines = linesFor(context.client, state, acting.by.isLeader);
    const found = lines.length === 0 ? [words.unknown] : lines;
    const said = [words.heading(state.reference), ...found, words.fills].join('\n');
    return says(said.slice(0, 2000), offers([acceptReaders], acting));
  },
};

function linesFor(client: Client<true>, state: CaseState, saysWho: boolean): string[] {
  const guild = client.guilds.cache.get(state.guildId);
  const channel = guild?.channels.cache.get(state.thread.channelId ?? '');
  if (guild === undefined || channel === undefined || channel.isThread()) return [];
  const parties = partyIds(state);
  const people = barredIn(state).filter((userId) => !state.acceptedReaderIds.includes(userId));
  return people.flatMap((userId) => {
    const who = saysWho || parties.includes(userId) ? `<@${userId}>` : words.somebody;
    return lineFor(guild, channel, { userId, who });
  });
}

function lineFor(
  guild: Guild,
  channel: NonThreadGuildBasedChannel,
  { userId, who }: { userId: string; who: string },
): string[] {
  if (userId === guild.client.user.id) return [];
  if (userId === guild.ownerId) return [words.owner(who)];
  const member = guild.members.cache.get(userId);
  if (member === undefined) return [];
  const may = channel.permissionsFor(member);
  const place = `<#${channel.id}>`;
  if (may.has(PermissionFlagsBits.Administrator)) {
    return [words.administrator(who, rolesWith(member, PermissionFlagsBits.Administrator))];
  }
  if (!may.has(PermissionFlagsBits.ViewChannel)) return [];
  if (may.has(PermissionFlagsBits.ManageThreads)) return [words.manageThreads(who, switchOf(member, channel), place)];
  return channel.type === ChannelType.GuildForum ? [words.sees(who, place)] : [];
}

/** By which of their roles; a mention in an answer for one reader calls nobody. */
function rolesWith({ roles }: GuildMember, bit: bigint): string {
  const theirs = [...roles.cache.filter(({ permissions }) => permissions.has(bit)).keys()];
  return theirs.length === 0 ? words.theirRoles : theirs.map((id) => `<@&${id}>`).join(', ');
}

function switchOf(member: GuildMember, channel: NonThreadGuildBasedChannel): string {
  const bit = PermissionFlagsBits.ManageThreads;
  const own = channel.permissionOverwrites.cache.get(member.id)?.allow.has(bit) === true;
  return own ? words.ownSwitch : rolesWith(member, bit);
}
