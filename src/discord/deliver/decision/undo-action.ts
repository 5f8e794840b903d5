import type { Guild, GuildMember } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { ActionResult } from '../../../domain/decision/decision-command.ts';
import type { DecisionEffectOf } from '../../../domain/decision/decision-effect.ts';
import type { Measure } from '../../../domain/decision/planned-action.ts';
import { isOnDiscord } from '../../../domain/decision/planned-action.ts';
import { isUndoable } from '../../../domain/decision/settling.ts';
import { isGone, isUnknownBan } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { guildOf } from '../delivery.ts';
import { accountOf, auditReason, memberOf } from './target.ts';

/** Takes a measure back, as the team voted (SPEC 7.5). One that is not there any more is taken back already. */
export async function undoAction(
  delivery: Delivery,
  { state }: CaseView,
  { actionId }: DecisionEffectOf<'undo-action'>,
): Promise<Delivered> {
  const action = state.actions.find((one) => one.actionId === actionId);
  if (action === undefined || !isUndoable(action)) return { command: null };
  const settled = (result: ActionResult): Delivered => ({
    command: { type: 'settle-action', actionId, result, at: delivery.clock.now() },
  });
  if (!isOnDiscord(action.measure)) return settled({ status: 'undone' });
  const guild = guildOf(delivery.client, state.guildId);
  const userId = accountOf(state, action.partyId);
  try {
    await undo(guild, { measure: action.measure, userId, reason: auditReason(state) });
  } catch (err) {
    // What Discord refuses stands on the card, with what to do, and is tried again once that is mended.
    if (!isUnknownBan(err) && !isGone(err, 10007)) throw err;
  }
  return settled({ status: 'undone' });
}

interface Undoing {
  measure: Measure;
  userId: string | null;
  reason: string;
}

async function undo(guild: Guild, { measure, userId, reason }: Undoing): Promise<void> {
  if (measure.kind === 'ban') return userId === null ? undefined : void (await guild.bans.remove(userId, reason));
  const member = await memberOf(guild, userId);
  if (member !== null) await undoOn(member, measure, reason);
}

async function undoOn(member: GuildMember, measure: Measure, reason: string): Promise<void> {
  if (measure.kind === 'timeout') await member.timeout(null, reason);
  if (measure.kind === 'remove-role') await member.roles.add(measure.roleId, reason);
  if (measure.kind === 'give-role') await member.roles.remove(measure.roleId, reason);
}
