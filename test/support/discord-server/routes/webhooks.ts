import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ApiError, invalidForm } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { parseForm, text } from '../rules/form.ts';
import { bits } from '../rules/permissions.ts';
import { writeAudit } from '../world/audit.ts';
import type { Webhook } from '../world/types.ts';
import { wireWebhook } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { deedOf, guildChannelOf, guildOf, needInChannel, needInGuild, noContent, ok } from './guards.ts';

const mostWebhooks = 15;
const form = z.object({ name: text(1, 80) });

/** Webhooks as objects; what they send is in webhook-messages.ts. */
export function webhookRoutes(world: World): Route[] {
  return [
    { method: 'POST', path: '/channels/:channel/webhooks', handle: (request) => create(world, request) },
    { method: 'GET', path: '/channels/:channel/webhooks', handle: (request) => list(world, request) },
    { method: 'GET', path: '/guilds/:guild/webhooks', handle: (request) => listOfGuild(world, request) },
    { method: 'GET', path: '/webhooks/:webhook', handle: (request) => ok(wireWebhook(ownWebhook(world, request))) },
    {
      method: 'DELETE',
      path: '/webhooks/:webhook',
      handle: (request) => remove(world, ownWebhook(world, request), request),
    },
    {
      method: 'DELETE',
      path: '/webhooks/:webhook/:token',
      open: true,
      handle: (request) => remove(world, tokenWebhook(world, request), request),
    },
    {
      method: 'GET',
      path: '/webhooks/:webhook/:token',
      open: true,
      handle: (request) => ok(wireWebhook(tokenWebhook(world, request))),
    },
  ];
}

/** By id and token, as the holder of the link calls it. */
export function tokenWebhook(world: World, request: ApiRequest): Webhook {
  const webhook = world.webhooks.get(request.params.webhook ?? '');
  if (webhook === undefined) throw unknownWebhook();
  if (webhook.token !== request.params.token) throw new ApiError(401, 50027, 'Invalid Webhook Token');
  return webhook;
}

/** Names a webhook, or a message it sends, may not carry. */
export function checkWebhookName(name: string, field: string): void {
  const lower = name.toLowerCase();
  if (lower.includes('discord') || lower.includes('clyde')) {
    throw invalidForm(field, 'USERNAME_INVALID_CONTAINS', 'Username cannot contain "discord" or "clyde"');
  }
  if (lower === 'here' || lower === 'everyone')
    throw invalidForm(field, 'USERNAME_INVALID', 'Username cannot be this word');
}

/** A third party, or the bot, takes a webhook away: WEBHOOKS_UPDATE. */
export function dropWebhook(world: World, webhook: Webhook): void {
  world.webhooks.delete(webhook.id);
  announce(world, webhook);
}

function ownWebhook(world: World, request: ApiRequest): Webhook {
  const webhook = world.webhooks.get(request.params.webhook ?? '');
  const channel = world.channel(webhook?.channel_id);
  if (webhook === undefined || channel === undefined) throw unknownWebhook();
  needInChannel(world, channel, bits.ManageWebhooks);
  return webhook;
}

function create(world: World, request: ApiRequest): ApiReply {
  const { channel, guild } = guildChannelOf(world, request);
  needInChannel(world, channel, bits.ManageWebhooks);
  const { name } = parseForm(form, request.body);
  checkWebhookName(name, 'name');
  const here = [...world.webhooks.values()].filter((one) => one.channel_id === channel.id);
  if (here.length >= mostWebhooks) throw new ApiError(400, 30007, 'Maximum number of webhooks reached (15)');
  const webhook: Webhook = {
    id: world.nextId(),
    token: randomBytes(34).toString('base64url'),
    channel_id: channel.id,
    guild_id: guild.id,
    name,
    application_id: world.applicationId,
    user: world.bot,
  };
  world.webhooks.set(webhook.id, webhook);
  announce(world, webhook);
  writeAudit(world, guild, 'webhookCreate', { deed: deedOf(world, request), targetId: webhook.id });
  return ok(wireWebhook(webhook));
}

function list(world: World, request: ApiRequest): ApiReply {
  const { channel } = guildChannelOf(world, request);
  needInChannel(world, channel, bits.ManageWebhooks);
  return ok([...world.webhooks.values()].filter((one) => one.channel_id === channel.id).map((one) => wireWebhook(one)));
}

function listOfGuild(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.ManageWebhooks);
  return ok([...world.webhooks.values()].filter((one) => one.guild_id === guild.id).map((one) => wireWebhook(one)));
}

function remove(world: World, webhook: Webhook, request: ApiRequest): ApiReply {
  dropWebhook(world, webhook);
  const guild = world.guild(webhook.guild_id);
  if (guild !== undefined)
    writeAudit(world, guild, 'webhookDelete', { deed: deedOf(world, request), targetId: webhook.id });
  return noContent;
}

function announce(world: World, { guild_id, channel_id }: Webhook): void {
  world.emit({ t: 'WEBHOOKS_UPDATE', d: { guild_id, channel_id }, guildId: guild_id, channelId: channel_id });
}

const unknownWebhook = (): ApiError => new ApiError(404, 10015, 'Unknown Webhook');
