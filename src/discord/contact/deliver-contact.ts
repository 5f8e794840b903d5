import type { Delivered } from '../../app/ports.ts';
import type { ContactEffect } from '../../domain/contact/contact-effect.ts';
import type { Delivery } from '../deliver/delivery.ts';
import { inThread } from '../deliver/in-thread.ts';
import type { CaseView } from '../views/case-view.ts';
import { contactClear, contactDoor } from './door.ts';
import { redrawRelay, relayReplies } from './relay.ts';
import { contactSend } from './send.ts';
import { tellIntruder, tellUndeliverable } from './tell.ts';

/** Carries out what contact owes to Discord (SPEC 9). */
export async function deliverContact(delivery: Delivery, view: CaseView, effect: ContactEffect): Promise<Delivered> {
  const threadId = goesIntoCaseThread(effect) ? view.state.thread.threadId : null;
  return await inThread(delivery, threadId, deliver(delivery, view, effect));
}

async function deliver(delivery: Delivery, view: CaseView, effect: ContactEffect): Promise<Delivered> {
  switch (effect.kind) {
    case 'contact-send':
      return await contactSend(delivery, view, effect);
    case 'contact-door':
      return await contactDoor(delivery, view, effect);
    case 'contact-clear':
      return await contactClear(delivery, effect);
    case 'contact-tell-undeliverable':
      return await tellUndeliverable(delivery, view, effect);
    case 'contact-tell-intruder':
      return await tellIntruder(delivery, view, effect);
    case 'relay-replies':
      return await relayReplies(delivery, view);
    case 'redraw-relay':
      return await redrawRelay(delivery, view, effect);
  }
}

/** Effects that go into the case thread: when it is deleted meanwhile, it is lost and made anew. */
const goesIntoCaseThread = ({ kind }: ContactEffect): boolean =>
  kind === 'relay-replies' || kind === 'redraw-relay' || kind.startsWith('contact-tell');
