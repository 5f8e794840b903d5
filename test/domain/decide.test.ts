import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseCommand } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/effects.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { refuse } from '../../src/domain/ruling.ts';
import { eventsOf, given, ids, openCase, opened } from './given.ts';

const at = 1_788_000_000_000;
const attach: CaseCommand = { type: 'attach-thread', channelId: ids.channel, threadId: ids.thread, round: 1, at };
const attachCard: CaseCommand = { type: 'attach-card', threadId: ids.thread, messageId: ids.card, at };
const otherThread = '500000000000000009';

it('attaches the thread and then owes the card and the call', () => {
  const { state, when } = given(openCase());
  const events = eventsOf(when(attach));
  const next = events.reduce(evolve, state);

  expect(events).toEqual([{ type: 'thread-attached', channelId: ids.channel, threadId: ids.thread, at }]);
  expect(
    next !== null && events.flatMap((event) => effectsOf(next, event)).map(({ key, lane }) => [key, lane]),
  ).toEqual([
    ['post-card:case1:1', 'thread'],
    ['bring-staff:case1:1', 'thread'],
  ]);
});

it('refuses a second thread, so that the one too many can be taken back', () => {
  expect(given(openCase(), attach).when({ ...attach, threadId: otherThread })).toEqual(
    refuse({ code: 'thread-attached-already' }),
  );
});

it('refuses a thread of an earlier round', () => {
  const lost: CaseCommand = { type: 'lose-thread', threadId: ids.thread, at };

  expect(given(openCase(), attach, lost).when({ ...attach, threadId: otherThread })).toEqual(
    refuse({ code: 'thread-outdated' }),
  );
});

it('makes a lost thread anew, under a key of its own', () => {
  const { state, when } = given(openCase(), attach);
  const events = eventsOf(when({ type: 'lose-thread', threadId: ids.thread, at }));
  const next = events.reduce(evolve, state);

  expect(next !== null && events.flatMap((event) => effectsOf(next, event)).map(({ key }) => key)).toEqual([
    'create-thread:case1:2',
  ]);
});

it('forgets nothing of a thread that was never its own', () => {
  expect(given(openCase(), attach).when({ type: 'lose-thread', threadId: otherThread, at })).toEqual({
    ok: true,
    events: [],
    contents: [],
  });
});

it('gives the copy to the reporter alone, once', () => {
  const ask = (reporterId: string): CaseCommand => ({ type: 'request-copy', reporterId, at });

  expect(given(openCase()).when(ask(ids.subject))).toEqual(refuse({ code: 'not-the-reporter' }));
  expect(eventsOf(given(openCase()).when(ask(ids.reporter)))).toEqual([{ type: 'copy-requested', at }]);
  expect(eventsOf(given(openCase(), ask(ids.reporter)).when(ask(ids.reporter)))).toEqual([]);
});

it('shows a trouble once and takes it away when it ends', () => {
  const trouble = { effectKey: 'k', kind: 'post-card', problem: 'forbidden', permission: 'ManageThreads' } as const;
  const meet: CaseCommand = { type: 'meet-trouble', trouble, at };
  const met = given(openCase(), meet);

  expect(met.state?.troubles).toEqual([trouble]);
  expect(eventsOf(met.when(meet))).toEqual([]);
  expect(given(openCase(), meet, { type: 'end-trouble', effectKey: 'k', at }).state?.troubles).toEqual([]);
});

it('answers an order about a case that does not exist with a refusal', () => {
  expect(decide(null, attach)).toEqual(refuse({ code: 'no-such-case' }));
});

const anyCommand: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.record({
    type: fc.constant('attach-thread' as const),
    channelId: fc.constant(ids.channel),
    threadId: fc.constantFrom(ids.thread, otherThread),
    round: fc.integer({ min: 1, max: 3 }),
    at: fc.constant(at),
  }),
  fc.constantFrom(attachCard, { ...attachCard, threadId: otherThread }),
  fc.constantFrom<CaseCommand>(
    { type: 'lose-thread', threadId: ids.thread, at },
    { type: 'lose-thread', threadId: otherThread, at },
    { type: 'record-staff', threadId: ids.thread, userIds: [ids.staff], at },
    { type: 'request-copy', reporterId: ids.reporter, at },
    { type: 'settle-copy', delivered: false, at },
    { type: 'settle-around', result: { state: 'failed', reason: 'gone' }, at },
    { type: 'note-source', messageId: ids.card, source: 'deleted', at },
  ),
);

it('whatever comes in whatever order: every order may be repeated, and no effect is planned twice', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 25 }), (commands) => {
      let state = opened();
      const keys = new Set(
        eventsOf(decide(null, openCase()))
          .flatMap((event) => effectsOf(state, event))
          .map(({ key }) => key),
      );
      for (const command of commands) {
        const ruling = decide(state, command);
        const events = ruling.ok ? ruling.events : [];
        state = { ...events.reduce(evolve, state), version: state.version + (events.length > 0 ? 1 : 0) };
        const fresh = events.flatMap((event) => effectsOf(state, event)).filter(({ refresh }) => !refresh);
        for (const { key } of fresh) {
          expect(keys.has(key), key).toBe(false);
          keys.add(key);
        }
        const again = decide(state, command);
        expect(again.ok ? again.events : []).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});
