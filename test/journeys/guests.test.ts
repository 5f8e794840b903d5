import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { updateRole } from '../support/discord-server/world/guilds.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import {
  cardIn,
  labelsOn,
  peopleIn,
  quiet,
  referenceIn,
  reported,
  reports,
  shownTo,
  threadOf,
} from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';
const everybodyNamed = { description: 'Rowan, Imke, Halvard and Ysolde are all friends of his.' };

/** A report of which nobody of the team may know. */
async function nobodyLeft(s: Onlookers): Promise<string> {
  const ack = await reports(s.mira, { member: s.tobin }, everybodyNamed);
  await quiet(s);
  return referenceIn(ack);
}

const namesGuest = async (by: Person, member: Person, reference: string) => {
  await by.runs('/guest name', { member, case: reference });
  return shownTo(by).text;
};

it('lets the owner bring two guests into a case that nobody is left for; they alone see it, close it and leave', async () => {
  const s = await onlookers();
  const reference = await nobodyLeft(s);
  const others = s.everyone.filter((person) => ![s.mira, s.sol, s.max, s.ownerPerson, s.ada].includes(person));
  const read = await newlyRead(others, async () => {
    expect(await namesGuest(s.ownerPerson, s.sol, reference)).toContain(
      `${s.sol.mention} is a guest in **${reference}** now`,
    );
    await s.restart();
    await quiet(s);
    expect(await namesGuest(s.ownerPerson, s.max, reference)).toContain('is a guest in');
    await quiet(s);
  });
  const thread = threadOf(s, reference);
  expect(read).toEqual({});
  expect(peopleIn(s, thread)).toEqual(['Max', 'Sol']);
  expect(s.sol.canSee(thread)).toBe(true);
  expect(s.sol.pings.map(({ how }) => how)).toEqual(['mention']);
  expect(s.mira.dms.at(-1)?.text).toContain('somebody fair has been found');
  await s.ownerPerson.runs('/case view', { case: reference });
  expect(shownTo(s.ownerPerson).text).toContain('This is for the Security team.');
  await s.rowan.runs('/case view', { case: reference });
  expect(shownTo(s.rowan).text).toBe(noSuchCase);

  const other = await reported(s, s.mira, { about: { person: 'Somebody else' } });
  expect(s.sol.canSee(other.thread)).toBe(false);
  const card = cardIn(s, thread);
  expect(labelsOn(card)).toContain('Close without decision');
  await s.sol.presses('Close without decision', { on: card });
  await s.sol.fillsIn({ reason: 'Outside what this team looks after' });
  await quiet(s);
  await s.max.presses('Confirm closing', { on: cardIn(s, thread) });
  await quiet(s);

  expect(s.sol.canSee(thread)).toBe(false);
  expect(s.sol.canSee(s.caseChannels.restrictedChannel)).toBe(false);
});

it('gives a guest nothing else of the team: no other case, none to open, none to lead', async () => {
  const s = await onlookers();
  const other = await reported(s, s.mira, { about: { person: 'Somebody else' } });
  const reference = await nobodyLeft(s);
  await namesGuest(s.ownerPerson, s.ada, reference);
  await quiet(s);
  await s.ada.presses('Assign', { on: cardIn(s, threadOf(s, reference)) });
  expect(shownTo(s.ada).text).toContain('leader');
  for (const line of ['/case view', '/case history', '/case contact']) {
    await s.ada.runs(line, { case: other.reference });
    expect(shownTo(s.ada).text).toBe(noSuchCase);
  }
  await s.ada.runs('/case list');
  expect(shownTo(s.ada).text).toContain(reference);
  expect(shownTo(s.ada).text).not.toContain(other.reference);
  await s.ada.runs('/case open');

  expect(shownTo(s.ada).text).toContain('This is for the Security team.');
});

it('answers each wrong wish with what is wrong, and tells nobody of a case that is not theirs to know', async () => {
  const s = await onlookers();
  const plain = await reported(s, s.mira, { about: { person: 'Somebody else' } });
  const reference = await nobodyLeft(s);
  expect(await namesGuest(s.halvard, s.sol, plain.reference)).toContain('Enough of the team are left');
  expect(await namesGuest(s.ownerPerson, s.sol, plain.reference)).toBe(noSuchCase);
  expect(await namesGuest(s.halvard, s.sol, reference)).toBe(noSuchCase);
  expect(await namesGuest(s.ownerPerson, s.sol, 'C-9999')).toBe(noSuchCase);
  expect(await namesGuest(s.ownerPerson, s.tobin, reference)).toContain('This person cannot be a guest');
  expect(await namesGuest(s.ownerPerson, s.rowan, reference)).toContain('This person cannot be a guest');
  s.max.leaves();
  expect(await namesGuest(s.ownerPerson, s.max, reference)).toContain('not on the server');
  await quiet(s);

  expect(peopleIn(s, threadOf(s, reference))).toEqual([]);
});

it('lets a guest go before the end, and says what is missing to let one in', async () => {
  const s = await onlookers();
  const reference = await nobodyLeft(s);
  const before = s.botRole.permissions;
  updateRole(s.discord.world, s.guild, s.botRole, { permissions: before & ~PermissionFlagsBits.ManageRoles });
  await namesGuest(s.ownerPerson, s.sol, reference);
  await quiet(s);
  expect(s.sol.canSee(threadOf(s, reference))).toBe(false);
  expect(cardIn(s, threadOf(s, reference)).text).toContain('Bringing the guest in: the bot lacks');
  updateRole(s.discord.world, s.guild, s.botRole, { permissions: before });
  await until(() => s.sol.canSee(threadOf(s, reference)), 'the guest is let in');
  await quiet(s);
  await s.ownerPerson.runs('/guest end', { member: s.sol, case: reference });
  expect(shownTo(s.ownerPerson).text).toContain('is no guest');
  await quiet(s);

  expect(s.sol.canSee(threadOf(s, reference))).toBe(false);
  expect(peopleIn(s, threadOf(s, reference))).toEqual([]);
});
