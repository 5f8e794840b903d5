import { expect, it } from 'vitest';
import { accessTo, audienceOf } from '../../src/domain/access.ts';
import type { Access } from '../../src/domain/access.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { ids, opened, staff } from './given.ts';

const me = '600000000000000001';
const no: Access = { see: false, act: false, vote: false, lead: false, beAssigned: false, report: false };
const asStaff: Access = { see: true, act: true, vote: true, lead: false, beAssigned: true, report: false };
const asLeader: Access = { ...asStaff, lead: true };
const asGuest: Access = { see: true, act: true, vote: true, lead: false, beAssigned: false, report: false };
const asReporter: Access = { ...no, report: true };

const base = opened();
const party = (role: 'reporter' | 'target' | 'subject' | 'witness'): CaseState => ({
  ...base,
  parties: [...base.parties, { partyId: 'p9', role, userId: me, nameId: 'n9' }],
});

/** What somebody is to a case. */
const relations: Record<string, CaseState> = {
  stranger: base,
  reporter: party('reporter'),
  target: party('target'),
  subject: party('subject'),
  witness: party('witness'),
  recused: { ...base, recusals: [{ userId: me, why: 'named' }] },
  opener: { ...base, openerId: me },
  guest: { ...base, guestIds: [me] },
  'guest who is a party': { ...party('witness'), guestIds: [me] },
  assignee: { ...base, assigneeId: me },
  'recused assignee': { ...base, assigneeId: me, recusals: [{ userId: me, why: 'party' }] },
  'former assignee': { ...base, formerAssigneeIds: [me] },
  'leaders only': { ...base, leadersOnly: true },
  'leaders only, assignee': { ...base, leadersOnly: true, assigneeId: me },
  'leaders only, former assignee': { ...base, leadersOnly: true, formerAssigneeIds: [me] },
  'leaders only, added': { ...base, leadersOnly: true, addedIds: [me] },
  'leaders only, guest': { ...base, leadersOnly: true, guestIds: [me] },
  'other server': { ...base, guildId: '100000000000000002' },
  'other server, assignee': { ...base, guildId: '100000000000000002', assigneeId: me },
};

/** [member, staff, leader] for each relation; a former staff member is a member, a new one is staff. */
const table: Record<string, [Access, Access, Access]> = {
  stranger: [no, asStaff, asLeader],
  reporter: [asReporter, asReporter, asReporter],
  target: [no, no, no],
  subject: [no, no, no],
  witness: [no, no, no],
  recused: [no, no, no],
  opener: [no, asStaff, asLeader],
  guest: [asGuest, asGuest, asGuest],
  'guest who is a party': [no, no, no],
  assignee: [no, asStaff, asLeader],
  'recused assignee': [no, no, no],
  'former assignee': [no, asStaff, asLeader],
  'leaders only': [no, no, asLeader],
  'leaders only, assignee': [no, asStaff, asLeader],
  'leaders only, former assignee': [no, no, asLeader],
  'leaders only, added': [no, asStaff, asLeader],
  'leaders only, guest': [asGuest, asGuest, asGuest],
  'other server': [no, no, no],
  'other server, assignee': [no, no, no],
};

const roles = [
  ['member', { isStaff: false, isLeader: false }],
  ['staff', { isStaff: true, isLeader: false }],
  ['leader', { isStaff: true, isLeader: true }],
] as const;

const cells = Object.entries(relations).flatMap(([relation, state]) =>
  roles.map(([role, standing], column) => ({ relation, role, state, standing, expected: table[relation]?.[column] })),
);

it.each(cells)('$role × $relation', ({ state, standing, expected }) => {
  expect(accessTo(state, { userId: me, guildId: ids.guild, ...standing })).toEqual(expected);
});

it('brings into a thread exactly the staff who may see the case', () => {
  const recused = { ...base, recusals: [{ userId: ids.staff, why: 'named' as const }] };

  expect(audienceOf(base, staff).map(({ userId }) => userId)).toEqual([ids.staff, ids.otherStaff, ids.leader]);
  expect(audienceOf(recused, staff).map(({ userId }) => userId)).toEqual([ids.otherStaff, ids.leader]);
  expect(audienceOf({ ...base, leadersOnly: true }, staff).map(({ userId }) => userId)).toEqual([ids.leader]);
});
