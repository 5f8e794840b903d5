import type { CategoryChannel, Guild, GuildChannelCreateOptions, NonThreadGuildBasedChannel } from 'discord.js';
import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { categoryPlan, channelPlans } from '../domain/channel-plan.ts';
import type { ChannelKind, Settings } from '../domain/settings.ts';
import { channelKinds } from '../domain/settings.ts';
import type { OverwritePlan } from './channel-overwrites.ts';
import { overwritesFor } from './channel-overwrites.ts';
import { isGone } from './discord-error.ts';

interface Making {
  guild: Guild;
  settings: Settings;
  reason: string;
  /** Called after each channel, before the next: a crash in between forgets none. */
  keep: (kind: ChannelKind, channelId: string) => Promise<void>;
}

type Wanted = Pick<GuildChannelCreateOptions, 'name' | 'topic' | 'parent'> & {
  type: ChannelType.GuildCategory | ChannelType.GuildText | ChannelType.GuildForum;
  plan: OverwritePlan;
};

/**
 * Makes the channels that are missing, one by one, and answers which (SPEC 13). One it made before, in a run that
 * crashed or for somebody who pressed twice, is found by name under the category and taken instead.
 */
export async function createChannels(making: Making): Promise<ChannelKind[]> {
  const { guild, settings, keep } = making;
  const there = await guild.channels.fetch();
  const missing = channelKinds.filter((kind) => {
    const channelId = settings[kind];
    return channelId === null || !there.has(channelId);
  });
  if (missing.length === 0) return [];

  const category = await foundOrMade(making, {
    name: categoryPlan.name,
    type: ChannelType.GuildCategory,
    plan: categoryPlan,
  });
  for (const kind of missing) {
    const { name, topic, type, ...plan } = channelPlans[kind];
    const channelType = type === 'forum' ? ChannelType.GuildForum : ChannelType.GuildText;
    const channel = await foundOrMade(making, { name, topic, type: channelType, parent: category.id, plan });
    await keep(kind, channel.id);
  }
  return missing;
}

/**
 * The oldest such channel, or a new one. Two presses at once, or a call that Discord carried out and answered with an
 * error, make several: whoever sees them keeps the oldest and takes the others away, so that exactly one stays.
 */
async function foundOrMade(making: Making, wanted: Wanted): Promise<{ id: string }> {
  const [before] = await matching(making.guild, wanted);
  if (before !== undefined) return before;
  const { plan, ...options } = wanted;
  const made = await making.guild.channels.create({
    ...options,
    permissionOverwrites: overwritesFor(making.guild, making.settings, plan),
    reason: making.reason,
  });
  const [oldest = made, ...doubles] = await matching(making.guild, wanted);
  for (const double of doubles) await removed(double, making.reason);
  return oldest;
}

/** Oldest first. */
async function matching(guild: Guild, wanted: Wanted): Promise<NonThreadGuildBasedChannel[]> {
  const channels = await guild.channels.fetch();
  const found = [...channels.values()].filter((channel) => channel !== null);
  return found
    .filter((channel) => isWanted(channel, wanted))
    .sort((one, other) => Number(BigInt(one.id) - BigInt(other.id)));
}

async function removed(channel: NonThreadGuildBasedChannel, reason: string): Promise<void> {
  try {
    await channel.delete(reason);
  } catch (err) {
    if (!isGone(err, 10003)) throw err;
  }
}

/** A category of that name which members can see is somebody else's: nothing of ours goes under it. */
function isWanted(channel: NonThreadGuildBasedChannel, wanted: Wanted): boolean {
  if (channel.type !== wanted.type || channel.name !== wanted.name) return false;
  if (wanted.type !== ChannelType.GuildCategory) return channel.parentId === wanted.parent;
  return isHidden(channel);
}

const isHidden = (channel: Pick<CategoryChannel, 'permissionOverwrites' | 'guildId'>): boolean =>
  channel.permissionOverwrites.cache.get(channel.guildId)?.deny.has(PermissionFlagsBits.ViewChannel) === true;
