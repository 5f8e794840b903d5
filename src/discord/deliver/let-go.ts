import type { Delivered } from '../../app/ports.ts';
import { accessTo } from '../../domain/access.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { outOfShelf, removeFrom } from './take-out.ts';

/** Takes somebody out of the thread of a case that they may not see any more (SPEC 6.2). */
export async function letGo(
  { client, stores }: Delivery,
  { state }: CaseView,
  { userId }: EffectOf<'let-go'>,
): Promise<Delivered> {
  const { guildId, thread } = state;
  const member = (await stores.guilds.staff(guildId)).find((one) => one.userId === userId);
  const person = { userId, guildId, isStaff: member !== undefined, isLeader: member?.isLeader === true };
  if (accessTo(state, person).see) return { command: null };
  await outOfShelf(client, state, [userId]);
  const place = thread.threadId === null ? null : await threadById(client, thread.threadId);
  if (place !== null) await removeFrom(place, [userId]);
  return { command: null };
}
