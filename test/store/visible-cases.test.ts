import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { accessTo } from '../../src/domain/access.ts';
import type { Person } from '../../src/domain/access.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { opened } from './engine.ts';
import { flake, guildId, newCase, opens, otherGuildId } from './sample-case.ts';

const people = [11, 12, 13].map(flake);
const guild = fc.constantFrom(guildId, guildId, otherGuildId);
const somebody = fc.constantFrom(...people);
const some = fc.uniqueArray(somebody, { maxLength: 2, size: 'xsmall' });

const party = fc.record({
  partyId: fc.constant('p'),
  role: fc.constantFrom('reporter' as const, 'target' as const, 'subject' as const, 'witness' as const),
  userId: fc.option(somebody, { nil: null }),
  nameId: fc.constant('name-1'),
});

const change: fc.Arbitrary<Partial<CaseState>> = fc.record({
  guildId: guild,
  leadersOnly: fc.boolean(),
  parties: fc.array(party, { maxLength: 2 }),
  recusals: fc.array(fc.record({ userId: somebody, why: fc.constantFrom('party' as const, 'named' as const) }), {
    maxLength: 1,
  }),
  assigneeId: fc.option(somebody, { nil: null }),
  formerAssigneeIds: some,
  addedIds: some,
  guestIds: some,
});

const everybody: Person[] = [guildId, otherGuildId].flatMap((guildId) =>
  people.flatMap((userId) =>
    [false, true].flatMap((isStaff) => [false, true].map((isLeader) => ({ userId, guildId, isStaff, isLeader }))),
  ),
);

it('fetches exactly the cases that access lets a person see, whoever they are and whatever the case', async () => {
  const { cases } = opened(openStores);
  const known: CaseState[] = [];
  const sees = async (changes: Partial<CaseState>[]) => {
    for (const change of changes) known.push(await committed(change, known.length));
    for (const person of everybody) await expectAccess(person);
  };

  async function committed(change: Partial<CaseState>, index: number): Promise<CaseState> {
    const state = newCase(`case-${index}`, 0, { number: null, reference: `C-R${index}`, ...change });
    await cases.commit(opens(state));
    return state;
  }

  async function expectAccess(person: Person): Promise<void> {
    const visible = known.filter((state) => accessTo(state, person).see).map(({ reference }) => reference);
    expect((await cases.visibleReferences(person, '', 999)).sort()).toEqual(visible.sort());
    const found = await Promise.all(known.slice(-9).map(({ reference }) => cases.findVisible(person, reference)));
    const allowed = known.slice(-9).map((state) => accessTo(state, person).see);
    expect(found.map((state) => state !== null)).toEqual(allowed);
  }

  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 9, maxLength: 9 }), sees), {
    numRuns: 20,
    endOnFailure: true,
  });
});

it('asks again what people are with every commit', async () => {
  const { cases } = opened(openStores);
  const person = { userId: flake(11), guildId, isStaff: true, isLeader: false };
  const state = newCase('a', 1);
  await cases.commit(opens(state));
  expect(await cases.findVisible(person, 'C-0001')).not.toBeNull();

  const recusals = [{ userId: person.userId, why: 'party' as const }];
  const asked = { type: 'copy-requested', at: 1 } as const;
  const recused = { ...state, recusals };
  const base = { ...opens(recused), expectedVersion: 1, events: [asked], contents: [] };
  const { takesNumber: _, ...commit } = base;
  expect(await cases.commit(commit)).toBe('committed');
  expect(await cases.findVisible(person, 'C-0001')).toBeNull();
});
