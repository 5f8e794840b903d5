import type { Delivered } from '../../app/ports.ts';
import type { Effect, EffectOf } from '../../domain/effect.ts';
import { keepFromNote } from '../../texts/en/keep-from.ts';
import type { CaseView } from '../views/case-view.ts';
import { tellReporters } from './copies.ts';
import type { Delivery } from './delivery.ts';

type Kind = 'end-asking' | 'tell-kept-from';

/** True for an effect about whom a report is kept from. */
export const isKeepFromEffect = (effect: Effect): effect is EffectOf<Kind> =>
  effect.kind === 'end-asking' || effect.kind === 'tell-kept-from';

/** The time to answer is over, or the reporter hears that their wish does not hold (SPEC 3.6). */
export async function deliverKeepFrom(delivery: Delivery, view: CaseView, effect: EffectOf<Kind>): Promise<Delivered> {
  if (effect.kind === 'end-asking') return { command: { type: 'end-asking', at: delivery.clock.now() } };
  return await tellReporters(delivery, view, keepFromNote[effect.what]);
}
