import type { Message } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import { audienceOf } from '../../../domain/access.ts';
import type { CircleEffectOf } from '../../../domain/circle/circle-effect.ts';
import { circleLines } from '../../../texts/en/circle.ts';
import type { CaseView } from '../../views/case-view.ts';
import { requireWriting } from '../case-channel.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { sayOnce } from '../send-once.ts';

/** Whom a leader let in comes into the thread with one ping (SPEC 6.2); somebody who may not see it any more does not. */
export async function bringAdded(
  delivery: Delivery,
  { state }: CaseView,
  { userId }: CircleEffectOf<'bring-added'>,
): Promise<Delivered> {
  const { client, stores, clock, due } = delivery;
  const { threadId, broughtIds } = state.thread;
  const staff = await stores.guilds.staff(state.guildId);
  const isInside = audienceOf(state, staff).some((member) => member.userId === userId);
  if (threadId === null || !isInside || broughtIds.includes(userId)) return { command: null };
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await requireWriting(thread);
  const said = circleLines.added(state.reference, userId);
  const isIt = ({ content }: Message) => content === said;
  await sayOnce(due, thread, isIt, () => ({ content: said, allowedMentions: { parse: [], users: [userId] } }));
  return { command: { type: 'record-staff', threadId, userIds: [userId], at: clock.now() } };
}
