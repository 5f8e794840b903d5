import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planChange } from '../../../src/app/plan-change.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import { CaseEvent } from '../../../src/domain/event.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { firstLink } from '../../../src/store/chain.ts';
import { eventRows } from '../../../src/store/event-rows.ts';
import { badLink } from '../../../src/store/verify-case.ts';
import { openCase } from '../given.ts';
import { anyCommands } from './any-command.ts';

type Row = ReturnType<typeof eventRows>[number];

const first = firstLink(openCase().guildId, 'case1');

/** The history as the store would write it, and the row it ends in. */
function recorded(commands: Parameters<typeof planChange>[2][]): { state: CaseState | null; rows: Row[] } {
  let state: CaseState | null = null;
  const rows: Row[] = [];
  for (const command of [openCase(), ...commands]) {
    const planned = planChange('case1', state, command);
    if (!planned.ok || planned.change.events.length === 0) continue;
    const { change } = planned;
    state = { ...change.next, version: change.expectedVersion + 1 };
    const digests = Object.fromEntries(change.contents.map(({ contentId }) => [contentId, 'digest']));
    rows.push(...eventRows({ ...change, next: state, actorId: null }, rows.at(-1)?.hash ?? first, digests));
  }
  return { state, rows };
}

it('whatever people order: no event is lost, and the chain is whole', () => {
  fc.assert(
    fc.property(anyCommands, (commands) => {
      const { state, rows } = recorded(commands);
      const events = rows.map(({ body }) => CaseEvent.parse(JSON.parse(body)));
      const again = events.reduce<CaseState | null>(evolve, null);
      expect(badLink(rows, first)).toBeNull();
      expect({ ...again, version: state?.version }).toEqual(state);
    }),
    { numRuns: 2000 },
  );
});

it('whatever entry of a history is changed, left out or doubled: the chain says so', () => {
  const spoiled = fc.tuple(anyCommands, fc.nat(), fc.constantFrom('changed', 'left out', 'doubled', 'at another time'));
  fc.assert(
    fc.property(spoiled, ([commands, chosen, how]) => {
      const { rows } = recorded(commands);
      const at = chosen % rows.length;
      const row = rows[at];
      if (row === undefined) throw new Error('There is no such entry');
      // Nothing follows the last entry: that it is missing shows in the row, not in the chain.
      fc.pre(how !== 'left out' || at < rows.length - 1);
      expect(badLink(rows.toSpliced(at, 1, ...spoil(row, how)), first)).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});

function spoil(row: Row, how: 'changed' | 'left out' | 'doubled' | 'at another time'): Row[] {
  switch (how) {
    case 'changed':
      return [{ ...row, body: row.body.replace('}', ',"more":1}') }];
    case 'left out':
      return [];
    case 'doubled':
      return [row, row];
    case 'at another time':
      return [{ ...row, at: row.at + 1 }];
  }
}
