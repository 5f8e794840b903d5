import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import { accessTo } from '../../../domain/access.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { byHandLines } from '../../../texts/en/by-hand.ts';
import type { CaseView } from '../../views/case-view.ts';
import { safeName } from '../../views/safe-text.ts';
import type { Delivery } from '../delivery.ts';
import { isOpen } from '../who-could-read.ts';
import { tellLeaders } from './tell-leaders.ts';

/** One line in the thread: that somebody was there who should not, never who (SPEC 6.1), and who let them in. */
export async function tellRemoved(
  delivery: Delivery,
  view: CaseView,
  effect: EffectOf<'tell-removed'>,
): Promise<Delivered> {
  const { state } = view;
  const { threadId, letInBy } = effect;
  const cameBy = async (thread: ThreadChannel) => {
    if (letInBy === null) return 'themselves';
    return (await isOpen(delivery, thread, view)) ? null : await nameOf(delivery, state, letInBy);
  };
  const lineFor = async (thread: ThreadChannel) =>
    byHandLines.removed(state.reference, { ...effect, by: await cameBy(thread) });
  return await tellLeaders(delivery, state, { threadId, lineFor });
}

/** Somebody undoes again and again what is put right; from now on the bot takes its time (SPEC 4.6). */
export async function tellInsisting(
  delivery: Delivery,
  { state }: CaseView,
  { threadId, what, at }: EffectOf<'tell-insisting'>,
): Promise<Delivered> {
  const lineFor = async () => byHandLines.insisting[what](state.reference, at);
  return await tellLeaders(delivery, state, { threadId, lineFor });
}

/** Name and id of a colleague; null for somebody who should not be here either. */
async function nameOf({ client, stores }: Delivery, state: CaseView['state'], userId: string): Promise<string | null> {
  if (userId === client.user.id) return `${safeName(client.user.username)} (\`${userId}\`)`;
  const { guildId } = state;
  const member = (await stores.guilds.staff(guildId)).find((one) => one.userId === userId);
  if (member === undefined || !accessTo(state, { userId, guildId, isStaff: true, isLeader: member.isLeader }).see)
    return null;
  return `${safeName(member.names[0] ?? '')} (\`${userId}\`)`;
}
