import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calledInside, insiders, notGone, pinged, rolesOf } from '../../../src/domain/calls/who-comes-in.ts';
import { Settings } from '../../../src/domain/settings.ts';
import { ids, staff } from '../given.ts';

const names = (people: readonly { userId: string }[]) => people.map(({ userId }) => userId);
const roles = { staffRoles: ['s'], leaderRoles: ['l'] };

it.each([
  ['everyone', null, [ids.staff, ids.otherStaff, ids.leader]],
  ['leaders', null, [ids.leader]],
  ['leaders', ids.otherStaff, [ids.otherStaff, ids.leader]],
] as const)('brings in %s, with %s as assignee', (addStaff, assigneeId, expected) => {
  expect(names(insiders({ assigneeId }, staff, addStaff))).toEqual(expected);
});

it('brings in everybody who may see the case where no leader may', () => {
  const withoutLeader = staff.filter(({ isLeader }) => !isLeader);
  expect(insiders({ assigneeId: null }, withoutLeader, 'leaders')).toEqual(withoutLeader);
});

it.each([
  [true, {}, 'leaders', ['l']],
  [true, { pingUrgent: 'staff' }, 'staff', ['s', 'l']],
  [false, {}, 'staff', ['s']],
  [false, { pingOthers: 'leaders' }, 'leaders', ['l']],
  [false, { pingOthers: 'nobody' }, 'nobody', []],
] as const)('pings by the setting: urgent %s, %j', (urgent, change, group, expected) => {
  const settings = Settings.parse(change);
  expect(pinged({ urgent }, settings)).toBe(group);
  expect(rolesOf({ urgent }, group, roles)).toEqual(expected);
});

it.each([
  ['leaders', [ids.leader]],
  ['staff', [ids.staff, ids.otherStaff, ids.leader]],
  ['nobody', []],
] as const)('calls %s by name', (group, expected) => {
  expect(names(calledInside(staff, group))).toEqual(expected);
});

it('never calls somebody who left while anybody else is there, and never nobody', () => {
  const some = fc.subarray(names(staff));
  fc.assert(
    fc.property(some, fc.subarray(staff, { minLength: 1 }), (left, people) => {
      const gone = new Set(left);
      const called = notGone(people, gone);
      const isOneThere = people.some(({ userId }) => !gone.has(userId));
      expect(called.length).toBeGreaterThan(0);
      expect(called.some(({ userId }) => gone.has(userId))).toBe(!isOneThere);
    }),
  );
});
