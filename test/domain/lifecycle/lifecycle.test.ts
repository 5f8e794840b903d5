import { expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { LifecycleCommand } from '../../../src/domain/lifecycle/lifecycle-command.ts';
import type { Missing } from '../../../src/domain/lifecycle/lifecycle-refusal.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import { eventsOf, ids, openedAt } from '../given.ts';
import { after, at, caseIn, day, leader, orders, other, staff } from './orders.ts';

const { triage, assign, claim, nextStep, investigate, proposeClosing, proposeDuplicate, confirmClosing } = orders;

it.each<[LifecycleCommand[], Missing[]]>([
  [[triage], ['assignee', 'next-step']],
  [[assign, triage], ['next-step']],
  [[triage, nextStep], ['assignee']],
])('lists what an investigation still lacks', (commands, missing) => {
  expect(decide(after(...commands), investigate)).toEqual(refuse({ code: 'incomplete', missing }));
});

it('begins an investigation when somebody has the case, the risk is answered and the next step is written', () => {
  expect(eventsOf(decide(after(triage, assign, nextStep), investigate))).toEqual(
    [
      {
        type: 'status-changed',
        status: { before: 'triage', after: 'investigating' },
        checkInAt: openedAt + 7 * day,
        at,
      },
    ].map((event) => ({ ...event, checkInAt: at + 3 * day })),
  );
});

it('brings the promise forward with a graver severity, and never puts it off with a lighter one', () => {
  expect(after({ ...triage, severity: 'critical' }).checkInAt).toBe(at + day);
  expect(after({ ...triage, severity: 'low' }).checkInAt).toBe(openedAt + 7 * day);
});

it.each(['triage', 'plan-next-step'] as const)('refuses a date in the past: %s', (type) => {
  const order = type === 'triage' ? { ...triage, followUpAt: at } : { ...nextStep, followUpAt: at - 1 };

  expect(decide(caseIn('triage'), order)).toEqual(refuse({ code: 'date-past' }));
});

it.each([orders.assign, orders.hold, orders.endHold, orders.takeBack])('leaves $type to leaders', (order) => {
  expect(decide(caseIn('resolved'), { ...order, by: staff })).toEqual(refuse({ code: 'leaders-only' }));
});

it('cannot give a case to somebody who must not have it', () => {
  expect(decide(caseIn('new'), { ...assign, mayBeAssigned: false })).toEqual(refuse({ code: 'assignee-cannot' }));
});

it('passes a case on: the former assignee is remembered, and may not close it', () => {
  const state = after(triage, assign, { ...assign, assigneeId: ids.otherStaff });

  expect(state).toMatchObject({
    assigneeId: ids.otherStaff,
    formerAssigneeIds: [ids.staff],
    assigneesSinceTriage: [ids.staff, ids.otherStaff],
  });
});

it.each([
  ['where the server allows it', { selfAssign: true }, at],
  ['for a leader', { by: leader }, at],
  ['after a day without anybody', {}, openedAt + day],
])('lets a case be claimed %s', (_when, changes, when) => {
  expect(decide(caseIn('new'), { ...claim, ...changes, at: when }).ok).toBe(true);
});

it('says when a case may be claimed', () => {
  const refused = refuse({ code: 'claim-too-early', claimableAt: openedAt + day });

  expect(decide(caseIn('new'), claim)).toEqual(refused);
});

it('does not let a confidential case be claimed', () => {
  const confidential = { ...caseIn('new'), confidential: true };

  expect(decide(confidential, { ...claim, selfAssign: true })).toEqual(refuse({ code: 'assignee-cannot' }));
});

it('counts the day anew when a case is handed back', () => {
  const state = after(assign, orders.handBack);

  expect(state).toMatchObject({ assigneeId: null, unassignedSince: at, formerAssigneeIds: [ids.staff] });
});

it('takes two people to close without a decision', () => {
  const proposed = after(proposeClosing);

  expect(decide(proposed, { ...confirmClosing, by: staff })).toEqual(refuse({ code: 'second-person-needed' }));
  expect(after(proposeClosing, confirmClosing)).toMatchObject({
    status: 'closed',
    closedAs: 'invalid',
    checkInAt: null,
  });
});

it('drops the proposal to close when the investigation begins, but for a duplicate', () => {
  const begin = [triage, assign, nextStep, investigate];

  expect(after(proposeClosing, ...begin).closing).toBeNull();
  expect(after(proposeDuplicate, ...begin, confirmClosing)).toMatchObject({ status: 'closed', closedAs: 'duplicate' });
});

it('refuses a duplicate of itself, and one of nothing', () => {
  const itself = { caseId: 'case1', reference: 'C-0042' };

  expect(decide(caseIn('new'), { ...proposeDuplicate, duplicateOf: itself })).toEqual(
    refuse({ code: 'duplicate-of-itself' }),
  );
  expect(decide(caseIn('new'), { ...proposeDuplicate, duplicateOf: null })).toEqual(
    refuse({ code: 'duplicate-of-what' }),
  );
});

it('is closed by somebody who did not have it since the last triage', () => {
  const { close } = orders;

  expect(decide(caseIn('resolved'), { ...close, by: staff })).toEqual(refuse({ code: 'assignee-may-not-close' }));
  expect(decide(caseIn('resolved'), { ...close, by: other }).ok).toBe(true);
});

it('moves a check-in that would fall into a hold to its end', () => {
  expect(after(orders.hold)).toMatchObject({ heldUntil: at + 30 * day, checkInAt: at + 30 * day });
  expect(after({ ...orders.hold, until: at + day })).toMatchObject({ checkInAt: openedAt + 7 * day });
});

it('starts anew when a case is reopened: no decision, a new promise', () => {
  const { reopen } = orders;
  const state = eventsOf(decide(caseIn('closed'), reopen));

  expect(state.map(({ type }) => type)).toEqual(['case-reopened', 'status-changed']);
  expect(
    after(triage, assign, nextStep, investigate, orders.propose, orders.approve, orders.close, reopen),
  ).toMatchObject({
    status: 'triage',
    proposal: null,
    decision: null,
    closedAs: null,
    checkInAt: at + 3 * day,
    assigneesSinceTriage: [ids.staff],
  });
});
