import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import { effectsOf } from '../../../src/domain/effects.ts';
import type { EventOf } from '../../../src/domain/event.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { JoinReport } from '../../../src/domain/reporter/reporter-command.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import { categoryNamed, eventsOf, ids, opened, openedAt, staff } from '../given.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const at = openedAt + 10 * minuteMs;
const after = { leaders: 15, staff: 30, owner: 60 };
const sol = '200000000000000003';

const withCard = (state: CaseState): CaseState => ({
  ...state,
  thread: { round: 1, channelId: ids.channel, threadId: ids.thread, cardId: ids.card, broughtIds: [ids.staff] },
});
const open = withCard(opened());

const joins = (changes: Partial<JoinReport> = {}): JoinReport => ({
  type: 'join-report',
  reporterId: ids.reporter,
  formId: 'form1',
  text: { contentId: 't1', kind: 'description', text: 'He stands at my door.' },
  message: null,
  about: { userId: ids.subject, name: { contentId: 'n9', kind: 'name', text: 'tobin' } },
  harmed: null,
  files: [],
  maxFileBytes: 1000,
  category: categoryNamed('harassment'),
  danger: true,
  confidential: false,
  keepFrom: false,
  checkInDays: { critical: 1, high: 3, medium: 7, low: 14 },
  urgentEscalation: after,
  staff,
  at,
  ...changes,
});

const joined = (state: CaseState, command: JoinReport): CaseState =>
  eventsOf(decide(state, command)).reduce<CaseState>(evolve, state);

function keysOf(state: CaseState, command: JoinReport): string[] {
  const events = eventsOf(decide(state, command));
  const next = events.reduce<CaseState>(evolve, state);
  return events.flatMap((event) => effectsOf(next, event)).map(({ key }) => key);
}

const dangerIn = (state: CaseState, command: JoinReport): EventOf<'danger-reported'> | undefined =>
  eventsOf(decide(state, command)).find((event) => event.type === 'danger-reported');

it('makes the case as grave as the report would be alone, and says before and after of everything', () => {
  const held: CaseState = { ...open, immediateRisk: false, heldUntil: at + dayMs, withdrawnAt: openedAt };

  expect(dangerIn(held, joins())).toEqual({
    type: 'danger-reported',
    severity: { before: 'medium', after: 'critical' },
    urgent: { before: false, after: true },
    danger: { before: false, after: true },
    checkInAt: { before: openedAt + 7 * dayMs, after: at + dayMs },
    immediateRisk: { before: false, after: null },
    heldUntil: { before: at + dayMs, after: null },
    withdrawnAt: { before: openedAt, after: null },
    escalatesAt: {
      before: null,
      after: { leaders: at + 15 * minuteMs, staff: at + 30 * minuteMs, owner: at + 60 * minuteMs },
    },
    parties: [],
    at,
  });
});

it('never makes a case less grave, and never promises later than before', () => {
  const urgent = withCard(opened({ danger: true }));
  const threats = joins({ danger: false, category: categoryNamed('personal-information') });
  const { severity, danger, checkInAt, escalatesAt } = joined(urgent, threats);

  expect({ severity, danger, checkInAt, escalatesAt }).toEqual({
    severity: 'critical',
    danger: true,
    checkInAt: urgent.checkInAt,
    escalatesAt: urgent.escalatesAt,
  });
});

it('calls again while nobody is on it, from the moment it became urgent, and makes earlier buttons stale', () => {
  expect(keysOf(open, joins()).filter((key) => key.startsWith('escalate'))).toEqual([
    'escalate:case1:leaders',
    'escalate:case1:staff',
    'escalate:case1:owner',
  ]);
  expect(joined(open, joins()).step).toBe(open.step + 1);
});

it('calls at most once an hour, however many join, and reports with danger do not use up the additions', () => {
  const minutes = [0, 20, 59, 60, 119, 121];
  const { called, state } = minutes.reduce<{ state: CaseState; called: boolean[] }>(
    (before, minute) => {
      const text = { ...joins().text, contentId: `t${minute}` };
      const next = joined(before.state, joins({ text, at: at + minute * minuteMs }));
      return { state: next, called: [...before.called, next.additions.at(-1)?.joined?.called === true] };
    },
    { state: open, called: [] },
  );

  expect(called).toEqual([true, false, false, true, false, true]);
  expect(state.additions).toHaveLength(6);
});

it.each<[string, CaseState, Partial<JoinReport>]>([
  ['is closed', { ...open, status: 'closed' }, {}],
  ['is cold', { ...open, status: 'cold' }, {}],
  ['nobody may look at', { ...open, nobodyLeft: true }, {}],
  ['names the reporter, who wishes to be kept back', open, { confidential: true }],
  ['somebody of the team sees who is to be kept out', open, { keepFrom: true }],
  ['only keeps the name back, but not the team', withCard(opened({ confidential: true })), { keepFrom: true }],
  [
    'was to be kept from somebody, but others than leaders are in',
    { ...withCard(opened({ keepFrom: true })), addedIds: [ids.staff] },
    { keepFrom: true },
  ],
  [
    'somebody from outside sees',
    { ...withCard(opened({ keepFrom: true })), guestIds: ['600000000000000001'] },
    { keepFrom: true },
  ],
  ['is not restricted like its kind', open, { category: { ...categoryNamed('threats'), restricted: true } }],
  ['would show pictures of a minor', open, { category: { ...categoryNamed('minor-safety'), restricted: false } }],
  ['shows no pictures', withCard(opened({ category: categoryNamed('minor-safety') })), {}],
])('does not join a case that %s', (_what, state, changes) => {
  expect(decide(state, joins(changes))).toEqual(refuse({ code: 'no-such-case' }));
});

it.each<[string, CaseState, Partial<JoinReport>]>([
  ['the name is kept back there, too', withCard(opened({ confidential: true })), { confidential: true }],
  ['only leaders are there', withCard(opened({ keepFrom: true })), { keepFrom: true }],
  ['it is closer than it would have to be', withCard(opened({ confidential: true, keepFrom: true })), {}],
  ['it was decided, but is not closed', { ...open, status: 'resolved' }, {}],
])('joins a case when %s', (_what, state, changes) => {
  expect(joined(state, joins(changes)).additions).toHaveLength(1);
});

it('is for the reporter alone, and never empty', () => {
  expect(decide(open, joins({ reporterId: ids.subject }))).toEqual(refuse({ code: 'not-the-reporter' }));
  expect(decide(open, joins({ text: { ...joins().text, text: ' \u2800' } }))).toEqual(
    refuse({ code: 'description-empty' }),
  );
});

it('brings in whom it is about and who was harmed, each once', () => {
  const about = { userId: sol, name: { contentId: 'n5', kind: 'name' as const, text: 'sol' } };
  const harmed = { userId: null, name: { contentId: 'n6', kind: 'name' as const, text: 'Ana' } };
  const state = joined(open, joins({ about, harmed }));
  const again = joined(state, joins({ about, text: { ...joins().text, contentId: 't2' } }));

  expect(state.parties.slice(3)).toEqual([
    { partyId: 'target-2', role: 'target', userId: null, nameId: 'n6' },
    { partyId: 'subject-2', role: 'subject', userId: sol, nameId: 'n5' },
  ]);
  expect(again.parties).toEqual(state.parties);
  expect(joined(open, joins({ about: null })).parties).toEqual(open.parties);
});

it('keeps out staff whom it is about: they leave before anything more is said, and the case moves away', () => {
  const about = { userId: ids.staff, name: { contentId: 'n5', kind: 'name' as const, text: 'rowan' } };
  const state: CaseState = { ...open, assigneeId: ids.staff };
  const events = eventsOf(decide(state, joins({ about })));
  const next = events.reduce<CaseState>(evolve, state);

  expect(events.map(({ type }) => type)).toEqual(['information-added', 'unassigned', 'thread-left', 'danger-reported']);
  expect(next.recusals).toEqual([{ userId: ids.staff, why: 'party' }]);
  expect([next.restricted, next.additions[0]?.withheld, next.assigneeId]).toEqual([true, true, null]);
  expect(joined(open, joins({ text: { ...joins().text, text: 'Rowan knows.' } })).recusals).toEqual([
    { userId: ids.staff, why: 'named' },
  ]);
});

it('gets a thread of its own when it was gathered with others', () => {
  const gathered: CaseState = { ...opened(), gatheredIn: { caseId: 'lead', reference: 'C-0001' } };
  const [first] = eventsOf(decide(gathered, joins()));

  expect(first).toEqual({ type: 'case-parted', from: gathered.gatheredIn, why: 'danger', at });
  expect(joined(gathered, joins()).gatheredIn).toBeNull();
});

it('tells the thread when its card is up, and calls then unless the call of the team is yet to come', () => {
  const cardUp = (state: CaseState) => {
    const command = { type: 'attach-card', threadId: ids.thread, messageId: ids.card, at: at + minuteMs } as const;
    const events = eventsOf(decide(state, command));
    const next = events.reduce<CaseState>(evolve, state);
    return events.flatMap((event) => effectsOf(next, event)).map(({ effect }) => effect);
  };
  const thread = { ...open.thread, cardId: null };
  const waiting = joined({ ...open, thread: { ...thread, broughtIds: [] } }, joins());
  const called = joined({ ...open, thread }, joins());

  expect(keysOf({ ...open, thread }, joins()).some((key) => key.startsWith('tell-thread'))).toBe(false);
  expect(cardUp(waiting)).toMatchObject([{ kind: 'tell-thread', what: 'added', calls: false }]);
  expect(cardUp(called)).toMatchObject([{ kind: 'tell-thread', what: 'added', calls: true }]);
});
