import type { Deliver, Delivered } from '../../app/ports.ts';
import { sortDiscordError } from '../discord-error.ts';
import type { Effect } from '../../domain/effect.ts';
import { isContactEffect } from '../../domain/contact/contact-effect.ts';
import { deliverContact } from '../contact/deliver-contact.ts';
import type { CircleEffect } from '../../domain/circle/circle-effect.ts';
import type { InterimEffect } from '../../domain/interim/interim-effect.ts';
import type { CaseView } from '../views/case-view.ts';
import { deliverByHand, isByHandEffect } from './by-hand/deliver-by-hand.ts';
import { deliverCircle, isCircleEffect } from './circle/deliver-circle.ts';
import { bringStaff } from './bring-staff.ts';
import { copyEvidence, sendCopy, tellClosed, tellCold, tellOwner } from './copies.ts';
import { releaseBytes } from './release-bytes.ts';
import { copyDraftFile } from './copy-draft-file.ts';
import { tellAsleep } from './cold-review/tell-asleep.ts';
import { createThread } from './create-thread.ts';
import { deliverDecision, isDecisionEffect } from './decision/deliver-decision.ts';
import { deliverCall, isCallEffect } from './deliver-calls.ts';
import { deliverForServer, isServerEffect } from './deliver-for-server.ts';
import type { ServerEffect } from './deliver-for-server.ts';
import { deleteThread } from './delete-thread.ts';
import type { Delivery } from './delivery.ts';
import { guildOf } from './delivery.ts';
import { inThread } from './in-thread.ts';
import { joinOriginal } from './join-original.ts';
import { fetchAround } from './fetch-around.ts';
import { deliverGuest, isGuestEffect } from './guests.ts';
import { deliverInterim, isInterimEffect } from './interim/deliver-interim.ts';
import { deliverKeepFrom, isKeepFromEffect } from './keep-from.ts';
import { letGo } from './let-go.ts';
import { postCard } from './post-card.ts';
import { refreshCard } from './refresh-card.ts';
import { refreshPost } from './refresh-post.ts';
import { deliverSameSubject, isSameSubjectEffect } from './same-subject.ts';
import { deliverShelf, isShelfEffect } from './shelf/deliver-shelf.ts';
import { takeOut } from './take-out.ts';
import { tellWaiting } from './tell-waiting.ts';
import { tellThread } from './tell-thread.ts';

/** Carries out one effect on Discord; every one may be repeated without being seen twice (SPEC 12.2). */
export function deliverWith(needs: Omit<Delivery, 'due'>): Deliver {
  return async (due) => {
    try {
      return await deliver({ ...needs, due });
    } catch (err) {
      throw sortDiscordError(err);
    }
  };
}

async function deliver(delivery: Delivery): Promise<Delivered> {
  const { effect } = delivery.due;
  if (effect.kind === 'copy-draft-file') return await copyDraftFile(delivery, effect);
  if (effect.kind === 'release-bytes') return await releaseBytes(delivery, effect);
  if (isServerEffect(effect)) return await deliverForServer(delivery, effect);
  const view = await caseOf(delivery);
  if (view === null) return { command: null };
  if (isInterimEffect(effect)) return await deliverInterim(delivery, view, effect);
  if (isCircleEffect(effect)) return await deliverCircle(delivery, view, effect);
  return await deliverOfCase(delivery, view, effect);
}

type CaseEffect = Exclude<
  Effect,
  { kind: 'copy-draft-file' | 'release-bytes' } | ServerEffect | InterimEffect | CircleEffect
>;

async function deliverOfCase(delivery: Delivery, view: CaseView, effect: CaseEffect): Promise<Delivered> {
  if (isSameSubjectEffect(effect)) return await deliverSameSubject(delivery, view, effect);
  if (isCallEffect(effect)) return await deliverCall(delivery, view, effect);
  if (isShelfEffect(effect)) return await deliverShelf(delivery, view, effect);
  if (isDecisionEffect(effect)) return await deliverDecision(delivery, view, effect);
  if (isGuestEffect(effect)) return await deliverGuest(delivery, view, effect);
  if (isKeepFromEffect(effect)) return await deliverKeepFrom(delivery, view, effect);
  if (isContactEffect(effect)) return await deliverContact(delivery, view, effect);
  const { threadId } = view.state.thread;
  if (isByHandEffect(effect)) return await inThread(delivery, effect.threadId, deliverByHand(delivery, view, effect));
  switch (effect.kind) {
    case 'create-thread':
      return await createThread(delivery, view, effect);
    case 'post-card':
      return await inThread(delivery, effect.threadId, postCard(delivery, view, effect));
    case 'bring-staff':
      return await inThread(delivery, effect.threadId, bringStaff(delivery, view, effect));
    case 'refresh-card':
      return await inThread(delivery, threadId, refreshCard(delivery, view));
    case 'refresh-post':
      return await inThread(delivery, threadId, refreshPost(delivery, view));
    case 'delete-thread':
      return await deleteThread(delivery, view, effect);
    case 'copy-evidence':
      return await copyEvidence(delivery, view, effect);
    case 'fetch-around':
      return await fetchAround(delivery, view);
    case 'send-copy':
      return await sendCopy(delivery, view);
    case 'let-go':
      return await inThread(delivery, threadId, letGo(delivery, view, effect));
    case 'tell-thread':
      return await inThread(delivery, threadId, tellThread(delivery, view, effect));
    case 'take-out':
      return await inThread(delivery, threadId, takeOut(delivery, view, effect));
    case 'join-original':
      return await joinOriginal(delivery, view, effect);
    case 'tell-closed':
      return await tellClosed(delivery, view, effect);
    case 'tell-waiting':
      return await inThread(delivery, threadId, tellWaiting(delivery, view, effect));
    case 'tell-asleep':
      return await tellAsleep(delivery, view, effect);
    case 'tell-cold':
      return await tellCold(delivery, view);
    case 'tell-owner':
      return await tellOwner(delivery, view);
  }
}

/** The case as it is now: an effect draws from the row of the moment it goes out. */
async function caseOf({ client, stores, due }: Delivery): Promise<CaseView | null> {
  const state = due.caseId === null ? null : await stores.cases.load(due.caseId);
  if (state === null) return null;
  guildOf(client, state.guildId);
  const words = await stores.cases.contents(state.caseId);
  return { state, words, settings: await stores.guilds.settings(state.guildId) };
}
