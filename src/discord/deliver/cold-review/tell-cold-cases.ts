import type { Message, TextChannel } from 'discord.js';
import { handleCaseCommand } from '../../../app/handle-case-command.ts';
import type { Delivered } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { shelfPostOf } from '../../../domain/shelf/shelf-state.ts';
import { asleepWords as words } from '../../../texts/en/sweep.ts';
import { casesForAll, isForTeamOnly } from '../board-cases.ts';
import type { Delivery } from '../delivery.ts';
import { sayOnce } from '../send-once.ts';
import { staffChannel } from '../staff-channel.ts';
import { mayPing, ofPeople, ofRoles, pinging } from '../team-ping.ts';

type Looked = Pick<EffectOf<'tell-cold-cases'>, 'guildId' | 'caseIds' | 'round'>;

/** As many mentions as fit beside the cases. */
const calledAtMost = 15;

/**
 * Cold cases that slept too long come before the leaders (SPEC 9.6): those that everybody who reads the staff channel may
 * know of in one message there, each other one where it rests. First it is put down which is told where, so that a
 * repeat tells the same.
 */
export async function tellColdCases(delivery: Delivery, looked: Looked): Promise<Delivered> {
  const channel = await staffChannel(delivery, looked.guildId);
  await bringUp(delivery, looked, new Set(await forAll(delivery, channel, await sleeping(delivery, looked))));
  const brought = (await sleeping(delivery, looked)).filter(({ broughtUp }) => broughtUp?.round === looked.round);
  const together = brought.filter(({ broughtUp }) => broughtUp?.together === true);
  const told = new Set(await forAll(delivery, channel, together));
  if (channel !== null && told.size > 0)
    await say(
      delivery,
      channel,
      looked,
      together.filter(({ caseId }) => told.has(caseId)),
    );
  return { command: null };
}

async function sleeping({ stores }: Delivery, { guildId, caseIds }: Looked): Promise<CaseState[]> {
  const states = await Promise.all(caseIds.map((caseId) => stores.cases.load(caseId)));
  return states.flatMap((state) => (state?.guildId === guildId && state.status === 'cold' ? [state] : []));
}

/** The ids of those that may stand in the channel: by the board's own rules. */
async function forAll(delivery: Delivery, channel: TextChannel | null, states: CaseState[]): Promise<string[]> {
  const open = states.filter(({ restricted, leadersOnly, recusals }) => {
    return !restricted && !leadersOnly && recusals.length === 0;
  });
  if (channel === null || open.length === 0 || !(await isForTeamOnly(delivery, channel))) return [];
  const staff = await delivery.stores.guilds.staff(channel.guildId);
  return (await casesForAll(channel, open, staff)).map(({ caseId }) => caseId);
}

/** Each decided on its row of this moment. */
async function bringUp({ stores, clock }: Delivery, looked: Looked, together: ReadonlySet<string>): Promise<void> {
  const { coldReviewMonths } = await stores.guilds.settings(looked.guildId);
  for (const caseId of looked.caseIds) {
    const how = { coldReviewMonths, round: looked.round, together: together.has(caseId) };
    await handleCaseCommand(stores.cases, caseId, { type: 'bring-before-leaders', ...how, at: clock.now() });
  }
}

async function say({ stores, due }: Delivery, channel: TextChannel, { round }: Looked, states: CaseState[]) {
  const { coldReviewMonths, leaderRoles } = await stores.guilds.settings(channel.guildId);
  const opening = words.opening(round);
  const isIt = ({ content }: Message) => content.startsWith(opening);
  await sayOnce(due, channel, isIt, async () => {
    const isByRole = leaderRoles.length > 0 && mayPing(channel, leaderRoles);
    const leaders = (await stores.guilds.staff(channel.guildId)).filter(({ isLeader }) => isLeader);
    const ping = isByRole ? ofRoles(leaderRoles) : ofPeople(leaders, calledAtMost);
    const lines = states.map((state) => {
      return words.line(state.reference, state.shelf.since, shelfPostOf(state)?.threadId ?? state.thread.threadId);
    });
    return pinging([opening, words.intro(coldReviewMonths), ...lines].join('\n'), ping);
  });
}
