import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { CaseEvent } from '../../../src/domain/event.ts';
import { CaseEvent as AnyEvent } from '../../../src/domain/event.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { LifecycleCommand } from '../../../src/domain/lifecycle/lifecycle-command.ts';
import { transitions } from '../../../src/domain/lifecycle/transitions.ts';
import { opened } from '../given.ts';
import { leader, orders, other, staff } from './orders.ts';

const anyOrder = fc.tuple(fc.constantFrom(...Object.values(orders)), fc.constantFrom(staff, other, leader));
const withActor = ([order, by]: [LifecycleCommand, typeof staff]): LifecycleCommand =>
  'by' in order ? { ...order, by } : order;

type Promises = Record<string, boolean>;

const onTheWay = (before: CaseState, after: CaseState, events: CaseEvent[]): Promises => ({
  'events can be read back': events.every((event) => AnyEvent.safeParse(event).success),
  'every move is in the table': before.status === after.status || transitions[before.status].includes(after.status),
  'an investigation begins with an assignee':
    before.status !== 'triage' || after.status !== 'investigating' || after.assigneeId !== null,
  'every event is a step': after.step === before.step + events.length,
});

function ofEveryCase({ status, outcome, closedAs, checkInAt, coldFrom, ...state }: CaseState): Promises {
  return {
    'nobody decides alone': status !== 'resolved' || outcome?.approvedBy !== outcome?.proposedBy,
    'a closed case says how': (status === 'closed') === (closedAs !== null),
    'a check-in is promised while it is open': (status === 'closed' || status === 'cold') === (checkInAt === null),
    'a cold case knows where it came from': (status === 'cold') === (coldFrom !== null),
    'the assignee is not a former one': !state.formerAssigneeIds.some((userId) => userId === state.assigneeId),
  };
}

/** The promises that no sequence of orders may ever break, by name; those that were broken are answered. */
function broken(before: CaseState, after: CaseState, events: CaseEvent[]): string[] {
  const promises = { ...onTheWay(before, after, events), ...ofEveryCase(after) };
  return Object.entries(promises).flatMap(([promise, holds]) => (holds ? [] : [promise]));
}

it('whatever people order: the case never leaves the table, and its promises hold', () => {
  fc.assert(
    fc.property(fc.array(anyOrder, { maxLength: 40 }), (given) => {
      let state = opened();
      for (const order of given.map(withActor)) {
        const ruling = decide(state, order);
        const events = ruling.ok ? ruling.events : [];
        const next = events.reduce(evolve, state);
        expect(broken(state, next, events)).toEqual([]);
        state = next;
      }
    }),
    { numRuns: 2000 },
  );
});
