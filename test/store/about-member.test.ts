import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import { databaseFile } from '../../src/store/open-database.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { dataDirectory, opened } from './engine.ts';
import {
  adds,
  flake,
  guildId,
  newCase,
  openedAt,
  opens,
  otherGuildId,
  planned,
  reporterId,
  subjectId,
} from './sample-case.ts';

const at = (ms: number) => openedAt + ms;
const lead = { caseId: 'a', reference: 'C-0001' };

/** Cases about one member: two ordinary, one closed, one restricted, two gathered in the first, one in another server. */
async function someCases() {
  const stores = opened(openStores);
  const open = async (caseId: string, number: number, changes: Partial<CaseState> = {}) =>
    stores.cases.commit(opens(newCase(caseId, number, { openedAt: at(number), ...changes })));
  await open('a', 1);
  await open('b', 2, { status: 'closed' });
  await open('c', 3);
  await open('d', 4, { restricted: true, leadersOnly: true });
  await open('e', 5, { gatheredIn: lead });
  await open('f', 6, { gatheredIn: lead });
  await open('g', 1, { guildId: otherGuildId });
  return stores;
}

it('finds the newest cases about a member in this server, but those gathered in the thread of another', async () => {
  const { cases } = await someCases();
  const ids = async (...wish: Parameters<typeof cases.aboutMembers>) =>
    (await cases.aboutMembers(...wish)).map(({ caseId }) => caseId);

  expect(await ids(guildId, [subjectId], 9)).toEqual(['d', 'c', 'b', 'a']);
  expect(await ids(guildId, [subjectId, flake(77)], 2)).toEqual(['d', 'c']);
  expect(await ids(otherGuildId, [subjectId], 9)).toEqual(['g']);
  expect(await ids(guildId, [reporterId], 9)).toEqual([]);
  expect(await ids(guildId, [], 9)).toEqual([]);
});

it('tells a new report of the others about the same member: the newest, and those that could be the lead', async () => {
  const { cases } = await someCases();
  const found = await cases.recentAbout(guildId, subjectId, { since: openedAt, count: 2 });
  const flags = found.map(({ caseId, isOpen, isGathered }) => [caseId, isOpen, isGathered]);

  expect(flags.toSorted(([one], [other]) => String(one).localeCompare(String(other)))).toEqual([
    ['a', true, false],
    ['c', true, false],
    ['e', true, true],
    ['f', true, true],
  ]);
  expect((await cases.recentAbout(guildId, subjectId, { since: at(3), count: 9 })).map(({ caseId }) => caseId)).toEqual(
    ['f', 'e'],
  );
  expect(await cases.recentAbout(guildId, reporterId, { since: openedAt, count: 9 })).toEqual([]);
});

it('answers what is gathered in a case, in the order in which it came, until it is parted', async () => {
  const { cases } = await someCases();
  const ids = async (after: number, limit: number) =>
    (await cases.gatheredIn('a', after, limit)).map(({ caseId }) => caseId);
  expect(await ids(0, 9)).toEqual(['e', 'f']);
  expect(await ids(5, 9)).toEqual(['f']);
  expect(await ids(0, 1)).toEqual(['e']);
  const state = await cases.load('e');
  if (state !== null) await cases.commit(adds(state, [{ type: 'case-parted', from: lead, why: 'wished', at: at(9) }]));

  expect(await ids(0, 9)).toEqual(['f']);
  expect((await cases.aboutMembers(guildId, [subjectId], 9)).map(({ caseId }) => caseId)).toContain('e');
  expect(await cases.verify()).toMatchObject({ broken: [] });
});

it('owes an effect to another case, and one such wish that waits is enough', async () => {
  const { cases, outbox } = await someCases();
  const wish = (key: string) => ({ ...planned(key, 'thread', { kind: 'take-up-gathered' }), refresh: true, of: 'a' });
  await cases.commit(opens(newCase('h', 7), { effects: [wish('one')] }));
  await cases.commit(opens(newCase('i', 8), { effects: [wish('two')] }));
  const due = await outbox.claim({ worker: 'w', now: at(9), lockedUntil: at(99), limit: 9 });

  expect(due.map(({ caseId, key }) => [caseId, key])).toEqual([['a', 'one']]);
});

it('asks an index for all of it', () => {
  const dataDir = dataDirectory();
  openStores(dataDir).close();
  const file = new Sqlite(databaseFile(dataDir));
  onTestFinished(() => void file.close());
  const plan = (query: string) =>
    file
      .prepare<[], { detail: string }>(`explain query plan ${query}`)
      .all()
      .map(({ detail }) => detail)
      .join('\n');
  const about = `select 1 from case_people p join cases c on c.case_id = p.case_id
    where p.user_id = '1' and p.relation = 'subject' and p.opened_at > 0 and c.guild_id = '2' order by p.opened_at desc limit 9`;

  expect(plan(about)).toContain('case_people_recent');
  expect(plan("select 1 from cases where gathered_in = 'a' and number > 0 order by number limit 9")).toContain(
    'cases_gathered',
  );
});
