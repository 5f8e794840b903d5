import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { InterimEffect, InterimNews } from './interim-effect.ts';
import type { InterimEvent } from './interim-event.ts';

/** What follows on Discord from an interim measure: it waits for nothing but itself (SPEC 7.5). */
export function interimEffectsOf(next: CaseState, event: InterimEvent): PlannedEffect[] {
  return [...follows(next, event), ...refreshed(next)];
}

function follows(next: CaseState, event: InterimEvent): PlannedEffect[] {
  switch (event.type) {
    case 'interim-taken': {
      const { number, confirmBy } = event.interim;
      const carried = ofItself(next, { kind: 'carry-interim', number });
      return [carried, told(next, 'taken', number), over(next, number, confirmBy)];
    }
    case 'interim-kept':
      return [ofItself(next, { kind: 'carry-interim', number: event.number })];
    case 'interim-confirmed':
      return [told(next, 'confirmed', event.number), ...runsOut(next, event.number)];
    case 'interim-ended':
      return [];
    case 'interim-lifted':
      return [...lifted(next, event.number), told(next, event.by === null ? 'lapsed' : 'lifted', event.number)];
    case 'interim-settled':
      return event.failure === null ? [] : [told(next, 'failed', event.number)];
    case 'interim-lifting-settled':
      return event.failure === null ? [] : [told(next, 'not-lifted', event.number)];
  }
}

/** In its own lane, so that it is taken back only after it was done. */
const ofItself = (next: CaseState, effect: InterimEffect): PlannedEffect =>
  planned(next, `interim:${effect.number}`, effect, `${effect.number}.${next.version + 1}`);

/** Waits for its time in the database, beside everything else. */
const over = (next: CaseState, number: number, notBefore: number): PlannedEffect => ({
  ...ofItself(next, { kind: 'lapse-interim', number }),
  lane: `interim-end:${number}:${notBefore}`,
  notBefore,
});

const runsOut = (next: CaseState, number: number): PlannedEffect[] =>
  next.interims.flatMap(({ number: own, until }) =>
    own === number && until !== null ? [over(next, number, until)] : [],
  );

const lifted = (next: CaseState, number: number): PlannedEffect[] =>
  next.interims
    .filter((one) => one.number === number && one.lifting === 'planned')
    .map(() => ofItself(next, { kind: 'lift-interim', number }));

const told = (next: CaseState, news: InterimNews, number: number): PlannedEffect =>
  planned(
    next,
    `interim-told:${number}`,
    { kind: 'tell-interim', news, number, round: next.thread.round },
    `${news}.${number}`,
  );
