import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { mayName, sharesSubject } from '../../../src/domain/same-subject/naming.ts';
import { linkEffects } from '../../../src/domain/same-subject/same-subject-effects.ts';
import { eventsOf, ids, opened, staff as team } from '../given.ts';
import { at } from '../lifecycle/orders.ts';

const gathered = (): CaseState => ({ ...opened(), gatheredIn: { caseId: 'case0', reference: 'C-0041' } });

const after = (state: CaseState, ...commands: CaseCommand[]): CaseState =>
  commands.reduce((before, command) => eventsOf(decide(before, command)).reduce(evolve, before), state);

const plain = () => opened();
const restricted = (recused: string, changes: Partial<CaseState> = {}): CaseState => ({
  ...opened(),
  caseId: 'case2',
  restricted: true,
  recusals: [{ userId: recused, why: 'named' }],
  ...changes,
});
const ofLeaders = (changes: Partial<CaseState> = {}): CaseState => ({
  ...opened(),
  caseId: 'case3',
  restricted: true,
  leadersOnly: true,
  ...changes,
});

it.each<[string, CaseState, CaseState, boolean]>([
  ['an ordinary case another one', plain(), { ...opened(), caseId: 'case9' }, true],
  ['an ordinary case a restricted one', plain(), restricted(ids.staff), false],
  ['a restricted case an ordinary one', restricted(ids.staff), plain(), true],
  ['one for leaders an ordinary one', ofLeaders(), plain(), true],
  [
    'one for leaders a restricted one that a leader may see',
    ofLeaders(),
    restricted(ids.staff, { recusals: [] }),
    true,
  ],
  ['one for leaders one that recuses staff who may be given it', ofLeaders(), restricted(ids.staff), false],
  ['a restricted case one for leaders', restricted(ids.staff), ofLeaders(), false],
  [
    'a case another one that recuses the same person',
    restricted(ids.staff),
    restricted(ids.staff, { caseId: 'case8' }),
    true,
  ],
  [
    'a case another one that recuses somebody else',
    restricted(ids.staff),
    restricted(ids.otherStaff, { caseId: 'case8' }),
    false,
  ],
  [
    'a case its own guest may see, one they may not',
    ofLeaders({ guestIds: ['700000000000000001'] }),
    ofLeaders({ caseId: 'case8' }),
    false,
  ],
  [
    'a case of an assignee one they were not given',
    ofLeaders({ assigneeId: ids.staff }),
    ofLeaders({ caseId: 'case8' }),
    false,
  ],
  [
    'a case one whose reporter is on the team by now',
    plain(),
    { ...plain(), parties: [{ partyId: 'reporter-1', role: 'reporter', userId: ids.staff, nameId: 'n1' }] },
    false,
  ],
  ['a case of another server', plain(), { ...opened(), caseId: 'case9', guildId: '100000000000000009' }, false],
])('judges whether %s may be named', (_which, one, other, may) => {
  expect(mayName(one, other, team)).toBe(may);
});

it('knows when two cases are about the same member', () => {
  const off = { userId: null, name: { contentId: 'n2', kind: 'name', text: 'tobin' } } as const;

  expect(sharesSubject(plain(), { ...plain(), caseId: 'case2' })).toBe(true);
  expect(sharesSubject(plain(), plain())).toBe(false);
  expect(sharesSubject({ ...opened({ subject: off }), caseId: 'case2' }, opened({ subject: off }))).toBe(false);
});

it('looks at the links when a case is opened, when its circle changes, and at no other time', () => {
  const next = plain();
  const looks = (before: CaseState | null, then: CaseState) => linkEffects(before, then).length > 0;

  expect(looks(null, next)).toBe(true);
  expect(looks(null, gathered())).toBe(false);
  expect(looks(gathered(), next)).toBe(true);
  expect(looks(next, { ...next, severity: 'low', status: 'triage' })).toBe(false);
  expect(looks(next, { ...next, recusals: [{ userId: ids.staff, why: 'named' }] })).toBe(true);
  expect(looks(next, { ...next, assigneeId: ids.staff })).toBe(false);
  expect(looks(ofLeaders(), ofLeaders({ assigneeId: ids.staff }))).toBe(true);
  expect(looks(next, { ...next, addedIds: [ids.staff] })).toBe(true);
});

const other = { caseId: 'case9', reference: 'C-0009', openedAt: at };

it('links another case once, and a duplicate takes the place of the link', () => {
  const linked = after(plain(), { type: 'link-case', to: other, at }, { type: 'link-case', to: other, at });
  const absorb: CaseCommand = {
    type: 'absorb-duplicate',
    from: { caseId: 'case9', reference: 'C-0009' },
    reporters: [],
    at,
  };
  const joined = after(linked, absorb, absorb);

  expect(linked.links).toEqual([{ ...other, how: 'same-subject' }]);
  expect(joined.links).toEqual([{ ...other, how: 'has-duplicate' }]);
  expect(after(joined, { type: 'unlink-case', caseId: 'case9', at }, { type: 'link-case', to: other, at })).toEqual(
    joined,
  );
  expect(after(linked, { type: 'unlink-case', caseId: 'case9', at }).links).toEqual([]);
  expect(linked.step).toBe(plain().step);
});
