import type { Delivered } from '../../app/ports.ts';
import type { Effect, EffectOf } from '../../domain/effect.ts';
import { tellColdCases } from './cold-review/tell-cold-cases.ts';
import type { Delivery } from './delivery.ts';
import { refreshBoard } from './refresh-board.ts';
import { tellStaffChannel } from './staff-channel.ts';

type Kind = 'refresh-board' | 'tell-staff-channel' | 'tell-cold-cases';

const kinds: Record<Kind, true> = { 'refresh-board': true, 'tell-staff-channel': true, 'tell-cold-cases': true };

/** What a server is owed beside its cases. */
export type ServerEffect = EffectOf<Kind>;

/** True for what a server is owed beside its cases. */
export const isServerEffect = (effect: Effect): effect is ServerEffect => Object.hasOwn(kinds, effect.kind);

/** Each is safe to repeat, like everything that is delivered. */
export async function deliverForServer(delivery: Delivery, effect: ServerEffect): Promise<Delivered> {
  switch (effect.kind) {
    case 'refresh-board':
      return await refreshBoard(delivery, effect);
    case 'tell-staff-channel':
      return await tellStaffChannel(delivery, effect);
    case 'tell-cold-cases':
      return await tellColdCases(delivery, effect);
  }
}
