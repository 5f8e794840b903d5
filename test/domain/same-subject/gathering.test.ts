import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { effectsOf } from '../../../src/domain/effects.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import { gatheredIds } from '../../../src/domain/same-subject/same-subject-state.ts';
import type { TakenUp } from '../../../src/domain/same-subject/same-subject-command.ts';
import { contactSamples } from '../contact/samples.ts';
import { eventsOf, ids, opened, staff as team } from '../given.ts';
import { at, leader, orders, staff } from '../lifecycle/orders.ts';

const minute = 60_000;
const lead = { caseId: 'case0', reference: 'C-0041' };
const gathered = (): CaseState => ({ ...opened(), gatheredIn: lead });

const after = (state: CaseState, ...commands: CaseCommand[]): CaseState =>
  commands.reduce((before, command) => eventsOf(decide(before, command)).reduce(evolve, before), state);

const kindsOf = (state: CaseState, command: CaseCommand) => {
  const events = eventsOf(decide(state, command));
  return events
    .flatMap((event) => effectsOf(events.reduce(evolve, state), event))
    .map(({ effect, of }) => [effect.kind, of]);
};

function takeUp(from: number, to: number, changes: { urgent?: boolean; at?: number } = {}) {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const reports = numbers.map((number): TakenUp => ({
    caseId: `case${number}`,
    number,
    urgent: changes.urgent ?? false,
  }));
  return { type: 'take-up-gathered', reports, more: false, at: changes.at ?? at } as const;
}

const callsOf = (state: CaseState) => (state.gathering?.lines ?? []).map(({ call }) => call);
const toldIn = (state: CaseState) => (state.gathering?.lines ?? []).map(({ caseIds }) => caseIds);

it.each<[string, CaseCommand, string]>([
  ['a leader wishes it', { type: 'part', by: leader, one: false, at }, 'wished'],
  ['a leader wishes it beside its line', { type: 'part', by: leader, one: true, at }, 'wished'],
  ['it is assigned', orders.assign, 'assigned'],
  ['somebody in it is written to', contactSamples.contact, 'contact'],
  ['somebody takes it', { ...orders.claim, selfAssign: true }, 'assigned'],
  [
    'it becomes restricted',
    {
      type: 'add-information',
      reporterId: ids.reporter,
      text: { contentId: 'more', kind: 'description', text: 'Imke knows.' },
      message: null,
      files: [],
      maxFileBytes: 1,
      staff: team,
      at,
    },
    'readers',
  ],
  ['all are parted', { type: 'part-case', why: 'all', at }, 'all'],
])('gives a gathered case its own thread, before anything else is told of it, when %s', (_when, command, why) => {
  const [first, ...others] = eventsOf(decide(gathered(), command));
  const kinds = kindsOf(gathered(), command);

  expect(first).toEqual({ type: 'case-parted', from: lead, why, at });
  expect(others.map(({ type }) => type)).not.toContain('case-parted');
  expect(after(gathered(), command).gatheredIn).toBeNull();
  expect(kinds[0]).toEqual(['create-thread', undefined]);
  expect(kinds.filter(([kind]) => kind === 'note-parted')).toEqual(why === 'all' ? [] : [['note-parted', 'case0']]);
});

it('leaves a gathered case where it is whatever else is done with it', () => {
  const state = after(gathered(), orders.triage, orders.nextStep, orders.proposeClosing, orders.confirmClosing);

  expect(state).toMatchObject({ status: 'closed', gatheredIn: lead });
});

it.each<[string, CaseState, CaseCommand, 'leaders-only' | 'nothing-gathered' | 'parted-already']>([
  ['by staff', gathered(), { type: 'part', by: staff, one: false, at }, 'leaders-only'],
  ['where nothing is gathered', opened(), { type: 'part', by: leader, one: false, at }, 'nothing-gathered'],
  [
    'twice',
    after(opened(), takeUp(43, 44), { type: 'part', by: leader, one: false, at }),
    { type: 'part', by: leader, one: false, at },
    'nothing-gathered',
  ],
  [
    'of one that is the lead by now',
    after(opened(), takeUp(43, 44)),
    { type: 'part', by: leader, one: true, at },
    'parted-already',
  ],
])('refuses parting %s', (_how, state, command, code) => {
  expect(decide(state, command)).toEqual(refuse({ code }));
});

it('tells of five reports in a message, each once, however often it looks', () => {
  const state = after(opened(), takeUp(43, 49), takeUp(43, 49), takeUp(47, 51));

  expect(toldIn(state)).toEqual([
    ['case43', 'case44', 'case45', 'case46', 'case47'],
    ['case48', 'case49'],
    ['case50', 'case51'],
  ]);
  expect(gatheredIds(state)).toHaveLength(9);
});

it.each<[string, ReturnType<typeof takeUp>[], (string | null)[]]>([
  [
    'the team at the beginning, and then once an hour',
    [takeUp(1, 7), takeUp(8, 8, { at: at + 59 * minute }), takeUp(9, 9, { at: at + 60 * minute })],
    ['team', null, null, 'team'],
  ],
  [
    'leaders where it is urgent, at most every ten minutes',
    [
      takeUp(1, 1),
      takeUp(2, 2, { urgent: true, at: at + 1 }),
      takeUp(3, 3, { urgent: true, at: at + 9 * minute }),
      takeUp(4, 4, { urgent: true, at: at + 11 * minute }),
    ],
    ['team', 'leaders', null, 'leaders'],
  ],
  [
    'nobody twice for an urgent beginning',
    [takeUp(1, 1, { urgent: true }), takeUp(2, 2, { at: at + minute })],
    ['leaders', null],
  ],
])('calls %s', (_whom, commands, calls) => {
  expect(callsOf(after(opened(), ...commands))).toEqual(calls);
});

it('parts everything when the lead is no longer for the whole team', () => {
  const addition: CaseCommand = {
    type: 'add-information',
    reporterId: ids.reporter,
    text: { contentId: 'more', kind: 'description', text: 'Imke knows.' },
    message: null,
    files: [],
    maxFileBytes: 1,
    staff: team,
    at,
  };
  const state = after(opened(), takeUp(43, 44));

  expect(eventsOf(decide(state, addition)).map(({ type }) => type)).toEqual([
    'gathering-parted',
    'information-added',
    'thread-left',
  ]);
  expect(kindsOf(state, addition)[0]).toEqual(['part-gathered', undefined]);
  expect(gatheredIds(after(state, addition))).toEqual([]);
});

it('tells a thread made anew everything again, and calls nobody twice', () => {
  const attach = { type: 'attach-thread', channelId: ids.channel, threadId: ids.thread, round: 1, at } as const;
  const told = after(
    opened(),
    attach,
    { type: 'attach-card', threadId: ids.thread, messageId: ids.card, at },
    takeUp(43, 49),
  );
  const posted = after(told, { type: 'record-lines', position: 0, round: 1, messageId: ids.card, at });
  const lost = after(posted, { type: 'lose-thread', threadId: ids.thread, at });

  expect(posted.gathering?.lines.map(({ messageId }) => messageId)).toEqual([ids.card, null]);
  expect(decide(posted, { type: 'record-lines', position: 0, round: 1, messageId: ids.channel, at })).toEqual({
    ok: true,
    events: [],
    contents: [],
  });
  expect(lost.gathering?.lines.map(({ messageId, round }) => [messageId, round])).toEqual([
    [null, 1],
    [null, 1],
  ]);
  const again = { ...attach, round: 2 };
  expect(kindsOf(after(lost, again), { type: 'attach-card', threadId: ids.thread, messageId: ids.card, at })).toEqual([
    ['tell-gathered', undefined],
    ['tell-gathered', undefined],
  ]);
});

it('counts what was parted, and shows it where it stood', () => {
  const state = after(opened(), takeUp(43, 44), {
    type: 'record-lines',
    position: 0,
    round: 1,
    messageId: ids.card,
    at,
  });
  const note = { type: 'note-parted', caseId: 'case43', at } as const;

  expect(gatheredIds(after(state, note, note))).toEqual(['case44']);
  expect(kindsOf(state, note)).toEqual([['redraw-gathered', undefined]]);
  expect(eventsOf(decide(state, { ...note, caseId: 'case99' }))).toEqual([]);
});
