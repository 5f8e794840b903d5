import type { Delivered } from '../../../app/ports.ts';
import { votersOf } from '../../../app/decision/voters.ts';
import type { CircleEffect } from '../../../domain/circle/circle-effect.ts';
import type { Effect } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { inThread } from '../in-thread.ts';
import { bringAdded } from './bring-added.ts';
import { clearCircle } from './clear-circle.ts';
import { tellFewLeft } from './tell-few-left.ts';
import { tellRecusal } from './tell-recusal.ts';

const kinds: Record<CircleEffect['kind'], true> = {
  'tell-recusal': true,
  'tell-few-left': true,
  'clear-circle': true,
  'bring-added': true,
  'recount-votes': true,
};

/** True for an effect about who may see a case. */
export const isCircleEffect = (effect: Effect): effect is CircleEffect => Object.hasOwn(kinds, effect.kind);

/** Carries it out (SPEC 6.1, 6.2, 6.8). */
export async function deliverCircle(delivery: Delivery, view: CaseView, effect: CircleEffect): Promise<Delivered> {
  const { threadId } = view.state.thread;
  switch (effect.kind) {
    case 'tell-recusal':
      return await inThread(delivery, threadId, tellRecusal(delivery, view, effect));
    case 'tell-few-left':
      return await tellFewLeft(delivery, view, effect);
    case 'clear-circle':
      return await inThread(delivery, threadId, clearCircle(delivery, view));
    case 'bring-added':
      return await inThread(delivery, threadId, bringAdded(delivery, view, effect));
    case 'recount-votes':
      return await recount(delivery, view);
  }
}

/** Enough to tell the contact threads of a server apart; a repeat of the same effect gives the same. */
const markLength = 5;

/** Who may vote is asked of the team at this moment (SPEC 6.6). */
async function recount({ stores, clock, due }: Delivery, { state, settings }: CaseView): Promise<Delivered> {
  if (state.proposal === null) return { command: null };
  const voters = await votersOf(stores.guilds, state);
  const mark = due.effectId.toString(36).padStart(markLength, '0').slice(-markLength);
  return { command: { type: 'recount-votes', voters, checkInDays: settings.checkIn, mark, at: clock.now() } };
}
