import type { Delivered } from '../../../app/ports.ts';
import type { Effect } from '../../../domain/effect.ts';
import type { InterimEffect } from '../../../domain/interim/interim-effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { inThread } from '../in-thread.ts';
import { carryInterim } from './carry-interim.ts';
import { liftInterim } from './lift-interim.ts';
import { tellInterim } from './tell-interim.ts';

const kinds: Record<InterimEffect['kind'], true> = {
  'carry-interim': true,
  'lift-interim': true,
  'lapse-interim': true,
  'tell-interim': true,
};

/** True for an effect of an interim measure. */
export const isInterimEffect = (effect: Effect): effect is InterimEffect => Object.hasOwn(kinds, effect.kind);

/** Does at once what cannot wait, takes it back, and tells the team (SPEC 7.5). */
export async function deliverInterim(delivery: Delivery, view: CaseView, effect: InterimEffect): Promise<Delivered> {
  switch (effect.kind) {
    case 'carry-interim':
      return await carryInterim(delivery, view, effect);
    case 'lift-interim':
      return await liftInterim(delivery, view, effect);
    case 'lapse-interim':
      return { command: { type: 'lapse-interim', number: effect.number, at: delivery.clock.now() } };
    case 'tell-interim':
      return await inThread(delivery, view.state.thread.threadId, tellInterim(delivery, view, effect));
  }
}
