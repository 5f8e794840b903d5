import { ComponentType } from 'discord.js';
import type { Message, TextChannel, ThreadChannel } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { Delivered } from '../../app/ports.ts';
import { DeliveryError } from '../../app/ports.ts';
import { audienceOf, isBarred } from '../../domain/access.ts';
import { isUnattended } from '../../domain/calls/attended.ts';
import type { EscalationStep } from '../../domain/calls/call-state.ts';
import { notGone } from '../../domain/calls/who-comes-in.ts';
import type { CaseState } from '../../domain/case.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { enterWords, escalation, onItWords } from '../../texts/en/calls.ts';
import type { CaseView } from '../views/case-view.ts';
import { enterButton, onItButton } from '../views/enter.ts';
import { safeName } from '../views/safe-text.ts';
import { requireWriting } from './case-channel.ts';
import { tell } from './copies.ts';
import type { Delivery } from './delivery.ts';
import { guildOf, threadById } from './delivery.ts';
import { inThread } from './in-thread.ts';
import { nonceOf } from './nonce.ts';
import { earlierMessage, sendOnce } from './send-once.ts';
import { placeForLine } from './team-line.ts';
import { mentionsAtMost, ofPeople, pinging } from './team-ping.ts';
import { whoLeft } from './who-left.ts';
import { minuteMs } from '../../domain/durations.ts';

/**
 * An urgent case that nobody is on calls again: leaders, then all staff, then the owner, each once (SPEC 4.3). Whether
 * somebody is on it is asked of the row of this moment. A gathered one calls in the name of its lead, in whose thread it
 * is told of: a surge calls no oftener than a single report.
 */
export async function escalate(delivery: Delivery, view: CaseView, effect: EffectOf<'escalate'>): Promise<Delivered> {
  const { state } = view;
  if (state.gatheredIn === null) return await call(delivery, view, { ...effect, since: state });
  const lead = await delivery.stores.cases.load(state.gatheredIn.caseId);
  if (lead === null) return { command: null };
  const { command } = await call(delivery, { ...view, state: lead }, { ...effect, since: state });
  if (command !== null) await handleCaseCommand(delivery.stores.cases, lead.caseId, command);
  return { command: null };
}

interface Call {
  to: EscalationStep;
  /** The report that waits. */
  since: CaseState;
}

async function call(delivery: Delivery, view: CaseView, { to, since }: Call): Promise<Delivered> {
  const { state } = view;
  const now = delivery.clock.now();
  if (!isUnattended(state) || state.escalated.includes(to) || isIncluded(since, to, now)) return { command: null };
  if (to === 'owner') return await tellOwner(delivery, state, since);
  return await inThread(delivery, state.thread.threadId, callTeam(delivery, view, to));
}

/** Of the case that calls: several gathered in it make one call. */
const keyOf = ({ caseId }: CaseState, to: EscalationStep) => `escalate:${caseId}:${to}`;

/** Leaders are of the staff: after a time away, one call is enough for both. */
const isIncluded = ({ escalatesAt }: CaseState, to: EscalationStep, now: number): boolean =>
  to === 'leaders' && escalatesAt !== null && escalatesAt.staff <= now;

/** By name, so that nobody comes in with a role who must stay out or who left. Nothing, when nobody is there to call. */
async function callTeam(delivery: Delivery, view: CaseView, to: 'leaders' | 'staff'): Promise<Delivered> {
  const { stores, clock } = delivery;
  const { state } = view;
  const audience = audienceOf(state, await stores.guilds.staff(state.guildId));
  const group = to === 'leaders' ? audience.filter(({ isLeader }) => isLeader) : audience;
  if (group.length === 0) return { command: null };
  const place = await placeOf(delivery, view, to);
  const opening = escalation[to](state.reference);
  const isIt = ({ content }: Message) => content.startsWith(opening);
  if ((await earlierMessage(place, isIt)) === null) {
    await sendCall(place, state, { opening, group, nonce: nonceOf(keyOf(state, to)) });
  }
  return { command: { type: 'record-escalation', to, at: clock.now() } };
}

/**
 * The thread of the case. The staff of a server where they enter by themselves are called in their own channel, and so is
 * everybody while the case has no thread, if it may be named there.
 */
async function placeOf(
  delivery: Delivery,
  { state, settings }: CaseView,
  to: 'leaders' | 'staff',
): Promise<ThreadChannel | TextChannel> {
  const { threadId } = state.thread;
  const isOutside = threadId === null || (to === 'staff' && settings.addStaff === 'leaders');
  const line = isOutside ? await placeForLine(delivery, state) : null;
  if (line !== null) return line;
  if (threadId === null) throw new DeliveryError('again', 'the case has no thread yet');
  const thread = await threadById(delivery.client, threadId);
  if (thread === null) throw new DeliveryError('again', 'the thread of the case is being made anew');
  await requireWriting(thread);
  return thread;
}

async function sendCall(
  place: ThreadChannel | TextChannel,
  { caseId, thread: { broughtIds } }: CaseState,
  { opening, group, nonce }: { opening: string; group: StaffMember[]; nonce: string },
): Promise<void> {
  const isThread = place.isThread();
  const people = isThread ? notGone(group, await whoLeft(place, broughtIds)) : group;
  const wayIn = isThread ? [] : [enterButton(caseId, enterWords.button)];
  const press = [onItButton(caseId, onItWords.button), ...wayIn];
  const components = [{ type: ComponentType.ActionRow as const, components: press }];
  await sendOnce(place, { ...pinging(opening, ofPeople(people, mentionsAtMost)), components, nonce });
}

/** By direct message, unless they are part of it; it says nothing of what the report is about. */
async function tellOwner(delivery: Delivery, state: CaseState, since: CaseState): Promise<Delivered> {
  const guild = guildOf(delivery.client, state.guildId);
  if (isBarred(state, guild.ownerId) || isBarred(since, guild.ownerId)) return { command: null };
  const minutes = Math.floor((delivery.clock.now() - since.openedAt) / minuteMs);
  const opening = escalation.owner(safeName(guild.name), state.reference);
  const key = keyOf(state, 'owner');
  await tell(delivery, guild.ownerId, `${opening}${escalation.ownerEnd(minutes)}`, { opening, key });
  return { command: { type: 'record-escalation', to: 'owner', at: delivery.clock.now() } };
}
