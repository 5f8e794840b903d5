import type { Delivered } from '../../../app/ports.ts';
import type { DecisionEffectOf } from '../../../domain/decision/decision-effect.ts';
import { hourMs } from '../../../domain/durations.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { guildOf } from '../delivery.ts';
import { foreseen, refused } from './failure.ts';
import { accountOf, auditReason, memberOf } from './target.ts';

/** Long enough for the word to reach them. */
const holdMs = hourMs;

/**
 * Whoever is about to be removed is timed out first, so that they can do no harm while they are told (SPEC 7.5). Where
 * Discord does not let the bot, nothing waits for it: the removal itself says what is wrong.
 */
export async function holdStill(
  { client, clock }: Delivery,
  { state }: CaseView,
  { partyId }: DecisionEffectOf<'hold-still'>,
): Promise<Delivered> {
  const guild = guildOf(client, state.guildId);
  const userId = accountOf(state, partyId);
  const member = await memberOf(guild, userId);
  if (member === null || foreseen(guild, 'timeout', member, userId) !== null) return { command: null };
  const until = member.communicationDisabledUntilTimestamp ?? 0;
  // A longer timeout that is there already stays.
  if (until >= clock.now() + holdMs) return { command: null };
  try {
    await member.disableCommunicationUntil(clock.now() + holdMs, auditReason(state));
  } catch (err) {
    refused(err, 'timeout');
  }
  return { command: null };
}
