import type { Deliver, Delivered } from '../../app/ports.ts';
import { sortDiscordError } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { bringStaff } from './bring-staff.ts';
import { copyEvidence, sendCopy, tellOwner } from './copies.ts';
import { copyDraftFile } from './copy-draft-file.ts';
import { createThread } from './create-thread.ts';
import type { Delivery } from './delivery.ts';
import { guildOf } from './delivery.ts';
import { postCard } from './post-card.ts';
import { refreshCard } from './refresh-card.ts';

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
  const view = await caseOf(delivery);
  if (view === null) return { command: null };
  switch (effect.kind) {
    case 'create-thread':
      return await createThread(delivery, view, effect);
    case 'post-card':
      return await postCard(delivery, view, effect);
    case 'bring-staff':
      return await bringStaff(delivery, view, effect);
    case 'refresh-card':
      return await refreshCard(delivery, view);
    case 'copy-evidence':
      return await copyEvidence(delivery, view, effect);
    case 'send-copy':
      return await sendCopy(delivery, view);
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
