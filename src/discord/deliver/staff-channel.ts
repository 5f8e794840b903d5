import { ChannelType } from 'discord.js';
import type { Message, TextChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { DeliveryError } from '../../app/ports.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { shorten } from '../../domain/names.ts';
import { keysToTell } from '../../domain/setting-definitions.ts';
import { staffNote } from '../../texts/en/settings.ts';
import { changeLines } from '../views/settings-history.ts';
import { channelOrNull, requirePermissions } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { guildOf } from './delivery.ts';
import { sayOnce } from './send-once.ts';

/** Discord's limit for a message. */
const contentLimit = 2000;

/**
 * The channel of the team; null while none is chosen.
 * @throws DeliveryError `gone` when it is deleted, `forbidden` naming the missing permission
 */
export async function staffChannel({ client, stores }: Delivery, guildId: string): Promise<TextChannel | null> {
  guildOf(client, guildId);
  const { staffChannel: channelId } = await stores.guilds.settings(guildId);
  if (channelId === null) return null;
  const channel = await channelOrNull(client, channelId);
  if (channel?.type !== ChannelType.GuildText) {
    const problem = { problem: 'gone', permission: null, channelId } as const;
    throw new DeliveryError('gone', 'no staff channel', { problem });
  }
  await requirePermissions(channel, ['ViewChannel', 'SendMessages', 'ReadMessageHistory']);
  return channel;
}

/** The team hears once of a change of settings that matters to it: settings, never cases (SPEC 13). */
export async function tellStaffChannel(
  delivery: Delivery,
  { guildId, changeId }: EffectOf<'tell-staff-channel'>,
): Promise<Delivered> {
  const { stores, due } = delivery;
  const [channel, change] = [
    await staffChannel(delivery, guildId),
    await stores.guilds.settingsChange(guildId, changeId),
  ];
  if (channel === null || change === null) return { command: null };
  const { before, after, by } = change;
  const content = shorten(staffNote(`<@${by}>`, changeLines(before, after, keysToTell(before, after))), contentLimit);
  const isIt = (message: Message) => message.content === content;
  await sayOnce(due, channel, isIt, () => ({ content, allowedMentions: { parse: [] } }));
  return { command: null };
}
