import { OverwriteType, PermissionFlagsBits } from 'discord.js';
import type { GuildChannel, Message } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { DeliveryError } from '../../app/ports.ts';
import type { Effect, EffectOf } from '../../domain/effect.ts';
import { guestWords } from '../../texts/en/guests.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { channelOrNull, requirePermissions, requireWriting } from './case-channel.ts';
import { tellReporters } from './copies.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { nonceOf } from './nonce.ts';
import { earlierMessage, sendOnce } from './send-once.ts';
import { outOfShelf, removeFrom } from './take-out.ts';

type Kind = 'let-guest-in' | 'see-guest-out' | 'tell-found';

const kinds: Record<Kind, true> = { 'let-guest-in': true, 'see-guest-out': true, 'tell-found': true };

/** True for an effect about the guests of a case. */
export const isGuestEffect = (effect: Effect): effect is EffectOf<Kind> => Object.hasOwn(kinds, effect.kind);

/** Carries it out (SPEC 6.8). */
export async function deliverGuest(delivery: Delivery, view: CaseView, effect: EffectOf<Kind>): Promise<Delivered> {
  switch (effect.kind) {
    case 'let-guest-in':
      return await letIn(delivery, view, effect.userId);
    case 'see-guest-out':
      return await seeOut(delivery, view, effect.userId);
    case 'tell-found':
      return await tellReporters(delivery, view, guestWords.found);
  }
}

/** Into the thread, and first of all into sight of its channel: of that channel they see nothing else. */
async function letIn(delivery: Delivery, { state }: CaseView, userId: string): Promise<Delivered> {
  const { client, clock } = delivery;
  const { threadId, broughtIds } = state.thread;
  if (!state.guestIds.includes(userId) || broughtIds.includes(userId)) return { command: null };
  if (threadId === null) throw new DeliveryError('again', 'the case has no thread yet');
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await requireWriting(thread);
  if (thread.parent !== null) await showChannel(thread.parent, userId);
  const opening = guestWords.comesIn(state.reference, userId);
  if ((await earlierMessage(thread, ({ content }: Message) => content === opening)) === null) {
    const allowedMentions = { parse: [], users: [userId] };
    await sendOnce(thread, { content: opening, allowedMentions, nonce: nonceOf(delivery.due.key) });
  }
  return { command: { type: 'record-staff', threadId, userIds: [userId], at: clock.now() } };
}

const sight = { ViewChannel: true, ReadMessageHistory: true, SendMessagesInThreads: true };
const sightGone = { ViewChannel: null, ReadMessageHistory: null, SendMessagesInThreads: null };

async function showChannel(channel: GuildChannel, userId: string): Promise<void> {
  const member = await channel.guild.members.fetch(userId);
  if (channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel)) return;
  await requirePermissions(channel, ['ManageRoles']);
  await channel.permissionOverwrites.edit(userId, sight, { type: OverwriteType.Member });
}

/** Out of the thread, and out of sight of the channel, unless they are the guest of another case. */
async function seeOut(delivery: Delivery, { state, settings }: CaseView, userId: string): Promise<Delivered> {
  const { client, stores } = delivery;
  if (state.guestIds.includes(userId)) return { command: null };
  if (!(await stores.cases.isGuest(state.guildId, userId))) await hideChannel(delivery, settings, userId);
  await outOfShelf(client, state, [userId]);
  const { threadId } = state.thread;
  const thread = threadId === null ? null : await threadById(client, threadId);
  // One that is closed lets nobody be taken out; without the sight of the channel nobody reads it.
  if (thread !== null && thread.archived !== true) await removeFrom(thread, [userId]);
  return { command: null };
}

async function hideChannel(
  { client }: Delivery,
  { restrictedChannel }: CaseView['settings'],
  userId: string,
): Promise<void> {
  const channel = restrictedChannel === null ? null : await channelOrNull(client, restrictedChannel);
  if (channel === null || channel.isDMBased() || channel.isThread()) return;
  if (!channel.permissionOverwrites.cache.has(userId)) return;
  try {
    await channel.permissionOverwrites.edit(userId, sightGone, { type: OverwriteType.Member });
  } catch (err) {
    if (!isGone(err, 10003)) throw err;
  }
}
