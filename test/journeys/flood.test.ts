import { afterEach, expect, it } from 'vitest';
import { boardWords } from '../../src/texts/en/board.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { createThread, updateThread } from '../support/discord-server/world/threads.ts';
import { messagesIn, plainForm, quiet, referenceIn, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene, SceneOptions } from '../support/scene.ts';
import { buildSecurityServer, caseThreads, configure } from '../support/security-server.ts';
import type { SecurityServer } from '../support/security-server.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const secondMs = 1000;

/** Five communities with one bot. */
async function fiveServers(options: SceneOptions): Promise<{ s: Scene; servers: SecurityServer[] }> {
  const s = await scene(options);
  const others = ['Harbour', 'Mill', 'Orchard', 'Quarry'].map((name) => buildSecurityServer(s.discord, { name }));
  for (const other of others) await configure(s.dataDir, other, s.clock.now());
  await s.restart();
  return { s, servers: [s, ...others] };
}

interface Told {
  server: SecurityServer;
  reference: string;
}

/**
 * Opens the form, about somebody off Discord that nobody else reports, and sends it. `answer` is not waited for; it
 * rejects when Discord says that the bot did not respond.
 */
async function sends(server: SecurityServer, person: Person, about: string): Promise<{ answer: Promise<Told> }> {
  await person.runs('/report', { person: about });
  const { settled } = person.starts.fillsIn(plainForm);
  return { answer: settled.then(() => ({ server, reference: referenceIn(shownTo(person)) })) };
}

const membersOf = (s: Scene, { guild }: SecurityServer, count: number): Person[] =>
  Array.from({ length: count }, (_, index) => s.discord.people.createPerson({ name: `Member ${index}`, guild }));

const answersTo = async (wave: { answer: Promise<Told> }[]) => await Promise.all(wave.map(({ answer }) => answer));

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `C-${String(index + 1).padStart(4, '0')}`);
const namesIn = (server: SecurityServer) => caseThreads(server).map(({ name }) => name.slice(0, 6));

it('answers a flood from five servers in time, and gives each report its number and its one thread', async () => {
  const { s, servers } = await fiveServers({ discord: { rateScale: 4 } });
  // No thread comes to be before the last member has their answer: an answer waits for nothing on Discord.
  const held = s.discord.faults.always({ method: 'POST', path: '/channels/:channel/threads' }, { hold: 'before' });
  const members = servers.map((server) => membersOf(s, server, 4));
  const told: Told[] = [];
  let before: { answer: Promise<Told> }[] = [];
  for (let second = 1; second <= 5; second += 1) {
    const sending = servers.flatMap((server, place) =>
      (members[place] ?? []).map((person) => sends(server, person, `${person.name} met them, ${second}`)),
    );
    const wave = await Promise.all(sending);
    // Whoever sent in the second before has two seconds by Discord's clock, and not the third.
    told.push(...(await answersTo(before)));
    s.clock.advance(secondMs);
    before = wave;
  }
  told.push(...(await answersTo(before)));
  expect(servers.flatMap(namesIn)).toEqual([]);
  held.off();
  held.release();
  for (const made of [25, 50, 75, 100]) await until(() => servers.flatMap(namesIn).length >= made, `${made} threads`);
  await quiet(s);

  for (const server of servers) {
    const own = told.filter((one) => one.server === server).map(({ reference }) => reference);
    expect(own.sort()).toEqual(numbered(20));
    expect(namesIn(server).sort()).toEqual(numbered(20));
  }
  expect(s.discord.requests.some(({ status }) => status === 429 || status === null)).toBe(false);
  expect(await s.bot.stores.cases.verify()).toMatchObject({ cases: 100, broken: [] });
});

it('answers a flood beyond the cap of active threads, shows what waits, and gives it its threads as room is made', async () => {
  const s = await scene();
  const { general } = s.channels;
  if (general === undefined) throw new Error('no place to talk');
  const talks = Array.from({ length: 15 }, (_, index) =>
    createThread(s.discord.world, { parent: general, name: `Talk ${index}`, type: 11, owner: s.sol.user }),
  );
  s.guild.activeThreadCap = 20;
  const wave = await Promise.all(membersOf(s, s, 12).map((person) => sends(s, person, `${person.name} met them`)));
  const told = (await answersTo(wave)).map(({ reference }) => reference);
  await quiet(s);

  expect(told.toSorted()).toEqual(numbered(12));
  expect(namesIn(s)).toHaveLength(5);
  await s.imke.runs('/queue');
  const waiting = told.filter((reference) => !namesIn(s).includes(reference));
  expect(
    messagesIn(s, s.caseChannels.staffChannel).filter(({ text }) => waiting.some((one) => text.includes(`${one}**`))),
  ).toHaveLength(7);
  expect(shownTo(s.imke).text).toContain(boardWords.waitsForThread);

  for (const [made, talk] of talks.slice(0, 7).entries()) {
    updateThread(s.discord.world, talk, { archived: true });
    await until(() => namesIn(s).length === 6 + made, `thread ${6 + made}`);
  }
  await quiet(s);
  expect(namesIn(s).sort()).toEqual(numbered(12));
  await s.imke.runs('/queue');
  expect(shownTo(s.imke).text).not.toContain(boardWords.waitsForThread);
});
