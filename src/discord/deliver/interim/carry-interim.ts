import { Routes } from 'discord.js';
import type { APIMessage, GuildMember } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { InterimResult } from '../../../domain/interim/interim-command.ts';
import type { InterimEffectOf } from '../../../domain/interim/interim-effect.ts';
import type { Interim, InterimFailure, InterimMeasure } from '../../../domain/interim/interim-state.ts';
import { isGone } from '../../discord-error.ts';
import { readSnapshot } from '../../read-message.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { guildOf } from '../delivery.ts';
import { foreseen, refused } from '../decision/failure.ts';
import { accountOf, auditReason, memberOf } from '../decision/target.ts';

/**
 * Carries out an interim measure (SPEC 7.5). May be repeated: what an earlier attempt has done is not done again. What
 * Discord refuses settles it as failed, with the reason.
 */
export async function carryInterim(
  delivery: Delivery,
  view: CaseView,
  { number }: InterimEffectOf<'carry-interim'>,
): Promise<Delivered> {
  const interim = view.state.interims.find((one) => one.number === number);
  const holds = interim?.verdict === 'open' || interim?.verdict === 'confirmed';
  if (interim === undefined || interim.status !== 'planned' || !holds) return { command: null };
  const { measure } = interim;
  if (measure.kind === 'timeout') return await timeOut(delivery, view, interim);
  return await takeDown(delivery, view, { interim, measure });
}

const settled = (delivery: Delivery, { number }: Interim, result: InterimResult): Delivered => ({
  command: { type: 'settle-interim', number, result, at: delivery.clock.now() },
});

const failed = (failure: InterimFailure): InterimResult => ({ status: 'failed', failure });

async function timeOut(delivery: Delivery, { state }: CaseView, interim: Interim): Promise<Delivered> {
  const guild = guildOf(delivery.client, state.guildId);
  const until = interim.until ?? 0;
  const userId = accountOf(state, interim.partyId);
  const member = await memberOf(guild, userId);
  // Also where they are timed out for longer already: that stays.
  if (timedOutUntil(member) >= until) return settled(delivery, interim, { status: 'done' });
  if (until <= delivery.clock.now()) return settled(delivery, interim, failed({ why: 'too-late', permission: null }));
  const failure = foreseen(guild, 'timeout', member, userId);
  if (failure !== null) return settled(delivery, interim, failed(failure));
  try {
    await member?.disableCommunicationUntil(until, auditReason(state));
    return settled(delivery, interim, { status: 'done' });
  } catch (err) {
    return settled(delivery, interim, failed(refused(err, 'timeout')));
  }
}

/** Until when Discord keeps them from writing (ms UTC); 0 when it does not. */
export const timedOutUntil = (member: GuildMember | null): number => member?.communicationDisabledUntilTimestamp ?? 0;

interface Removing {
  interim: Interim;
  measure: Extract<InterimMeasure, { kind: 'remove-message' }>;
}

/** Evidence first, in a step of its own; then the message goes. */
async function takeDown(delivery: Delivery, { state }: CaseView, { interim, measure }: Removing): Promise<Delivered> {
  const { client, clock } = delivery;
  const { number, keptId } = interim;
  const route = Routes.channelMessage(measure.channelId, measure.messageId);
  try {
    if (keptId === null) {
      const raw = (await client.rest.get(route)) as APIMessage;
      if (raw.author.id !== accountOf(state, interim.partyId))
        return settled(delivery, interim, failed({ why: 'not-theirs', permission: null }));
      const text = JSON.stringify(readSnapshot(raw, state.guildId));
      const snapshot = { contentId: `kept-${state.caseId}-interim-${number}`, kind: 'snapshot', text } as const;
      return { command: { type: 'keep-interim', number, snapshot, at: clock.now() } };
    }
    await client.rest.delete(route, { reason: auditReason(state) });
    return settled(delivery, interim, { status: 'done' });
  } catch (err) {
    if (keptId !== null && isGone(err, 10008)) return settled(delivery, interim, { status: 'done' });
    return settled(delivery, interim, failed(refused(err, measure.kind)));
  }
}
