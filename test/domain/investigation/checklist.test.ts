import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { isWarnedTooSoon, untickedIn } from '../../../src/domain/investigation/checklist.ts';
import { accept, refuse } from '../../../src/domain/ruling.ts';
import type { Status } from '../../../src/domain/words.ts';
import { eventsOf, opened } from '../given.ts';
import { at, other, staff } from '../lifecycle/orders.ts';

const inStatus = (status: Status): CaseState => ({ ...opened(), status });
const tick = (by = staff) => ({ type: 'tick-item', by, item: 'links', at }) as const;
const untick = { type: 'untick-item', by: other, item: 'links', at } as const;
const ticked = (state: CaseState) => eventsOf(decide(state, tick())).reduce<CaseState>(evolve, state);

it('ticks an item once, for whoever was first, and takes it back', () => {
  const before = inStatus('investigating');
  const after = ticked(before);

  expect(decide(before, tick())).toEqual(accept([{ type: 'item-ticked', item: 'links', by: staff.userId, at }]));
  expect(after.ticks).toEqual([{ item: 'links', by: staff.userId, at }]);
  expect(after.step).toBe(before.step);
  expect(untickedIn(after)).toEqual(['identities', 'background', 'relations']);
  expect(decide(after, tick(other))).toEqual(accept([]));
  expect(decide(after, untick)).toEqual(accept([{ type: 'item-unticked', item: 'links', by: other.userId, at }]));
  expect(decide(before, untick)).toEqual(accept([]));
});

it.each(['new', 'resolved', 'closed'] as const)('leaves the list as it is while the case is %s', (status) => {
  const needs: Status[] = ['triage', 'investigating', 'cold'];
  const refused = refuse({ code: 'wrong-status', status, needs });

  expect([decide(inStatus(status), tick()), decide(inStatus(status), untick)]).toEqual([refused, refused]);
});

type Said = CaseState['conversations'][number]['messages'][number];

/** A case in which the team wrote to a party. */
function withWord(partyId: string, changes: Partial<Said> = {}): CaseState {
  const state = inStatus('investigating');
  const message: Said = {
    messageId: 'm1',
    about: 'words',
    kind: 'needs-answer',
    textId: 't1',
    by: staff.userId,
    prefers: null,
    at,
    state: 'delivered',
    way: 'dm',
    discordId: null,
    settledAt: at,
    tried: [],
    ...changes,
  };
  const request = {
    type: 'contact',
    by: staff,
    partyId,
    kind: 'needs-answer',
    text: { contentId: 't1', kind: 'contact', text: 'words' },
    mark: 'mark1',
    check: { others: state.parties.map((party) => ({ ...party, names: [] })), ownWords: [] },
    passed: null,
    at,
  } as const;
  const events = eventsOf(decide(state, request));
  const next = events.reduce<CaseState>(evolve, state);
  return { ...next, conversations: next.conversations.map((one) => ({ ...one, messages: [message] })) };
}

it('warns while the subject was written to and links are not copied', () => {
  expect(isWarnedTooSoon(withWord('subject-1'))).toBe(true);
  expect(isWarnedTooSoon(ticked(withWord('subject-1')))).toBe(false);
  expect(isWarnedTooSoon(withWord('reporter-1'))).toBe(false);
  expect(isWarnedTooSoon(withWord('subject-1', { about: 'notice' }))).toBe(false);
  expect(isWarnedTooSoon(withWord('subject-1', { state: 'undeliverable' }))).toBe(false);
  expect(isWarnedTooSoon({ ...withWord('subject-1'), status: 'resolved' })).toBe(false);
});
