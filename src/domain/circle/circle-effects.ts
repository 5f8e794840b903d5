import { isBarred } from '../access.ts';
import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { barredIn } from '../readers/decide-readers.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { CircleEffect } from './circle-effect.ts';
import type { CircleEvent } from './circle-event.ts';

/** What Discord is told when the circle of a case changes. Who leaves its thread is told of in `barredEffects`. */
export function circleEffectsOf(next: CaseState, event: CircleEvent): PlannedEffect[] {
  switch (event.type) {
    case 'stepped-out':
    case 'recusal-confirmed':
      return [...inThread(next, { kind: 'tell-recusal', what: 'taken-out', number: next.step }), ...refreshed(next)];
    case 'recusal-proposed':
      return inThread(next, { kind: 'tell-recusal', what: 'proposed', number: event.recusing.number });
    case 'too-few-left':
      return [
        told(next, 'owner', { kind: 'tell-few-left', to: 'owner', left: event.left }),
        told(next, 'reporter', { kind: 'tell-few-left', to: 'reporter', left: event.left }),
        ...refreshed(next),
      ];
    case 'circle-closed':
      return [...inPlace(next, { kind: 'clear-circle' }), ...refreshed(next)];
    case 'circle-joined':
      return [...inThread(next, { kind: 'bring-added', userId: event.userId }), ...refreshed(next)];
    case 'circle-left':
      return [...inPlace(next, { kind: 'let-go', userId: event.userId }), ...refreshed(next)];
    case 'recusal-dropped':
    case 'recusal-lifted':
    case 'circle-opened':
      return refreshed(next);
  }
}

/** A word that is counted no more may have been the one that stopped a vote, or carried it (SPEC 6.1, 7.4). */
export function recountEffects(before: CaseState | null, next: CaseState): PlannedEffect[] {
  if (before === null || next.proposal === null) return [];
  const isNew = (userId: string) => !isBarred(before, userId);
  return barredIn(next).some(isNew) ? [told(next, 'vote', { kind: 'recount-votes' })] : [];
}

/** Where there is no thread yet, whoever belongs into it is asked when it is made. */
const inThread = (next: CaseState, effect: CircleEffect): PlannedEffect[] =>
  next.thread.threadId === null ? [] : [told(next, 'thread', effect)];

/** Also where the case rests in a shelf post. */
const inPlace = (next: CaseState, effect: PlannedEffect['effect']): PlannedEffect[] =>
  next.thread.threadId === null && next.shelf.posts.length === 0 ? [] : [planned(next, 'thread', effect, part(next))];

const told = (next: CaseState, lane: string, effect: CircleEffect): PlannedEffect =>
  planned(next, lane, effect, 'to' in effect ? `${effect.to}.${part(next)}` : part(next));

const part = (next: CaseState): number => next.version + 1;
