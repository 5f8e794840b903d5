import { changesCircle, isCircleEvent } from './circle/circle-event.ts';
import { isDecisionEvent } from './decision/decision-event.ts';
import { countsAsStep } from './decision/evolve-decision.ts';
import { isGuestEvent } from './guests/guest-event.ts';
import type { CaseEvent } from './event.ts';
import { isLifecycleEvent } from './lifecycle/lifecycle-event.ts';

/** True for an event that makes a button drawn before it stale: the case counts it as a step (SPEC 5). */
export const isStep = (event: CaseEvent): boolean =>
  isLifecycleEvent(event) ||
  event.type === 'wish-lifted' ||
  event.type === 'readers-accepted' ||
  isGuestEvent(event) ||
  (isCircleEvent(event) && changesCircle(event)) ||
  (isDecisionEvent(event) && countsAsStep(event));
