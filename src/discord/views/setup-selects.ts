import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import type { APIChannelSelectComponent, APIRoleSelectComponent } from 'discord.js';
import { fittingTypes } from '../../domain/channel-plan.ts';
import type { ChannelKind, Settings } from '../../domain/settings.ts';
import { channelKinds } from '../../domain/settings.ts';
import type { RoleSetting } from '../../domain/setup-finding.ts';
import { setupDialog } from '../../texts/en/setup.ts';
import { encodeCustomId } from '../custom-id.ts';

interface Choices {
  settings: Settings;
  exists: (id: string) => boolean;
}

/** How a select's custom id names what it chooses; custom ids hold no capitals. */
export const roleIdParts: Record<RoleSetting, string> = { staffRoles: 'staff', leaderRoles: 'leader' };
const channelIdPart = (kind: ChannelKind) => kind.replace('Channel', '');

/** Null for an id this dialog has not made. */
export const channelKindOf = (part: string) => channelKinds.find((kind) => channelIdPart(kind) === part) ?? null;

export function roleSelect(setting: RoleSetting, { settings, exists }: Choices) {
  const chosen = settings[setting].filter(exists).slice(0, 10);
  const select: APIRoleSelectComponent = {
    type: ComponentType.RoleSelect,
    custom_id: encodeCustomId({ verb: 'setup-roles', id: roleIdParts[setting] }),
    placeholder: setupDialog[setting],
    min_values: 1,
    max_values: 10,
    ...defaults(chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Role }))),
  };
  return { type: ComponentType.ActionRow as const, components: [select] };
}

export function channelSelect(kind: ChannelKind, { settings, exists }: Choices) {
  const channelId = settings[kind];
  const chosen = channelId !== null && exists(channelId) ? [channelId] : [];
  const select: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: encodeCustomId({ verb: 'setup-channel', id: channelIdPart(kind) }),
    placeholder: setupDialog.placeholder(kind),
    channel_types: fittingTypes(kind).map((type) => channelTypes[type]),
    min_values: 1,
    max_values: 1,
    ...defaults(chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel }))),
  };
  return { type: ComponentType.ActionRow as const, components: [select] };
}

const channelTypes = { text: ChannelType.GuildText, forum: ChannelType.GuildForum } as const;

/** Left out when empty: Discord wants as many defaults as the select demands choices, or none at all. */
const defaults = <T>(values: T[]) => (values.length === 0 ? {} : { default_values: values });
