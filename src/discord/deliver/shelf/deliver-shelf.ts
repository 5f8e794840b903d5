import type { Delivered } from '../../../app/ports.ts';
import type { Effect, EffectOf } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { inThread } from '../in-thread.ts';
import { createShelfPost } from './create-shelf-post.ts';
import { closeHome, openHome } from './home.ts';
import { layOnShelf } from './lay-on-shelf.ts';
import { onShelf } from './on-shelf.ts';
import { leaveShelf, refreshShelf } from './refresh-shelf.ts';

type Kind =
  | 'create-shelf-post'
  | 'lay-on-shelf'
  | 'refresh-shelf'
  | 'leave-shelf'
  | 'close-home'
  | 'keep-closed'
  | 'open-home';

const kinds: Record<Kind, true> = {
  'create-shelf-post': true,
  'lay-on-shelf': true,
  'refresh-shelf': true,
  'leave-shelf': true,
  'close-home': true,
  'keep-closed': true,
  'open-home': true,
};

/** True for an effect about the shelf. */
export const isShelfEffect = (effect: Effect): effect is EffectOf<Kind> => Object.hasOwn(kinds, effect.kind);

/** Carries out what the shelf owes to Discord (SPEC 9.5, 9.7). */
export async function deliverShelf(delivery: Delivery, view: CaseView, effect: EffectOf<Kind>): Promise<Delivered> {
  switch (effect.kind) {
    case 'create-shelf-post':
      return await createShelfPost(delivery, view, effect);
    case 'lay-on-shelf':
      return await onShelf(delivery, view, layOnShelf(delivery, view, effect));
    case 'refresh-shelf':
      return await onShelf(delivery, view, refreshShelf(delivery, view));
    case 'leave-shelf':
      return await onShelf(delivery, view, leaveShelf(delivery, view, effect));
    case 'close-home':
      return await inThread(delivery, effect.threadId, closeHome(delivery, view, effect));
    case 'keep-closed':
      // Whatever goes into the thread keeps it closed; here nothing else does.
      return await inThread(delivery, effect.threadId, Promise.resolve({ command: null }));
    case 'open-home':
      return await inThread(delivery, effect.threadId, openHome(delivery, view, effect));
  }
}
