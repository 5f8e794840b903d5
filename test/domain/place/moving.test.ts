import { expect, it } from 'vitest';
import { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { effectsOf } from '../../../src/domain/effects.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { accept, refuse } from '../../../src/domain/ruling.ts';
import { eventsOf, ids, opened, openedAt, staff } from '../given.ts';

const at = openedAt + 60_000;

const withCard: CaseState = {
  ...opened(),
  isPost: true,
  thread: { round: 1, channelId: ids.channel, threadId: ids.thread, cardId: ids.card, broughtIds: [ids.staff] },
};

const naming = (name: string): CaseCommand => ({
  type: 'add-information',
  reporterId: ids.reporter,
  text: { contentId: 't1', kind: 'description', text: `${name} was there.` },
  message: null,
  files: [],
  maxFileBytes: 1000,
  staff,
  at,
});

/** The case after an order, and what Discord is owed for it. */
function after(state: CaseState, command: CaseCommand) {
  const events = eventsOf(decide(state, command));
  const next = events.reduce<CaseState>(evolve, state);
  return { next, effects: events.flatMap((event) => effectsOf(next, event)) };
}

const attach = (round: number, post?: { cardId: string | null }): CaseCommand => ({
  type: 'attach-thread',
  channelId: ids.channel,
  threadId: ids.thread,
  round,
  ...(post === undefined ? {} : { post }),
  at,
});

it('leaves its thread for a new one when it becomes restricted, and has the old one deleted in a lane of its own', () => {
  const { next, effects } = after(withCard, naming('Rowan'));

  expect(next).toMatchObject({ restricted: true, moved: true, isPost: false });
  expect(next.thread).toEqual({ round: 2, channelId: null, threadId: null, cardId: null, broughtIds: [] });
  expect(effects.map(({ lane, effect }) => [lane, effect])).toEqual([
    [`left:${ids.thread}`, { kind: 'delete-thread', threadId: ids.thread, cardId: ids.card }],
    ['thread', { kind: 'create-thread', round: 2 }],
  ]);
});

it('does not take a thread any more that was being made when it became restricted', () => {
  const { next, effects } = after(opened(), naming('Rowan'));

  expect(effects.map(({ effect }) => effect)).toEqual([{ kind: 'create-thread', round: 2 }]);
  expect(decide(next, attach(1))).toEqual(refuse({ code: 'thread-outdated' }));
});

it('moves once: whoever is named later leaves the thread it has by then', () => {
  const { next: moved } = after(withCard, naming('Rowan'));
  const there = { ...moved, thread: { ...moved.thread, threadId: ids.thread, cardId: ids.card } };
  const { next, effects } = after(there, naming('imke'));

  expect(next.thread.threadId).toBe(ids.thread);
  expect(effects[0]?.effect).toEqual({ kind: 'take-out', userIds: [ids.otherStaff] });
  expect(effects.map(({ effect }) => effect.kind)).not.toContain('delete-thread');
});

it('stays where it is when nobody new is named', () => {
  expect(after(withCard, naming('Somebody')).next.thread).toEqual(withCard.thread);
});

it('has a thread that came too late deleted, never its own', () => {
  const discard = (threadId: string): CaseCommand => ({ type: 'discard-thread', threadId, at });

  expect(decide(withCard, discard(ids.thread))).toEqual(accept([]));
  expect(after(withCard, discard(ids.channel)).effects.map(({ effect }) => effect)).toEqual([
    { kind: 'delete-thread', threadId: ids.channel, cardId: null },
  ]);
});

it('takes a post together with its card, then calls the team and shows what changed meanwhile', () => {
  const { next, effects } = after(opened(), attach(1, { cardId: ids.thread }));

  expect(next).toMatchObject({ isPost: true, thread: { threadId: ids.thread, cardId: ids.thread } });
  expect(effects.map(({ lane, effect }) => [lane, effect.kind])).toEqual([
    ['thread', 'bring-staff'],
    ['thread', 'refresh-card'],
    ['post', 'refresh-post'],
  ]);
});

it('posts a card below a post whose first message is gone', () => {
  const { next, effects } = after(opened(), attach(1, { cardId: null }));

  expect(next).toMatchObject({ isPost: true, thread: { cardId: null } });
  expect(effects.map(({ effect }) => effect.kind)).toEqual(['post-card', 'bring-staff']);
});

it('reads a case of before there were posts', () => {
  const { isPost: _isPost, moved: _moved, ...old } = withCard;

  expect(CaseState.parse(old)).toMatchObject({ isPost: false, moved: false });
});
