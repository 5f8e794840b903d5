import { expect, it } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/effects.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { isAuthor } from '../../src/domain/reporter/decide-reporter.ts';
import type { AddInformation } from '../../src/domain/reporter/reporter-command.ts';
import { standingOf } from '../../src/domain/reporter/standing.ts';
import { accept, refuse } from '../../src/domain/ruling.ts';
import { eventsOf, ids, opened, openedAt, staff } from './given.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const withCard: CaseState = {
  ...opened(),
  thread: { round: 1, channelId: ids.channel, threadId: ids.thread, cardId: ids.card, broughtIds: [ids.staff] },
};

const adds = (changes: Partial<AddInformation> = {}): AddInformation => ({
  type: 'add-information',
  reporterId: ids.reporter,
  text: { contentId: 't1', kind: 'description', text: 'He wrote again today.' },
  message: null,
  files: [],
  maxFileBytes: 1000,
  staff,
  at: openedAt + hourMs,
  ...changes,
});

/** The case after these orders, each of which must be accepted. */
const after = (state: CaseState, ...commands: Parameters<typeof decide>[1][]): CaseState =>
  commands.reduce((before, command) => eventsOf(decide(before, command)).reduce<CaseState>(evolve, before), state);

const keysOf = (state: CaseState, command: Parameters<typeof decide>[1]) => {
  const events = eventsOf(decide(state, command));
  const next = events.reduce<CaseState>(evolve, state);
  return events.flatMap((event) => effectsOf(next, event)).map(({ key }) => key);
};

it('takes more information from the reporter, with an event that holds no words', () => {
  const at = openedAt + hourMs;
  const event = {
    textId: 't1',
    evidence: [],
    message: null,
    joined: null,
    recusals: [],
    nobodyLeft: false,
    calls: true,
    at,
  };

  expect(decide(withCard, adds())).toEqual(accept([{ type: 'information-added', ...event }], [adds().text]));
});

it.each(['add-information', 'withdraw-report', 'ask-update'] as const)('refuses %s to everybody else', (type) => {
  for (const reporterId of [ids.subject, ids.staff, ids.leader]) {
    const command = type === 'add-information' ? adds({ reporterId }) : { type, reporterId, at: openedAt };
    expect(decide(withCard, command)).toEqual(refuse({ code: 'not-the-reporter' }));
  }
});

it('knows whoever sent a report, not who joined it with a duplicate', () => {
  const joined = { partyId: 'reporter-2', role: 'reporter' as const, userId: ids.otherStaff, nameId: 'n9' };
  const state = { ...withCard, parties: [...withCard.parties, joined] };

  expect([ids.reporter, ids.otherStaff].map((userId) => isAuthor(state, userId))).toEqual([true, false]);
});

it('calls the team for additions at most once in ten minutes', () => {
  const calls = [0, 5, 10, 15, 20].reduce<{ state: CaseState; called: boolean[] }>(
    ({ state, called }, minute) => {
      const command = adds({ text: { ...adds().text, contentId: `t${minute}` }, at: openedAt + minute * minuteMs });
      const [event] = eventsOf(decide(state, command));
      const isCalling = event?.type === 'information-added' && event.calls;
      return { state: after(state, command), called: [...called, isCalling] };
    },
    { state: withCard, called: [] },
  );

  expect(calls.called).toEqual([true, false, true, false, true]);
});

it('takes ten additions in an hour, and says when the next is possible', () => {
  const ten = Array.from({ length: 10 }, (_, minute) => adds({ at: openedAt + minute * minuteMs }));
  const full = after(withCard, ...ten);

  expect(decide(full, adds({ at: openedAt + 30 * minuteMs }))).toEqual(
    refuse({ code: 'addition-limit', againAt: openedAt + hourMs }),
  );
  expect(decide(full, adds({ at: openedAt + hourMs })).ok).toBe(true);
});

it('refuses blanks', () => {
  expect(decide(withCard, adds({ text: { ...adds().text, text: ' \u200B\n ' } }))).toEqual(
    refuse({ code: 'description-empty' }),
  );
});

it('keeps out staff whom the words name, frees the case of them, and withholds the words', () => {
  const held = { ...withCard, assigneeId: ids.staff };
  const command = adds({ text: { ...adds().text, text: 'Rowan was there and laughed.' } });
  const next = after(held, command);

  expect(next.recusals).toEqual([{ userId: ids.staff, why: 'named' }]);
  expect({ restricted: next.restricted, assigneeId: next.assigneeId }).toEqual({ restricted: true, assigneeId: null });
  expect(next.additions.map(({ withheld }) => withheld)).toEqual([true]);
  expect(next.thread.broughtIds).toEqual([]);
  expect(keysOf(held, command).map((key) => key.split(':')[0])).toEqual(
    expect.arrayContaining(['delete-thread', 'create-thread']),
  );
});

it('is honest when the words leave nobody of the team', () => {
  const command = adds({ text: { ...adds().text, text: 'rowan, imke and halvard all knew.' } });

  expect(after(withCard, command).nobodyLeft).toBe(true);
  expect(keysOf(withCard, command)).toContain('tell-owner:case1:1');
});

it('says nothing in a thread without a card, and all of it once the card is up', () => {
  const early = { ...withCard, thread: { ...withCard.thread, cardId: null } };
  const told = after(early, adds(), { type: 'withdraw-report', reporterId: ids.reporter, at: openedAt + 2 * hourMs });
  const attached = { type: 'card-attached', messageId: ids.card, at: openedAt + 3 * hourMs } as const;

  expect(keysOf(early, adds()).filter((key) => key.startsWith('tell-thread'))).toEqual([]);
  expect(effectsOf(evolve(told, attached), attached).map(({ effect }) => effect)).toEqual([
    { kind: 'tell-thread', what: 'added', position: 0, calls: false, round: 1, at: openedAt + hourMs },
    { kind: 'tell-thread', what: 'withdrawn', position: 0, calls: false, round: 1, at: openedAt + 2 * hourMs },
  ]);
});

it('withdraws once, and not what is closed already', () => {
  const command = { type: 'withdraw-report', reporterId: ids.reporter, at: openedAt } as const;

  expect(decide(withCard, command)).toEqual(accept([{ type: 'report-withdrawn', at: openedAt }]));
  expect(decide(after(withCard, command), command)).toEqual(accept([]));
  expect(decide({ ...withCard, status: 'closed' }, command)).toEqual(accept([]));
});

it('takes one question a day', () => {
  const asks = (at: number) => ({ type: 'ask-update', reporterId: ids.reporter, at }) as const;
  const asked = after(withCard, asks(openedAt));
  const againAt = openedAt + 24 * hourMs;

  expect(decide(asked, asks(againAt - 1))).toEqual(refuse({ code: 'asked-already', againAt }));
  expect(decide(asked, asks(againAt))).toEqual(accept([{ type: 'update-asked', at: againAt }]));
});

it('tells the reporter where it stands without anything of the team', () => {
  const withdrawn = { withdrawnAt: openedAt };
  const closed = (closedAs: CaseState['closedAs'], rest: Partial<CaseState> = {}) =>
    standingOf({ ...withCard, status: 'closed', closedAs, ...rest });

  expect(
    (['new', 'triage', 'investigating', 'resolved', 'cold'] as const).map((status) =>
      standingOf({ ...withCard, status }),
    ),
  ).toEqual(['received', 'looked-at', 'looked-at', 'looked-at', 'resting']);
  expect(standingOf({ ...withCard, ...withdrawn })).toBe('withdrawn');
  expect(closed('withdrawn', withdrawn)).toBe('set-aside-as-wished');
  expect([closed('invalid'), closed('out-of-scope'), closed('duplicate'), closed('resolved')]).toEqual([
    'set-aside',
    'set-aside',
    'joined',
    'closed',
  ]);
});
