import type { Delivered } from '../../../app/ports.ts';
import type { Effect, EffectOf } from '../../../domain/effect.ts';
import { postAt } from '../../../domain/shelf/shelf-state.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { mendTags } from './mend-tags.ts';
import { mendThread } from './mend-thread.ts';
import { renameThread } from './rename-thread.ts';
import { showOut } from './show-out.ts';
import { tellInsisting, tellRemoved } from './tell-removed.ts';
import { tendThread } from './tend-thread.ts';

type Kind =
  | 'mend-thread'
  | 'rename-thread'
  | 'mend-tags'
  | 'show-out'
  | 'tell-removed'
  | 'tell-insisting'
  | 'tend-thread';

const kinds: Record<Kind, true> = {
  'mend-thread': true,
  'rename-thread': true,
  'mend-tags': true,
  'show-out': true,
  'tell-removed': true,
  'tell-insisting': true,
  'tend-thread': true,
};

/** True for what puts right what somebody did to a case thread by hand (SPEC 4.6). */
export const isByHandEffect = (effect: Effect): effect is EffectOf<Kind> => Object.hasOwn(kinds, effect.kind);

/** Each looks at the thread as it is now, so that it may be repeated. One that is no longer the case's is left alone. */
export async function deliverByHand(delivery: Delivery, view: CaseView, effect: EffectOf<Kind>): Promise<Delivered> {
  if (!isItsThread(view, effect)) return { command: null };
  switch (effect.kind) {
    case 'mend-thread':
      return await mendThread(delivery, view, effect);
    case 'rename-thread':
      return await renameThread(delivery, view, effect);
    case 'mend-tags':
      return await mendTags(delivery, view, effect);
    case 'show-out':
      return await showOut(delivery, view, effect);
    case 'tell-removed':
      return await tellRemoved(delivery, view, effect);
    case 'tell-insisting':
      return await tellInsisting(delivery, view, effect);
    case 'tend-thread':
      return await tendThread(delivery, view, effect);
  }
}

/** In a shelf post nothing is put right but who is in it; it is looked after like the thread (SPEC 9.5). */
function isItsThread({ state }: CaseView, { kind, threadId }: EffectOf<Kind>): boolean {
  if (state.thread.threadId === threadId) return true;
  return postAt(state, threadId) !== null && (kind === 'show-out' || kind === 'tend-thread');
}
