import { afterEach, expect, it } from 'vitest';
import { sorry } from '../../src/texts/en/common.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { plainForm, quiet, referenceIn, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { secondServer } from '../support/two-servers.ts';

afterEach(closeScenes);

const inDm = { in: 'dm' };

const offered = (person: Person) =>
  shownTo(person).components.flatMap(({ options }) => (options ?? []).map(({ label }) => label));

const threadNames = (server: Parameters<typeof caseThreads>[0]) => caseThreads(server).map(({ name }) => name);

async function reportsInDm(s: Scene, person: Person, server: string): Promise<void> {
  await person.runs('/report', { person: 'night_owl' }, inDm);
  await person.selects('Choose a server', server);
  await person.fillsIn(plainForm);
  await quiet(s);
}

it('asks which server it is for, opens the form, and the report arrives there', async () => {
  const s = await scene();
  await s.mira.runs('/report', { person: 'night_owl' }, inDm);

  expect(shownTo(s.mira).text).toBe('Which server is your report for?');
  expect(offered(s.mira)).toEqual(['Lantern Hill']);

  await s.mira.selects('Choose a server', 'Lantern Hill');
  expect(s.mira.modal?.title).toBe('About night_owl');
  await s.mira.fillsIn(plainForm);
  await quiet(s);

  expect(referenceIn(shownTo(s.mira))).toBe('C-0001');
  expect(threadNames(s)).toEqual(['C-0001 · Harassment · night_owl']);
});

it('offers only servers that both are in and that are set up', async () => {
  const s = await scene();
  const other = await secondServer(s);
  s.mira.joins(other.guild);
  await s.mira.runs('/report', {}, inDm);
  expect(offered(s.mira)).toEqual(['Lantern Hill', 'Harbour']);
  await s.sol.runs('/report', {}, inDm);
  expect(offered(s.sol)).toEqual(['Lantern Hill']);
});

it('does not take a hiccup for a server that somebody is not in', async () => {
  const s = await scene();
  // As in a large server, where the client does not know everybody.
  s.bot.client.guilds.cache.get(s.guild.id)?.members.cache.delete(s.mira.id);
  s.discord.faults.next({ method: 'GET', path: '/guilds/:guild/members/:user' }, { status: 500 }, 2);
  await s.mira.runs('/report', { person: 'night_owl' }, inDm);
  expect(shownTo(s.mira).text).toContain(sorry.ourFault);

  await s.mira.runs('/report', { person: 'night_owl' }, inDm);
  expect(offered(s.mira)).toEqual(['Lantern Hill']);
});

it('takes the report to the server that was chosen, and to no other', async () => {
  const s = await scene();
  const other = await secondServer(s);
  s.mira.joins(other.guild);
  await reportsInDm(s, s.mira, 'Harbour');

  expect(threadNames(other)).toEqual(['C-0001 · Harassment · night_owl']);
  expect(threadNames(s)).toEqual([]);
  expect(s.rowan.seesNothingOf('night_owl')).toBe(true);
});

it('takes a report from somebody who is timed out', async () => {
  const s = await scene();
  const member = s.guild.members.get(s.mira.id);
  const until = new Date(s.clock.now() + 3_600_000).toISOString();
  if (member !== undefined) updateMember(s.discord.world, s.guild, member, { communication_disabled_until: until });
  await reportsInDm(s, s.mira, 'Lantern Hill');

  expect(referenceIn(shownTo(s.mira))).toBe('C-0001');
});

it('tells somebody who left kindly that there is no server to report to', async () => {
  const s = await scene();
  s.mira.leaves();
  await s.mira.runs('/report', {}, inDm);

  expect(shownTo(s.mira).text).toContain('no server that you and Casekeeper share');
  expect(shownTo(s.mira).buttons).toEqual([]);
});

it('says the same where no shared server is set up', async () => {
  const s = await scene({ unconfigured: true });
  await s.mira.runs('/report', {}, inDm);

  expect(shownTo(s.mira).text).toContain('no server that you and Casekeeper share');
});

it('still takes the report of somebody who left while the form was open', async () => {
  const s = await scene();
  await s.mira.runs('/report', { person: 'night_owl' }, inDm);
  await s.mira.selects('Choose a server', 'Lantern Hill');
  s.mira.leaves();
  await s.mira.fillsIn(plainForm);
  await quiet(s);

  expect(threadNames(s)).toEqual(['C-0001 · Harassment · night_owl']);
});

it('gives a form back that was open in the direct messages for more than a day', async () => {
  const s = await scene();
  await s.mira.runs('/report', {}, inDm);
  await s.mira.selects('Choose a server', 'Lantern Hill');
  s.clock.advance(25 * 3_600_000);
  await s.mira.fillsIn(plainForm);
  expect(shownTo(s.mira).text).toContain('This form was open for more than a day. Your text is kept');
  await s.mira.selects('Choose a server', 'Lantern Hill');
  expect(s.mira.modal?.fields[1]?.value).toBe('He keeps following me.');
  await s.mira.fillsIn({});
  await quiet(s);

  expect(threadNames(s)).toEqual(['C-0001 · Harassment']);
});

it('answers the same form from the direct messages twice with the same reference', async () => {
  const s = await scene();
  await s.mira.runs('/report', {}, inDm);
  await s.mira.selects('Choose a server', 'Lantern Hill');
  const form = s.discord.interactions.modals.get(s.mira.id);
  await s.mira.fillsIn(plainForm);
  if (form !== undefined) s.discord.interactions.modals.set(s.mira.id, form);
  await s.mira.fillsIn(plainForm);
  await quiet(s);

  expect(referenceIn(shownTo(s.mira))).toBe('C-0001');
  expect(threadNames(s)).toHaveLength(1);
});
