import type { DMChannel, Message, MessageCreateOptions, TextChannel, ThreadChannel } from 'discord.js';
import type { DueEffect } from '../../app/ports.ts';
import { isGone } from '../discord-error.ts';
import { nonceOf } from './nonce.ts';

/** How far back an earlier attempt is looked for. */
const lookBack = 50;

/** A message that an earlier attempt of ours left, if it did. */
export async function earlierMessage(
  channel: ThreadChannel | DMChannel | TextChannel,
  isIt: (message: Message) => boolean,
): Promise<Message | null> {
  const recent = await channel.messages.fetch({ limit: lookBack, cache: false });
  return recent.find((message) => message.author.id === channel.client.user.id && isIt(message)) ?? null;
}

/**
 * The message of an effect: what an earlier attempt left, else sent now. `draw` is asked only for one that has to be sent;
 * `key` makes its nonce.
 */
export async function sayOnce(
  { key, startedAt }: Pick<DueEffect, 'key' | 'startedAt'>,
  channel: ThreadChannel | DMChannel | TextChannel,
  isIt: (message: Message) => boolean,
  draw: () => MessageCreateOptions | Promise<MessageCreateOptions>,
): Promise<Message> {
  if (startedAt !== null) return await sayUnlessSaid(key, channel, isIt, draw);
  return await sendOnce(channel, { ...(await draw()), nonce: nonceOf(key) });
}

/** The same for what more than one effect may have said: the place itself is asked first. */
export async function sayUnlessSaid(
  key: string,
  channel: ThreadChannel | DMChannel | TextChannel,
  isIt: (message: Message) => boolean,
  draw: () => MessageCreateOptions | Promise<MessageCreateOptions>,
): Promise<Message> {
  const earlier = await earlierMessage(channel, isIt);
  return earlier ?? (await sendOnce(channel, { ...(await draw()), nonce: nonceOf(key) }));
}

/**
 * Sends with a nonce, so that a repeat within Discord's window shows nothing twice. If the first one was deleted
 * meanwhile, Discord answers Unknown Message to the nonce, and the message is sent anew.
 */
export async function sendOnce(
  channel: ThreadChannel | DMChannel | TextChannel,
  options: MessageCreateOptions & { nonce: string },
): Promise<Message> {
  try {
    return await channel.send({ ...options, enforceNonce: true });
  } catch (err) {
    if (!isGone(err, 10008)) throw err;
    return await channel.send({ ...options, nonce: `${options.nonce.slice(0, 24)}~`, enforceNonce: true });
  }
}
