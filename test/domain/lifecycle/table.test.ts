import { expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { Status } from '../../../src/domain/words.ts';
import { caseIn, orders } from './orders.ts';

/** Where each order takes a case from each status; null where it is refused. The whole of SPEC 5. */
const table: Record<keyof typeof orders, Record<Status, Status | null>> = {
  triage: row('triage', 'triage', 'investigating', null, null, null),
  assign: row('new', 'triage', 'investigating', 'resolved', null, null),
  claim: row(null, null, 'investigating', null, null, null),
  handBack: row(null, null, 'investigating', 'resolved', 'closed', 'cold'),
  nextStep: row('new', 'triage', 'investigating', 'resolved', null, 'cold'),
  investigate: row(null, null, null, null, null, null),
  hold: row('new', 'triage', 'investigating', 'resolved', null, null),
  endHold: row('new', 'triage', 'investigating', 'resolved', 'closed', 'cold'),
  proposeClosing: row('new', 'triage', null, null, null, null),
  proposeDuplicate: row('new', 'triage', 'investigating', null, null, null),
  confirmClosing: row(null, null, null, null, null, null),
  withdrawClosing: row(null, null, null, null, null, null),
  propose: row(null, null, 'investigating', null, null, 'cold'),
  approve: row(null, null, null, null, null, null),
  close: row(null, null, null, 'closed', null, null),
  takeBack: row(null, null, null, 'investigating', null, null),
  goCold: row(null, 'cold', 'cold', null, null, null),
  revive: row(null, null, null, null, null, 'investigating'),
  reopen: row(null, null, null, null, 'triage', null),
};

/** new, triage, investigating, resolved, closed, cold. */
function row(...after: (Status | null)[]): Record<Status, Status | null> {
  const [fresh = null, triage = null, investigating = null, resolved = null, closed = null, cold = null] = after;
  return { new: fresh, triage, investigating, resolved, closed, cold };
}

const names = Object.keys(orders).filter((name): name is keyof typeof orders => name in orders);
const cells = names.flatMap((name) => Status.options.map((status) => ({ name, status, ends: table[name][status] })));

it.each(cells)('$name in $status: $ends', ({ name, status, ends }) => {
  const state = caseIn(status);
  const ruling = decide(state, orders[name]);

  expect(ruling.ok ? ruling.events.reduce(evolve, state).status : null).toBe(ends);
});
