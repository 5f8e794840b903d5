import { expect, it } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import { isAuthor } from '../../src/domain/reporter/decide-reporter.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { opened } from './engine.ts';
import {
  flake,
  guildId,
  leaderId,
  newCase,
  openedAt,
  opens,
  otherGuildId,
  reporterId,
  staffId,
  subjectId,
} from './sample-case.ts';

const all = { skip: 0, take: 99 };

function party(role: 'reporter' | 'target' | 'subject' | 'witness', userId: string, number = 1) {
  return { partyId: `${role}-${number}`, role, userId, nameId: 'name-1' };
}

/** One case for everything a person can be to it; `me` is the person who asks. */
const me = flake(77);
const other = party('reporter', reporterId);
const relations = {
  'own report': { parties: [party('reporter', me)] },
  'own report, also harmed': { parties: [party('reporter', me), party('target', me)] },
  'own report, recused from it': {
    parties: [party('reporter', me)],
    recusals: [{ userId: me, why: 'named' as const }],
  },
  'joined with a duplicate': { parties: [other, party('reporter', me, 2)] },
  target: { parties: [other, party('target', me)] },
  subject: { parties: [other, party('subject', me)] },
  witness: { parties: [other, party('witness', me)] },
  recused: { parties: [other], recusals: [{ userId: me, why: 'named' as const }] },
  assignee: { parties: [other], assigneeId: me },
  added: { parties: [other], addedIds: [me] },
  guest: { parties: [other], guestIds: [me] },
  'joined with a duplicate to a case of the team': { source: 'staff' as const, parties: [party('reporter', me)] },
  'opened for the team': { source: 'staff' as const, parties: [], openerId: me },
  nothing: { parties: [other] },
};

it('finds for a reporter exactly what they sent, whatever else they are', async () => {
  const { cases } = opened(openStores);
  const states = Object.entries(relations).map(([name, change], index) =>
    newCase(name, 0, { number: null, reference: `C-R${index}`, openedAt: openedAt + index, ...change }),
  );
  for (const state of states) await cases.commit(opens(state));
  const own = ['own report, recused from it', 'own report, also harmed', 'own report'];

  expect((await cases.reportedBy(me, guildId, all)).cases.map(({ caseId }) => caseId)).toEqual(own);
  expect(states.filter((state) => isAuthor(state, me)).map(({ caseId }) => caseId)).toEqual(own.toReversed());
  for (const { caseId } of states) {
    expect((await cases.ownReport(me, null, caseId)) !== null).toBe(own.includes(caseId));
  }
});

it('keeps servers apart, and lists all of them where none is named', async () => {
  const { cases } = opened(openStores);
  await cases.commit(opens(newCase('a', 1)));
  await cases.commit(opens(newCase('b', 1, { guildId: otherGuildId, openedAt: openedAt + 1 })));
  const idsIn = async (guild: string | null) =>
    (await cases.reportedBy(reporterId, guild, all)).cases.map(({ caseId }) => caseId);

  expect([await idsIn(guildId), await idsIn(otherGuildId), await idsIn(null)]).toEqual([['a'], ['b'], ['b', 'a']]);
  expect(await cases.ownReport(reporterId, otherGuildId, 'a')).toBeNull();
  for (const userId of [subjectId, staffId, leaderId]) {
    expect(await cases.reportedBy(userId, null, all)).toEqual({ total: 0, cases: [] });
  }
});

it('counts all of them beside one page', async () => {
  const { cases } = opened(openStores);
  for (const number of [1, 2, 3]) await cases.commit(opens(newCase(`case-${number}`, number)));
  const page = await cases.reportedBy(reporterId, guildId, { skip: 1, take: 1 });

  expect([page.total, page.cases.map(({ reference }) => reference)]).toEqual([3, ['C-0002']]);
});

it('finds what a reporter has open about somebody, as they named them, newest first', async () => {
  const { cases } = opened(openStores);
  const about = (userId: string | null) => ({
    parties: [party('reporter', reporterId), { ...party('subject', subjectId), userId }],
  });
  const begun: [string, Partial<CaseState>][] = [
    ['first', about(subjectId)],
    ['second', about(subjectId)],
    ['about another', about(staffId)],
    ['about somebody off Discord', about(null)],
    ['closed', { ...about(subjectId), status: 'closed' }],
    ['elsewhere', { ...about(subjectId), guildId: otherGuildId }],
    ['of another', { parties: [party('reporter', leaderId), party('subject', subjectId)] }],
  ];
  for (const [index, [caseId, change]] of begun.entries()) {
    const place = { number: null, reference: `C-X${index}`, openedAt: openedAt + index };
    await cases.commit(opens(newCase(caseId, 0, { ...place, ...change })));
  }
  // The team has come to see somebody else as a subject, too.
  const known = await cases.load('about another');
  if (known === null) throw new Error('No case');
  const next = { ...known, parties: [...known.parties, party('subject', subjectId, 2)] };
  await cases.commit({
    caseId: known.caseId,
    expectedVersion: 1,
    next,
    events: [],
    contents: [],
    effects: [],
    actorId: staffId,
  });
  const found = async (aboutId: string | null, limit = 9) =>
    (await cases.openReports({ userId: reporterId, guildId }, aboutId, limit)).map(({ caseId }) => caseId);

  expect(await found(subjectId)).toEqual(['second', 'first']);
  expect(await found(subjectId, 1)).toEqual(['second']);
  expect(await found(null)).toEqual(['about somebody off Discord', 'about another', 'second', 'first']);
});
