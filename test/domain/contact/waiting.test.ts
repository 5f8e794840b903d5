import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { openQuestions, unreadReplies } from '../../../src/domain/contact/waiting.ts';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { eventsOf, ids, opened } from '../given.ts';
import { caseIn, orders } from '../lifecycle/orders.ts';
import { at, checkInDays, contactSamples as samples, day, leader, staff } from './samples.ts';

/** The case after these orders, each of which must be accepted. */
const after = (state: CaseState, ...commands: CaseCommand[]): CaseState =>
  commands.reduce((before, command) => eventsOf(decide(before, command)).reduce(evolve, before), state);

const asked = samples.contact;
const arrives = samples['settle-contact'];
const answer = samples['receive-reply'];
const failed = {
  ...arrives,
  result: { state: 'undeliverable', way: 'dm', why: 'closed', barred: null },
} as const;
const reminded = { ...samples.remind, at: at + 7 * day };
const reminderArrives = { ...arrives, messageId: 'r1', at: at + 7 * day };

it('waits from the moment a question arrives, with the parts of the person it is put to', () => {
  const sent = after(opened(), asked);
  expect(openQuestions(sent, at)).toEqual([]);

  expect(openQuestions(after(sent, arrives), at)).toEqual([
    {
      number: 1,
      roles: ['reporter', 'target'],
      attempts: [{ at, by: 'person', how: 'delivered' }],
      reached: true,
      isUnderway: false,
      silentSince: at,
    },
  ]);
});

it('waits for nothing where something was only told', () => {
  expect(openQuestions(after(opened(), { ...asked, kind: 'for-information' }, arrives), at)).toEqual([]);
});

it('counts each attempt, by whom and how', () => {
  const state = after(opened(), asked, failed, reminded, reminderArrives, {
    ...samples['note-contact'],
    reachedAt: at + 2 * day,
    at: at + 8 * day,
  });
  expect(openQuestions(state, at + 9 * day)[0]).toMatchObject({
    attempts: [
      { at, by: 'person', how: 'undeliverable' },
      { at: at + 2 * day, by: 'person', how: 'elsewhere' },
      { at: at + 7 * day, by: 'automatic', how: 'delivered' },
    ],
    reached: true,
    silentSince: at + 7 * day,
  });
});

it('runs no clock while no way can carry an answer, and goes on from the end of that time', () => {
  const barred = { until: at + 3 * day };
  const state = after(opened(), asked, { ...failed, result: { ...failed.result, barred } });
  expect([at + 2 * day, at + 4 * day].map((now) => openQuestions(state, now)[0]?.silentSince)).toEqual([
    null,
    at + 3 * day,
  ]);

  const forever = after(opened(), asked, { ...failed, result: { ...failed.result, barred: { until: null } } });
  expect(openQuestions(forever, at + 400 * day)[0]?.silentSince).toBeNull();
  expect(openQuestions(after(forever, reminded, reminderArrives), at + 8 * day)[0]?.silentSince).toBe(at + 7 * day);
});

it.each<[string, CaseCommand[]]>([
  ['an answer', [answer]],
  ['a talk elsewhere', [{ ...samples['note-contact'], asked: false }]],
  ['the question being dropped', [samples['drop-question']]],
  ['the case being closed', [orders.proposeClosing, orders.confirmClosing]],
])('ends with %s', (_what, commands) => {
  expect(openQuestions(after(opened(), asked, arrives, ...commands), at + day)).toEqual([]);
});

it('does not come back when a closed case is taken up again', () => {
  const closed = after(opened(), asked, arrives, orders.proposeClosing, orders.confirmClosing);

  expect(openQuestions(after(closed, orders.reopen), at)).toEqual([]);
});

it('does not wait for an answer that was quicker than the record of the question', () => {
  const state = after(opened(), asked, { ...answer, replyId: '500000000000000099' }, arrives);

  expect(openQuestions(state, at)).toEqual([]);
});

it('goes on waiting when the answer was to something earlier', () => {
  const state = after(
    opened(),
    asked,
    arrives,
    answer,
    { ...asked, text: { ...asked.text, contentId: 'm2' } },
    {
      ...arrives,
      messageId: 'm2',
      result: { state: 'delivered', way: 'thread', discordId: '700000000000000001' },
      at: at + day,
    },
  );

  expect(openQuestions(state, at + day)[0]?.attempts).toEqual([{ at: at + day, by: 'person', how: 'delivered' }]);
});

it('calls an answer unread until somebody looks or writes back, unless the conversation is muted', () => {
  const answered = after(opened(), asked, arrives, answer);
  const unread = (state: CaseState) => unreadReplies(state).map(({ number }) => number);
  expect(unread(answered)).toEqual([1]);
  expect(unread(after(answered, samples['read-replies']))).toEqual([]);
  expect(unread(after(answered, { ...asked, text: { ...asked.text, contentId: 'm2' } }))).toEqual([]);
  const muted = after(opened(), asked, arrives, samples['mute-conversation'], answer);

  expect(unread(muted)).toEqual([]);
});

it('takes a cold case up again with an answer, and waits no longer', () => {
  const cold = after(caseIn('investigating'), asked, arrives, orders.goCold);
  const revived = after(cold, answer);
  expect([revived.status, revived.checkInAt, openQuestions(revived, at)]).toEqual([
    'investigating',
    at + checkInDays.high * day,
    [],
  ]);
  const muted = after(cold, samples['mute-conversation'], answer);

  expect(muted.status).toBe('cold');
});

it('asks once more only where somebody is waited for, and once for each order', () => {
  const waiting = after(opened(), asked, arrives);
  const events = (state: CaseState) => eventsOf(decide(state, reminded)).length;
  expect(events(waiting)).toBe(1);
  expect(events(opened())).toBe(0);
  expect(events(after(waiting, reminded))).toBe(0);
  expect(events(after(waiting, reminded, reminderArrives))).toBe(0);
  expect(events(after(waiting, samples['mute-conversation']))).toBe(0);
  expect(events(after(waiting, answer))).toBe(0);
});

it('lets only leaders and the assignee write in a confidential case', () => {
  const state = opened({ confidential: true });
  const code = (by: typeof staff) => {
    const ruling = decide(state, { ...asked, by });
    return ruling.ok ? 'ok' : ruling.refusal.code;
  };
  expect([code(staff), code(leader)]).toEqual(['contact-for-leaders', 'ok']);
  const assigned = after(state, orders.assign);
  expect(decide(assigned, { ...asked, by: staff }).ok).toBe(true);
  expect(decide(assigned, { ...samples['drop-question'], by: { ...staff, userId: ids.otherStaff } })).toMatchObject({
    refusal: { code: 'contact-for-leaders' },
  });
});
