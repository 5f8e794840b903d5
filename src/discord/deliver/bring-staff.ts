import type { Message, MessageCreateOptions, ThreadChannel } from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { DeliveryError } from '../../app/ports.ts';
import { audienceOf } from '../../domain/access.ts';
import { insiders, pinged } from '../../domain/calls/who-comes-in.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { cameIn } from '../../texts/en/calls.ts';
import { call } from '../../texts/en/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { requireWriting } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { sayOnce } from './send-once.ts';
import { placeForLine } from './team-line.ts';
import { mentionsAtMost, mentionsOf, ofPeople, pinging, teamPing } from './team-ping.ts';

/** How many fit as mentions beside the words of the call (22 signs each, 2,000 in all). */
const quietlyAtMost = 70;
/** Discord's limit for a message. */
const contentLimit = 2000;

/**
 * Brings the team into the thread with at most one ping each (SPEC 4.3): the role where everybody comes in and nobody is
 * kept out, else people by name. Who belongs in is asked of the access policy at this moment, so a staff member who is
 * part of the case is never named.
 */
export async function bringStaff(
  delivery: Delivery,
  view: CaseView,
  { threadId }: EffectOf<'bring-staff'>,
): Promise<Delivered> {
  const { client, stores, clock, due } = delivery;
  const { state, settings } = view;
  if (state.thread.threadId !== threadId) return { command: null };
  const staff = await stores.guilds.staff(state.guildId);
  const audience = audienceOf(state, staff);
  if (audience.length === 0 && (state.nobodyLeft || state.guestIds.length > 0)) return { command: null };
  if (audience.length === 0) throw new DeliveryError('gone', 'nobody has a role of the team');
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await requireWriting(thread);
  const inside = insiders(state, audience, settings.addStaff);
  const called = async () => await callFor(delivery, view, { thread, staff, inside });
  const message = await sayOnce(due, thread, isCallFor(state.reference), called);
  await addQuietly(
    message,
    inside.filter((member) => !isCalled(message, member)),
  );
  const userIds = inside.map(({ userId }) => userId);
  return { command: { type: 'record-staff', threadId, userIds, at: clock.now() } };
}

const isCallFor = (reference: string) => (message: Message) => message.content.startsWith(call.opening(reference));

interface Calling {
  thread: ThreadChannel;
  staff: StaffMember[];
  inside: StaffMember[];
}

/** The message that calls whom the settings say (SPEC 4.3); restricted cases name people. */
async function callFor(delivery: Delivery, view: CaseView, calling: Calling): Promise<MessageCreateOptions> {
  const { reference, urgent, restricted, moved, openedUp, source } = view.state;
  const words = cameIn[source];
  const whole = openedUp ? call.openedUp : urgent ? words.urgent : words.ordinary;
  const kept = moved ? call.moved : words.restricted;
  const said = `${call.opening(reference)} · ${restricted ? kept : whole}`;
  const { thread, staff, inside } = calling;
  const isCalledThere = await isToldOutside(delivery, view);
  const ping = isCalledThere
    ? ofPeople([], 0)
    : teamPing(thread, view, { staff, inside, urgent, atMost: mentionsAtMost });
  return pinging(said, ping);
}

/**
 * Where few come in, a call for the whole staff is the line in their own channel: nobody is pinged twice. Where no line
 * can go, the thread calls.
 */
async function isToldOutside(delivery: Delivery, { state, settings }: CaseView): Promise<boolean> {
  if (settings.addStaff === 'everyone' || pinged(state, settings) !== 'staff') return false;
  return (await placeForLine(delivery, state).catch(() => null)) !== null;
}

/** True for somebody whom the message itself has called in: by name, or by a role Discord could add. */
function isCalled(message: Message, { userId, roleIds }: StaffMember): boolean {
  if (message.mentions.users.has(userId)) return true;
  const tooMany = message.flags.has(MessageFlags.FailedToMentionSomeRolesInThread);
  return !tooMany && roleIds.some((id) => message.mentions.roles.has(id));
}

/** People come in without a ping by an edit that names them (SPEC 4.3). */
export async function addQuietly(message: Message, people: StaffMember[]): Promise<void> {
  for (let from = 0; from < people.length; from += quietlyAtMost) {
    const some = people.slice(from, from + quietlyAtMost);
    const users = some.map(({ userId }) => userId);
    const names = `\n${call.alsoHere} ${mentionsOf(some)}`;
    await message.edit({ content: besides(message.content, names), allowedMentions: { parse: [], users } });
  }
}

/**
 * The call with other names below it. Names that stood there before, of an earlier edit or of the call itself, make room
 * for them where both would not fit: whoever was named is in.
 */
function besides(content: string, names: string): string {
  const [called = ''] = content.split(`\n${call.alsoHere}`);
  const both = called + names;
  return both.length <= contentLimit ? both : called.replaceAll(/ <@\d+>/gu, '') + names;
}
