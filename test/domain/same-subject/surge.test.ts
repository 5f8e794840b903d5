import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { openStatuses } from '../../../src/domain/lifecycle/transitions.ts';
import { hourMs } from '../../../src/domain/durations.ts';
import { isForAll, leadFor } from '../../../src/domain/same-subject/surge.ts';
import type { RecentCase } from '../../../src/domain/same-subject/surge.ts';
import { categoryNamed, eventsOf, ids, openCase, openedAt } from '../given.ts';

const minute = 60_000;

/** A case about the same member, so many minutes before the new report. */
function recent(number: number, ago: number, changes: Partial<RecentCase> = {}): RecentCase {
  return {
    caseId: `case${number}`,
    reference: `C-000${number}`,
    openedAt: openedAt - ago * minute,
    isOpen: true,
    isForAll: true,
    isGathered: false,
    partedAt: null,
    ...changes,
  };
}

const three = [recent(1, 30), recent(2, 20), recent(3, 10)];

it.each<[string, RecentCase[], string | null]>([
  ['the third before it is one too few', three.slice(1), null],
  ['it is the fourth', three, 'C-0001'],
  ['the oldest is closed', [recent(1, 30, { isOpen: false }), ...three.slice(1)], 'C-0002'],
  ['the oldest is gathered itself', [recent(1, 30, { isGathered: true }), ...three.slice(1)], 'C-0002'],
  ['the oldest is not for all, and does not count', [recent(1, 30, { isForAll: false }), ...three.slice(1)], null],
  ['the oldest is more than an hour old', [recent(1, 60), ...three.slice(1)], null],
  ['all are closed', three.map((one) => ({ ...one, isOpen: false })), null],
  ['all are gathered in one of before', three.map((one) => ({ ...one, isGathered: true })), null],
  ['a leader parted what had gathered', [recent(1, 30, { partedAt: openedAt - 25 * minute }), ...three.slice(1)], null],
  [
    'as many came since a leader parted them',
    [recent(9, 50, { partedAt: openedAt - 40 * minute }), ...three],
    'C-0001',
  ],
  ['two are of the same moment', [recent(2, 30), recent(1, 30), recent(3, 30)], 'C-0001'],
])('finds the lead when %s', (_when, some, reference) => {
  expect(leadFor({ surgeAt: 4, recent: some }, openedAt)?.reference ?? null).toBe(reference);
});

const surge = { surgeAt: 4, recent: three };
const off = { userId: null, name: { contentId: 'n2', kind: 'name', text: 'somebody' } } as const;

it('gathers the report and opens it in the same commit, under its own reference', () => {
  const events = eventsOf(decide(null, openCase({ surge })));

  expect(events.map(({ type }) => type)).toEqual(['case-opened', 'case-gathered']);
  expect(events.reduce<CaseState | null>(evolve, null)).toMatchObject({
    reference: 'C-0042',
    number: 42,
    gatheredIn: { caseId: 'case1', reference: 'C-0001' },
  });
});

it.each([
  ['somebody off Discord', { subject: off }],
  ['nobody named', { subject: null }],
  ['a confidential report', { confidential: true }],
  ['one to be kept from somebody', { keepFrom: true }],
  ['one for leaders by its category', { category: categoryNamed('minor-safety') }],
  ['one that names staff', { description: { contentId: 'd1', kind: 'description', text: 'Rowan saw it.' } as const }],
  [
    'one by staff',
    { reporter: { userId: ids.staff, name: { contentId: 'n1', kind: 'name', text: 'rowan' } as const } },
  ],
])('never gathers %s', (_what, changes) => {
  expect(eventsOf(decide(null, openCase({ surge, ...changes }))).map(({ type }) => type)).toEqual(['case-opened']);
});

/** One step of a busy hour. */
const anyStep = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      confidential: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), pick: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('part' as const), pick: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restrict' as const), pick: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.nat(40) }) },
);

const leader = { userId: ids.leader, isLeader: true };
const asRecent = (state: CaseState): RecentCase => ({
  caseId: state.caseId,
  reference: state.reference,
  openedAt: state.openedAt,
  isOpen: openStatuses.includes(state.status),
  isForAll: isForAll(state),
  isGathered: state.gatheredIn !== null,
  partedAt: state.gathering?.partedAt ?? null,
});

const after = (state: CaseState, command: Parameters<typeof decide>[1]) => {
  const ruling = decide(state, command);
  return ruling.ok ? ruling.events.reduce(evolve, state) : state;
};

it('whatever happens in a busy hour: what gathers is for all, its lead was open and is no gathered one itself', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      const known: CaseState[] = [];
      let at = openedAt;
      for (const step of steps) {
        at += 1;
        if (step.kind === 'wait') at += step.minutes * minute;
        if (step.kind === 'report') expectGatheredRightly(known, step.confidential, at);
        if (step.kind === 'report' || step.kind === 'wait') continue;
        const index = step.pick % Math.max(1, known.length);
        const state = known[index];
        if (state !== undefined) known[index] = changed(state, step.kind, at);
      }
      for (const state of known) expect(state.gatheredIn === null || isForAll(state)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

function changed(state: CaseState, kind: 'close' | 'part' | 'restrict', at: number): CaseState {
  switch (kind) {
    case 'close':
      return { ...state, status: 'closed' };
    case 'part':
      return after(state, { type: 'part', by: leader, one: false, at });
    case 'restrict':
      return after(state, {
        type: 'add-information',
        reporterId: ids.reporter,
        text: { contentId: 'more', kind: 'description', text: 'Imke knows.' },
        message: null,
        files: [],
        maxFileBytes: 1,
        staff: [{ userId: ids.otherStaff, names: ['imke'], isLeader: false, roleIds: [] }],
        at,
      });
  }
}

/** Opens one more report; when it gathers, everything that must hold of the two holds. */
function expectGatheredRightly(known: CaseState[], confidential: boolean, at: number): void {
  const number = known.length + 1;
  const command = openCase({
    caseId: `case${number}`,
    number,
    randomReference: `C-R${number}`,
    confidential,
    surge: { surgeAt: 3, recent: known.map(asRecent) },
    at,
  });
  const state = eventsOf(decide(null, command)).reduce<CaseState | null>(evolve, null);
  if (state === null) throw new Error('No case was opened');
  const lead = known.find(({ caseId }) => caseId === state.gatheredIn?.caseId);
  expect(state.gatheredIn === null ? [] : broken(state, lead, at)).toEqual([]);
  known.push(state);
  const index = known.findIndex(({ caseId }) => caseId === lead?.caseId);
  if (lead === undefined) return;
  const reports = [{ caseId: state.caseId, number, urgent: false }];
  known[index] = after(lead, { type: 'take-up-gathered', reports, more: false, at });
}

/** What must hold of a gathered case and its lead at that moment, by name; what does not is answered. */
function broken(state: CaseState, lead: CaseState | undefined, at: number): string[] {
  const promises = {
    'it is for all': isForAll(state),
    'so is its lead': lead !== undefined && isForAll(lead),
    'the lead is no gathered one itself': lead?.gatheredIn === null,
    'the lead is open': lead !== undefined && openStatuses.includes(lead.status),
    'the lead is of this hour': at - (lead?.openedAt ?? 0) < hourMs,
  };
  return Object.entries(promises).flatMap(([promise, holds]) => (holds ? [] : [promise]));
}
