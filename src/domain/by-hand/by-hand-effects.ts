import { isBarred } from '../access.ts';
import { partyIds } from '../case.ts';
import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned } from '../planned-effect.ts';
import type { ByHandEvent, ByHandEventOf } from './by-hand-event.ts';

/** The team hears in the thread that somebody was there who should not, or does not stop (SPEC 4.6, 6.1). */
export function byHandEffects(next: CaseState, event: ByHandEvent): PlannedEffect[] {
  if (next.thread.threadId !== event.threadId) return [];
  return [...(event.type === 'person-removed' && event.tells ? [told(next, event)] : []), ...insisting(next, event)];
}

function told(next: CaseState, event: ByHandEventOf<'person-removed'>): PlannedEffect {
  const { threadId, since, until, letInBy, messages } = event;
  const effect = { kind: 'tell-removed', threadId, since, until, letInBy, messages } as const;
  return planned(next, 'thread', effect, next.version + 1);
}

function insisting(next: CaseState, { insists, type, threadId, at }: ByHandEvent): PlannedEffect[] {
  const what = type === 'thread-mended' ? 'changed' : 'let-in';
  return insists ? [planned(next, 'thread', { kind: 'tell-insisting', threadId, what, at }, next.version + 1)] : [];
}

/** Whoever becomes a party of the case, or recused, leaves its thread before anything more is said there (SPEC 6.1). */
export function barredEffects(before: CaseState | null, next: CaseState): PlannedEffect[] {
  if (before === null || (next.thread.threadId === null && next.shelf.posts.length === 0)) return [];
  const barred = [...new Set([...partyIds(next), ...next.recusals.map(({ userId }) => userId)])];
  const userIds = barred.filter((userId) => !isBarred(before, userId));
  return userIds.length === 0 ? [] : [planned(next, 'thread', { kind: 'take-out', userIds }, next.version + 1)];
}
