import { expect, it } from 'vitest';
import { checkInWith } from '../../src/domain/check-in.ts';
import type { OpenCase, Opener } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { isAuthor } from '../../src/domain/reporter/decide-reporter.ts';
import { refuse } from '../../src/domain/ruling.ts';
import { categoryNamed, ids, openCase, opened, openedAt } from './given.ts';

const name = (contentId: string, text: string) => ({ contentId, kind: 'name', text }) as const;
const words = (text: string) => ({ contentId: 'd1', kind: 'description', text }) as const;
const opener = (changes: Partial<Opener> = {}): Opener => ({
  userId: ids.staff,
  name: name('n0', 'rowan'),
  harmed: false,
  witness: false,
  ...changes,
});

const byTeam = (changes: Partial<OpenCase> = {}) => openCase({ reporter: null, opener: opener(), ...changes });
const subject = { partyId: 'subject-1', role: 'subject', userId: ids.subject, nameId: 'n2' };
const target = { partyId: 'target-1', role: 'target', userId: ids.staff, nameId: 'n0' };
const witness = { partyId: 'witness-1', role: 'witness', userId: ids.staff, nameId: 'n0' };
const friend = { userId: null, name: name('n3', 'Ana') };

it('opens a case without a reporter, whose opener is no party and not recused (SPEC 3.10)', () => {
  expect(opened(byTeam())).toEqual({
    ...opened(),
    source: 'staff',
    openerId: ids.staff,
    openerNameId: 'n0',
    parties: [subject],
  });
});

it.each([
  ['nobody is known', byTeam(), [subject], 'team'],
  [
    'somebody is named',
    byTeam({ harmed: friend }),
    [{ partyId: 'target-1', role: 'target', userId: null, nameId: 'n3' }, subject],
    'team',
  ],
  [
    'a member was harmed',
    byTeam({ harmed: { userId: ids.reporter, name: name('n3', 'mira') } }),
    [{ partyId: 'target-1', role: 'target', userId: ids.reporter, nameId: 'n3' }, subject],
    'target',
  ],
  ['the opener was harmed', byTeam({ opener: opener({ harmed: true }) }), [target, subject], 'target'],
  ['the opener is a witness', byTeam({ opener: opener({ witness: true }) }), [subject, witness], 'team'],
  [
    'both, and somebody else',
    byTeam({ harmed: friend, opener: opener({ harmed: true, witness: true }) }),
    [
      { partyId: 'target-1', role: 'target', userId: null, nameId: 'n3' },
      { ...target, partyId: 'target-2' },
      subject,
      witness,
    ],
    'target',
  ],
] as const)('knows whom it is about and who hears of it when %s', (_when, command, parties, hears) => {
  const state = opened(command);

  expect(state.parties).toEqual(parties);
  expect(checkInWith(state)).toBe(hears);
});

it('owes the check-in of a report to its reporter', () => {
  expect(checkInWith(opened())).toBe('reporter');
});

it.each([
  ['speaks of themselves', byTeam({ description: words('Rowan here: I saw it.') }), []],
  ['was harmed', byTeam({ opener: opener({ harmed: true }) }), [{ userId: ids.staff, why: 'party' }]],
  ['is a witness', byTeam({ opener: opener({ witness: true }) }), [{ userId: ids.staff, why: 'party' }]],
  [
    'stands in it by name',
    byTeam({ harmed: { userId: null, name: name('n3', 'Rowan') } }),
    [{ userId: ids.staff, why: 'named' }],
  ],
  [
    'is the subject',
    byTeam({ subject: { userId: ids.staff, name: name('n2', 'rowan') } }),
    [{ userId: ids.staff, why: 'party' }],
  ],
  ['names a colleague', byTeam({ description: words('Imke saw it.') }), [{ userId: ids.otherStaff, why: 'named' }]],
] as const)('recuses as it should when the opener %s', (_when, command, recusals) => {
  const state = opened(command);

  expect(state.recusals).toEqual(recusals);
  expect(state.restricted).toBe(recusals.length > 0);
});

it('has no hourly limit for the team, and needs words all the same', () => {
  const recentReports = Array.from({ length: 9 }, () => openedAt - 1000);

  expect(decide(null, byTeam({ recentReports })).ok).toBe(true);
  expect(decide(null, byTeam({ description: words(' ') }))).toEqual(refuse({ code: 'description-empty' }));
});

it('gets a thread of its own, also while reports about the same person gather (SPEC 3.8)', () => {
  const another = { isOpen: true, isForAll: true, isGathered: false, partedAt: null };
  const recent = [{ caseId: 'case1', reference: 'C-0001', openedAt: openedAt - 1000, ...another }];
  const surge = { surgeAt: 2, recent };

  expect(opened(openCase({ surge })).gatheredIn?.reference).toBe('C-0001');
  expect(opened(byTeam({ surge })).gatheredIn).toBe(null);
});

it('is grave where somebody is in danger, and for leaders where its category says so', () => {
  expect(opened(byTeam({ danger: true }))).toMatchObject({ severity: 'critical', urgent: true });
  expect(opened(byTeam({ category: categoryNamed('minor-safety') }))).toMatchObject({
    leadersOnly: true,
    number: null,
  });
});

it('belongs to nobody’s own reports, whoever joins it later', () => {
  const joined = { partyId: 'reporter-1', role: 'reporter' as const, userId: ids.reporter, nameId: 'n9' };
  const state = { ...opened(byTeam()), parties: [joined] };

  expect([ids.reporter, ids.staff].map((userId) => isAuthor(state, userId))).toEqual([false, false]);
});
