import type { Guild, GuildMember } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { ActionResult } from '../../../domain/decision/decision-command.ts';
import type { DecisionEffectOf } from '../../../domain/decision/decision-effect.ts';
import type { Action } from '../../../domain/decision/decision-state.ts';
import { hourMs, minuteMs } from '../../../domain/durations.ts';
import { isOnDiscord } from '../../../domain/decision/planned-action.ts';
import { isUnknownBan } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { guildOf } from '../delivery.ts';
import { foreseen, refused } from './failure.ts';
import { removeMessage } from './remove-message.ts';
import { accountOf, auditReason, memberOf } from './target.ts';

const daySeconds = 86_400;

/**
 * Carries out one measure of a decision (SPEC 7.5). What Discord refuses settles it as failed, with the reason; it never
 * holds back another. Each may be repeated: a second time changes nothing.
 */
export async function carryOut(
  delivery: Delivery,
  view: CaseView,
  { actionId }: DecisionEffectOf<'carry-out'>,
): Promise<Delivered> {
  const { state } = view;
  const action = state.actions.find((one) => one.actionId === actionId);
  if (action?.status !== 'planned') return { command: null };
  const settled = (result: ActionResult): Delivered => ({
    command: { type: 'settle-action', actionId, result, at: delivery.clock.now() },
  });
  if (!isOnDiscord(action.measure)) return settled({ status: 'done' });
  const guild = guildOf(delivery.client, state.guildId);
  if (action.measure.kind === 'remove-message') return await removeMessage(delivery, view, { action, settled });
  const userId = accountOf(state, action.partyId);
  const member = await memberOf(guild, userId);
  if (delivery.due.startedAt !== null && (await isDone(guild, { action, member, userId, now: delivery.clock.now() })))
    return settled({ status: 'done' });
  const failure = foreseen(guild, action.measure.kind, member, userId);
  if (failure !== null) return settled({ status: 'failed', failure });
  try {
    await act(guild, { action, member, userId, reason: auditReason(state), now: delivery.clock.now() });
    return settled({ status: 'done' });
  } catch (err) {
    return settled({ status: 'failed', failure: refused(err, action.measure.kind) });
  }
}

/** What an earlier attempt left: the audit log shall not say it twice. */
async function isDone(
  guild: Guild,
  { action: { measure }, member, userId, now }: Omit<Acting, 'reason'>,
): Promise<boolean> {
  switch (measure.kind) {
    case 'timeout':
      return (member?.communicationDisabledUntilTimestamp ?? 0) > now + measure.minutes * minuteMs - earlierMs;
    case 'remove-role':
      return member?.roles.cache.has(measure.roleId) === false;
    case 'give-role':
      return member?.roles.cache.has(measure.roleId) === true;
    case 'kick':
      return member === null;
    case 'ban':
      return userId !== null && (await isBanned(guild, userId));
    case 'remove-message':
    case 'condition':
    case 'watchlist':
    case 'monitor':
      return false;
  }
}

/** How long ago an earlier attempt may have been. */
const earlierMs = hourMs;

async function isBanned(guild: Guild, userId: string): Promise<boolean> {
  try {
    await guild.bans.fetch({ user: userId, force: true });
    return true;
  } catch (err) {
    if (isUnknownBan(err)) return false;
    throw err;
  }
}

interface Acting {
  action: Action;
  member: GuildMember | null;
  userId: string | null;
  reason: string;
  now: number;
}

/** Bans by id, so that it also reaches somebody who has left; the others need them here. */
async function act(guild: Guild, { action: { measure }, member, userId, reason, now }: Acting): Promise<void> {
  switch (measure.kind) {
    case 'timeout':
      return await timeOut(member, now + measure.minutes * minuteMs, reason);
    case 'remove-role':
      return void (await member?.roles.remove(measure.roleId, reason));
    case 'give-role':
      return void (await member?.roles.add(measure.roleId, reason));
    case 'kick':
      return void (await member?.kick(reason));
    case 'ban':
      if (userId === null) return;
      return void (await guild.bans.create(userId, { reason, deleteMessageSeconds: measure.deleteDays * daySeconds }));
    case 'remove-message':
    case 'condition':
    case 'watchlist':
    case 'monitor':
  }
}

/** By our own clock: the client would count from the one of the machine. A longer one that is there already stays. */
async function timeOut(member: GuildMember | null, until: number, reason: string): Promise<void> {
  if (member === null || (member.communicationDisabledUntilTimestamp ?? 0) >= until) return;
  await member.disableCommunicationUntil(until, reason);
}
