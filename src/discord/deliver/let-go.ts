import type { Delivered } from '../../app/ports.ts';
import { accessTo } from '../../domain/access.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';

/** Takes somebody out of the thread of a case that they may not see any more (SPEC 6.2). */
export async function letGo(
  { client, stores }: Delivery,
  { state }: CaseView,
  { userId }: EffectOf<'let-go'>,
): Promise<Delivered> {
  const { guildId, thread } = state;
  const member = (await stores.guilds.staff(guildId)).find((one) => one.userId === userId);
  const person = { userId, guildId, isStaff: member !== undefined, isLeader: member?.isLeader === true };
  if (accessTo(state, person).see || thread.threadId === null) return { command: null };
  const place = await threadById(client, thread.threadId);
  try {
    await place?.members.remove(userId);
  } catch (err) {
    if (!isGone(err, 10007) && !isGone(err, 10013)) throw err;
  }
  return { command: null };
}
