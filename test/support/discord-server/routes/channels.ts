import { z } from 'zod';
import { ApiError, invalidForm, missingPermissions } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { parseForm } from '../rules/form.ts';
import { bits, isThread } from '../rules/permissions.ts';
import { writeAudit } from '../world/audit.ts';
import { addChannel, deleteChannel, setOverwrite, updateChannel } from '../world/channels.ts';
import type { Channel, ForumTag, Guild } from '../world/types.ts';
import { wireChannel } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import type { ChannelForm } from './channel-form.ts';
import { channelForm, checkParent, forumTags } from './channel-form.ts';
import {
  channelOf,
  created,
  deedOf,
  guildChannelOf,
  guildOf,
  mayInChannel,
  needInChannel,
  needInGuild,
  noContent,
  ok,
} from './guards.ts';
import { changedOverwrites, checkOverwrites, overwriteForm } from './overwrite-rules.ts';
import { checkRename } from './rename-limit.ts';
import { patchThread } from './thread-changes.ts';

const mostChannels = 500;

/** Guild channels: making, changing, removing them, and who may do what in them. */
export function channelRoutes(world: World): Route[] {
  const overwrite = '/channels/:channel/permissions/:overwrite';
  return [
    {
      method: 'GET',
      path: '/channels/:channel',
      handle: (request) => ok(wireChannel(world, channelOf(world, request))),
    },
    { method: 'POST', path: '/guilds/:guild/channels', handle: (request) => create(world, request) },
    { method: 'PATCH', path: '/channels/:channel', handle: (request) => patch(world, request) },
    { method: 'DELETE', path: '/channels/:channel', handle: (request) => remove(world, request) },
    { method: 'PUT', path: overwrite, handle: (request) => putOverwrite(world, request) },
    { method: 'DELETE', path: overwrite, handle: (request) => dropOverwrite(world, request) },
  ];
}

function create(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.ManageChannels);
  const form = parseForm(channelForm, request.body);
  if (form.name === undefined || form.name === null)
    throw invalidForm('name', 'BASE_TYPE_REQUIRED', 'This field is required');
  checkOverwrites(world, guild, form.permission_overwrites ?? []);
  checkParent(world, guild.id, form.parent_id);
  const full = [...guild.channels.values()].filter((one) => !isThread(one)).length >= mostChannels;
  if (full) throw new ApiError(400, 30013, 'Maximum number of guild channels reached (500)');
  const changes = changesOf(world, guild, form);
  const channel = addChannel(
    world,
    guild,
    { ...changes, name: form.name, type: form.type ?? 0 },
    deedOf(world, request),
  );
  return created(wireChannel(world, channel));
}

function patch(world: World, request: ApiRequest): ApiReply {
  const channel = channelOf(world, request);
  if (isThread(channel)) return patchThread(world, channel, request);
  const { guild } = guildChannelOf(world, request);
  const form = parseForm(channelForm, request.body);
  needInChannel(world, channel, bits.ManageChannels);
  const overwrites = form.permission_overwrites;
  if (Array.isArray(overwrites)) {
    checkOverwrites(world, guild, changedOverwrites(channel.permission_overwrites, overwrites), channel);
  }
  checkParent(world, guild.id, form.parent_id);
  const changes = changesOf(world, guild, form, channel.available_tags);
  // Counted last: what is refused is no rename.
  if (typeof form.name === 'string') checkRename(world, channel, form.name);
  updateChannel(world, channel, changes, deedOf(world, request));
  return ok(wireChannel(world, channel));
}

/** The fields that were sent, as the world keeps them. */
function changesOf(world: World, guild: Guild, form: ChannelForm, tags: ForumTag[] = []): Partial<Channel> {
  const { available_tags, permission_overwrites, type: _type, parent_id, topic, ...rest } = form;
  const plain = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null);
  return {
    ...Object.fromEntries(plain),
    ...(parent_id === undefined ? {} : { parent_id }),
    ...(topic === undefined ? {} : { topic }),
    ...(Array.isArray(available_tags) ? { available_tags: forumTags(world, available_tags, tags) } : {}),
    ...(Array.isArray(permission_overwrites) ? { permission_overwrites } : {}),
    ...(permission_overwrites === null ? { permission_overwrites: [] } : {}),
    guild_id: guild.id,
  };
}

function remove(world: World, request: ApiRequest): ApiReply {
  const channel = channelOf(world, request);
  if (channel.guild_id === null) return ok(wireChannel(world, channel));
  needInChannel(world, channel, isThread(channel) ? bits.ManageThreads : bits.ManageChannels);
  const wire = wireChannel(world, channel);
  deleteChannel(world, channel, deedOf(world, request));
  return ok(wire);
}

const oneOverwrite = overwriteForm.omit({ id: true }).extend({ type: z.literal([0, 1]) });

function putOverwrite(world: World, request: ApiRequest): ApiReply {
  const { channel, guild } = guildChannelOf(world, request);
  const overwrite = { id: request.params.overwrite ?? '', ...parseForm(oneOverwrite, request.body) };
  if (overwrite.type === 0 && !guild.roles.has(overwrite.id)) throw new ApiError(404, 10009, 'Unknown Overwrite');
  checkOverwrites(world, guild, [overwrite], channel);
  const isNew = !channel.permission_overwrites.some((one) => one.id === overwrite.id);
  setOverwrite(world, channel, overwrite.id, overwrite);
  const options = { id: overwrite.id, type: String(overwrite.type) };
  const entry = { deed: deedOf(world, request), targetId: channel.id, options };
  writeAudit(world, guild, isNew ? 'overwriteCreate' : 'overwriteUpdate', entry);
  return noContent;
}

function dropOverwrite(world: World, request: ApiRequest): ApiReply {
  const { channel, guild } = guildChannelOf(world, request);
  if (!mayInChannel(world, channel, bits.ManageRoles)) throw missingPermissions();
  const old = channel.permission_overwrites.find((one) => one.id === request.params.overwrite);
  if (old === undefined) throw new ApiError(404, 10009, 'Unknown Overwrite');
  setOverwrite(world, channel, old.id, null);
  const options = { id: old.id, type: String(old.type) };
  writeAudit(world, guild, 'overwriteDelete', { deed: deedOf(world, request), targetId: channel.id, options });
  return noContent;
}
