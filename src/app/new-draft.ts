import type { Chance, Clock, Draft } from './ports.ts';
import { dayMs } from '../domain/durations.ts';

/** How long a form that was not sent is kept (SPEC 3.12). */
export const draftLifeMs = dayMs;

/** An empty form of a member, about somebody or nobody in particular. */
export function newDraft(
  { clock, chance, userId }: { clock: Clock; chance: Chance; userId: string },
  start: Pick<Draft, 'guildId' | 'subject'> & Partial<Pick<Draft, 'fields' | 'files' | 'snapshot'>>,
): Draft {
  const expiresAt = clock.now() + draftLifeMs;
  const empty = { fields: {}, files: [], snapshot: null, offered: [] };
  return { draftId: chance.id(), userId, ...empty, expiresAt, ...start };
}
