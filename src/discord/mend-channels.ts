import type { Guild, NonThreadGuildBasedChannel, PermissionOverwriteOptions } from 'discord.js';
import { OverwriteType, PermissionFlagsBits } from 'discord.js';
import { planFor } from '../domain/channel-plan.ts';
import type { ChannelPlan } from '../domain/channel-plan.ts';
import type { Settings } from '../domain/settings.ts';
import { channelKinds } from '../domain/settings.ts';
import type { PlannedOverwrite } from './channel-overwrites.ts';
import { overwritesFor } from './channel-overwrites.ts';
import { fittingType } from './setup-check.ts';

interface Mending {
  guild: Guild;
  settings: Settings;
  reason: string;
}

/**
 * Gives everybody in the chosen channels what the plan says, and takes the sight of the team's channels from roles that
 * are not on the team (SPEC 13). What else the server has set there stays.
 */
export async function mendChannels(mending: Mending): Promise<void> {
  const { guild, settings } = mending;
  const channels = await guild.channels.fetch();
  for (const kind of channelKinds) {
    const channel = channels.get(settings[kind] ?? '');
    const plan = channel ? planFor(kind, fittingType(channel)) : null;
    if (channel && plan !== null) await mendOne(mending, plan, channel);
  }
}

async function mendOne(mending: Mending, plan: ChannelPlan, channel: NonThreadGuildBasedChannel): Promise<void> {
  const { guild, settings, reason } = mending;
  for (const overwrite of overwritesFor(guild, settings, plan)) {
    if (!isSet(channel, overwrite)) {
      const { id, type } = overwrite;
      await channel.permissionOverwrites.edit(id, switches(overwrite), { type, reason });
    }
  }
  if (!plan.hidden) return;
  for (const roleId of outsiders(mending, channel)) {
    const type = OverwriteType.Role;
    await channel.permissionOverwrites.edit(roleId, { ViewChannel: null }, { type, reason });
  }
}

/** Roles that were let in and are not on the team; other bots' own roles may have their reason to be there. */
function outsiders({ guild, settings }: Mending, channel: NonThreadGuildBasedChannel): string[] {
  const insiders = new Set([guild.id, ...settings.staffRoles, ...settings.leaderRoles]);
  const letIn = channel.permissionOverwrites.cache.filter(
    ({ id, type, allow }) =>
      type === OverwriteType.Role &&
      allow.has(PermissionFlagsBits.ViewChannel) &&
      !insiders.has(id) &&
      guild.roles.cache.get(id)?.managed !== true,
  );
  return [...letIn.keys()];
}

/** What is right already is left alone: that needs no permission, and writes nothing into the audit log. */
function isSet(channel: NonThreadGuildBasedChannel, { id, allow, deny }: PlannedOverwrite): boolean {
  const there = channel.permissionOverwrites.cache.get(id);
  return there !== undefined && there.allow.has(allow) && there.deny.has(deny);
}

const switches = ({ allow, deny }: PlannedOverwrite): PermissionOverwriteOptions =>
  Object.fromEntries([...allow.map((name) => [name, true]), ...deny.map((name) => [name, false])]);
