import { accessTo } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Voters } from '../../domain/decision/tally.ts';
import { handleCaseCommand } from '../handle-case-command.ts';
import type { Chance, Clock, GuildStore, Stores } from '../ports.ts';

/** Who may vote on a case at this moment, by role and recusal, and how many it takes (SPEC 6.6, 7.4). */
export async function votersOf(guilds: Pick<GuildStore, 'staff' | 'settings'>, state: CaseState): Promise<Voters> {
  const { guildId, guestIds } = state;
  const { quorum, quorumBan, quorumReferral } = await guilds.settings(guildId);
  const staff = await guilds.staff(guildId);
  const people = [
    ...staff.map(({ userId, isLeader }) => ({ userId, guildId, isStaff: true, isLeader })),
    ...guestIds.map((userId) => ({ userId, guildId, isStaff: false, isLeader: false })),
  ];
  const voting = people.filter((person) => accessTo(state, person).vote).map(({ userId }) => userId);
  return {
    mayVoteIds: [...new Set(voting)],
    quorums: { usual: quorum, ban: quorumBan, referral: quorumReferral },
  };
}

/** Open votes of a server are counted anew when its team has changed: an objection may have lost its voice (SPEC 7.4). */
export async function recountVotes(
  { stores, clock, chance }: { stores: Stores; clock: Clock; chance: Chance },
  guildId: string,
): Promise<boolean> {
  const open = await stores.cases.withProposal(guildId);
  const { checkIn: checkInDays } = await stores.guilds.settings(guildId);
  let changed = false;
  for (const state of open) {
    const voters = await votersOf(stores.guilds, state);
    const order = { type: 'recount-votes', voters, checkInDays, mark: markOf(chance), at: clock.now() } as const;
    const handled = await handleCaseCommand(stores.cases, state.caseId, order);
    changed ||= handled.ok && handled.state.version > state.version;
  }
  return changed;
}

/** Enough to tell contact threads of a server apart. */
const markLength = 5;

/** What makes the name of a contact thread its own. */
export const markOf = (chance: Chance): string => chance.id().slice(-markLength);
