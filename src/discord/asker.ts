import type { Interaction } from 'discord.js';
import { PermissionFlagsBits } from 'discord.js';
import type { Settings } from '../domain/settings.ts';
import type { Context, Services } from './handler.ts';

/** Who asks, by the roles the interaction itself carries: asked anew every time, never remembered (SPEC 6.6). */
export async function contextOf(interaction: Interaction, services: Services): Promise<Context> {
  const base = {
    ...services,
    interactionId: interaction.id,
    userId: interaction.user.id,
    locale: interaction.locale,
  };
  if (!interaction.inGuild()) return { ...base, inGuild: null };
  const settings = await services.stores.guilds.settings(interaction.guildId);
  const roles = roleIds(interaction);
  const person = { userId: interaction.user.id, guildId: interaction.guildId, ...standing(roles, settings) };
  const isAdministrator = interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild);
  const isGuest = !person.isStaff && (await services.stores.cases.isGuest(interaction.guildId, person.userId));
  return { ...base, inGuild: { guildId: interaction.guildId, person, settings, isAdministrator, isGuest } };
}

/** Leaders are staff, whether or not they also have a staff role. */
export function standing(roles: readonly string[], settings: Pick<Settings, 'staffRoles' | 'leaderRoles'>) {
  const isLeader = settings.leaderRoles.some((role) => roles.includes(role));
  return { isLeader, isStaff: isLeader || settings.staffRoles.some((role) => roles.includes(role)) };
}

function roleIds(interaction: Interaction<'cached' | 'raw'>): string[] {
  const { roles } = interaction.member;
  return Array.isArray(roles) ? roles : [...roles.cache.keys()];
}
