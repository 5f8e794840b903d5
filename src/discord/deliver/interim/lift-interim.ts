import type { GuildMember } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import type { LiftResult } from '../../../domain/interim/interim-command.ts';
import type { InterimEffectOf } from '../../../domain/interim/interim-effect.ts';
import type { Interim } from '../../../domain/interim/interim-state.ts';
import { isGone } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { guildOf } from '../delivery.ts';
import { foreseen, refused } from '../decision/failure.ts';
import { accountOf, auditReason, memberOf } from '../decision/target.ts';
import { timedOutUntil } from './carry-interim.ts';

/** Discord keeps the end of a timeout to the millisecond; nothing else ends at the very same moment. */
const sameMs = 1000;

/** Takes a timeout back. One that somebody else has set since, or before, stays: it is not ours (SPEC 7.5). */
export async function liftInterim(
  delivery: Delivery,
  { state }: CaseView,
  { number }: InterimEffectOf<'lift-interim'>,
): Promise<Delivered> {
  const interim = state.interims.find((one) => one.number === number);
  if (interim?.lifting !== 'planned' || interim.until === null) return { command: null };
  const result = await lifted(delivery, state, { ...interim, until: interim.until });
  return { command: { type: 'settle-lifting', number, result, at: delivery.clock.now() } };
}

type Timeout = Interim & { until: number };

const notOurs: LiftResult = { status: 'done', wasOurs: false };

async function lifted({ client, clock, due }: Delivery, state: CaseState, interim: Timeout): Promise<LiftResult> {
  // It has run out by itself, of which nobody has to be told.
  if (interim.until <= clock.now()) return notOurs;
  const guild = guildOf(client, state.guildId);
  const userId = accountOf(state, interim.partyId);
  const member = await memberOf(guild, userId);
  if (member === null) return notOurs;
  const until = timedOutUntil(member);
  // An earlier attempt, whose answer was lost, has left nothing to take back.
  if (Math.abs(until - interim.until) > sameMs)
    return { status: 'done', wasOurs: due.startedAt !== null && until === 0 };
  const failure = foreseen(guild, 'timeout', member, userId);
  return failure === null ? await letFree(member, auditReason(state)) : { status: 'failed', failure };
}

async function letFree(member: GuildMember, reason: string): Promise<LiftResult> {
  try {
    await member.timeout(null, reason);
    return { status: 'done', wasOurs: true };
  } catch (err) {
    return isGone(err, 10007) ? notOurs : { status: 'failed', failure: refused(err, 'timeout') };
  }
}
