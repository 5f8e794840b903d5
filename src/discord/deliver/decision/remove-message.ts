import { Routes } from 'discord.js';
import type { APIMessage } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { ActionResult } from '../../../domain/decision/decision-command.ts';
import type { Action } from '../../../domain/decision/decision-state.ts';
import { isGone } from '../../discord-error.ts';
import { readSnapshot } from '../../read-message.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { refused } from './failure.ts';
import { auditReason } from './target.ts';

interface Removing {
  action: Action;
  settled: (result: ActionResult) => Delivered;
}

/**
 * Evidence first: what the message says is on record before it is removed (SPEC 7.5). One that is gone already is done;
 * one that was never seen is not.
 */
export async function removeMessage(
  { client, clock }: Delivery,
  { state }: CaseView,
  { action, settled }: Removing,
): Promise<Delivered> {
  const { actionId, measure, keptId } = action;
  if (measure.kind !== 'remove-message') return { command: null };
  const route = Routes.channelMessage(measure.channelId, measure.messageId);
  try {
    if (keptId === null) {
      const raw = (await client.rest.get(route)) as APIMessage;
      const text = JSON.stringify(readSnapshot(raw, state.guildId));
      const snapshot = { contentId: `kept-${state.caseId}-${actionId}`, kind: 'snapshot', text } as const;
      return { command: { type: 'keep-message', actionId, snapshot, at: clock.now() } };
    }
    await client.rest.delete(route, { reason: auditReason(state) });
    return settled({ status: 'done' });
  } catch (err) {
    if (keptId !== null && isGone(err, 10008)) return settled({ status: 'done' });
    return settled({ status: 'failed', failure: refused(err, measure.kind) });
  }
}
