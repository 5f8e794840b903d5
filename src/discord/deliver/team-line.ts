import { ComponentType } from 'discord.js';
import type { Message, MessageCreateOptions, TextChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { audienceOf } from '../../domain/access.ts';
import { waitsForThread } from '../../domain/calls/attended.ts';
import { calledInside, pinged, rolesOf } from '../../domain/calls/who-comes-in.ts';
import type { CaseState } from '../../domain/case.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { Settings } from '../../domain/settings.ts';
import { cameIn, enterWords, teamLine } from '../../texts/en/calls.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { enterButton } from '../views/enter.ts';
import { casesForAll, isForTeamOnly } from './board-cases.ts';
import { channelOrNull } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { sayOnce } from './send-once.ts';
import { staffChannel } from './staff-channel.ts';
import { mayPing, mentionsAtMost, ofPeople, ofRoles, pinging } from './team-ping.ts';

/**
 * The staff channel, if a case may be named there: by the board's own rules, so that nobody reads of a case who may not
 * know of it (SPEC 4.3, 4.8, 6.1).
 */
export async function placeForLine(delivery: Delivery, state: CaseState): Promise<TextChannel | null> {
  if (state.restricted || state.leadersOnly || state.recusals.length > 0) return null;
  const channel = await staffChannel(delivery, state.guildId);
  if (channel === null || !(await isForTeamOnly(delivery, channel))) return null;
  const staff = await delivery.stores.guilds.staff(state.guildId);
  return (await casesForAll(channel, [state], staff)).length === 0 ? null : channel;
}

/**
 * Where only leaders come into the threads, the others hear of a new case by one line with the way in; everybody does
 * while it waits for its thread (SPEC 4.3, 4.7).
 */
export async function tellTeam(delivery: Delivery, view: CaseView): Promise<Delivered> {
  const { state, settings } = view;
  if (state.teamLine !== null) return await redrawn(delivery, state, state.teamLine);
  if (!waitsForThread(state) && settings.addStaff === 'everyone') return { command: null };
  const channel = state.status === 'closed' ? null : await placeForLine(delivery, state);
  if (channel === null) return { command: null };
  const { due, clock } = delivery;
  const isIt = ({ content }: Message) => content.startsWith(teamLine.opening(state.reference));
  const draw = async () => await lineFor(delivery, view, channel);
  const { id: messageId } = await sayOnce(due, channel, isIt, draw);
  return { command: { type: 'record-team-line', channelId: channel.id, messageId, at: clock.now() } };
}

/**
 * It says what is true by now, and calls nobody again; it goes when it may not stand there any more. One that somebody
 * took away stays away.
 */
async function redrawn(
  delivery: Delivery,
  state: CaseState,
  line: NonNullable<CaseState['teamLine']>,
): Promise<Delivered> {
  if ((await placeForLine(delivery, state)) === null) return await removeTeamLine(delivery, line);
  const { channelId, messageId } = line;
  const channel = await channelOrNull(delivery.client, channelId);
  try {
    const shown = { content: wordsFor(state), components: wayIn(state), allowedMentions: { parse: [] } };
    if (channel?.isTextBased() === true) await channel.messages.edit(messageId, shown);
  } catch (err) {
    if (!isGone(err, 10008)) throw err;
  }
  return { command: null };
}

function wordsFor(state: CaseState): string {
  const what = cameIn[state.source][state.urgent ? 'urgent' : 'ordinary'];
  const waits = waitsForThread(state) ? ` ${teamLine.waits}` : '';
  return `${teamLine.opening(state.reference)}${what}${waits}`;
}

const wayIn = ({ caseId }: CaseState) => [
  { type: ComponentType.ActionRow as const, components: [enterButton(caseId, enterWords.button)] },
];

async function lineFor(
  { stores }: Delivery,
  { state, settings }: CaseView,
  channel: TextChannel,
): Promise<MessageCreateOptions> {
  const group = calledByLine(state, settings);
  const roles = rolesOf(state, group, settings);
  const isByRole = roles.length > 0 && mayPing(channel, roles);
  const people = isByRole ? [] : calledInside(audienceOf(state, await stores.guilds.staff(state.guildId)), group);
  const ping = isByRole ? ofRoles(roles) : ofPeople(people, mentionsAtMost);
  return { ...pinging(wordsFor(state), ping), components: wayIn(state) };
}

/** Whoever the thread itself calls is not called here; for an urgent report without a thread this is the only call. */
function calledByLine(state: CaseState, settings: Settings): Settings['pingOthers'] {
  const group = pinged(state, settings);
  if (state.urgent && waitsForThread(state)) return group;
  return settings.addStaff === 'leaders' && group === 'staff' ? 'staff' : 'nobody';
}

/** The line goes when not everybody who reads it may know of the case any more. */
export async function removeTeamLine(
  { client, clock }: Delivery,
  { channelId, messageId }: Omit<EffectOf<'remove-team-line'>, 'kind'>,
): Promise<Delivered> {
  const channel = await channelOrNull(client, channelId);
  try {
    if (channel?.isTextBased() === true) await channel.messages.delete(messageId);
  } catch (err) {
    if (!isGone(err, 10008)) throw err;
  }
  return { command: { type: 'forget-team-line', messageId, at: clock.now() } };
}
