import { expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { faultsOf } from '../../../src/domain/decision/verdict.ts';
import type { Verdict, VerdictFault } from '../../../src/domain/decision/verdict.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import { caseIn } from '../lifecycle/orders.ts';
import { opened } from '../given.ts';
import { at, banned, orderOf, staff, verdict } from './decided.ts';

const timeout = { kind: 'timeout', minutes: 60 } as const;
const local = (changes: Partial<Verdict>): Verdict =>
  verdict({ outcome: 'local-action', noticeId: 'notice', ...changes });

const cases: [name: string, verdicts: Verdict[], faults: VerdictFault['what'][]][] = [
  ['nothing at all', [], ['subject-missing']],
  ['somebody who is not reported', [verdict({ partyId: 'reporter-1' })], ['subject-missing', 'not-a-subject']],
  ['the same person twice', [verdict(), verdict()], ['twice']],
  ['no action', [verdict()], []],
  ['an action without a measure', [local({})], ['measure-missing']],
  ['no action with a measure', [verdict({ measures: [timeout], noticeId: 'n' })], ['measure-not-of-outcome']],
  ['a ban with a timeout', [{ ...banned, measures: [...banned.measures, timeout] }], ['measure-not-of-outcome']],
  ['a measure twice', [local({ measures: [timeout, timeout] })], ['measure-twice']],
  ['a timeout nobody is told of', [local({ measures: [timeout], noticeId: null })], ['notice-missing']],
  ['a date that is past', [verdict({ outcome: 'monitor', measures: [{ kind: 'monitor', at }] })], ['date-past']],
  ['a date to come', [verdict({ outcome: 'monitor', measures: [{ kind: 'monitor', at: at + 1 }] })], []],
  ['a ban with a notice', [banned], []],
];

it.each(cases)('finds what does not fit in a proposal: %s', (_name, verdicts, faults) => {
  expect(faultsOf(opened(), verdicts, at).map(({ what }) => what)).toEqual(faults);
});

it('does nothing on Discord to somebody who is not there, and judges the case where nobody is reported', () => {
  const offDiscord = opened({ subject: { userId: null, name: { contentId: 'n2', kind: 'name', text: 'tobin' } } });
  const nobody = opened({ subject: null });

  expect(faultsOf(offDiscord, [banned], at).map(({ what }) => what)).toEqual(['not-on-discord']);
  expect(faultsOf(nobody, [verdict({ partyId: null })], at)).toEqual([]);
  expect(faultsOf(nobody, [verdict()], at).map(({ what }) => what)).toEqual(['subject-missing', 'not-a-subject']);
});

it('names every fault at once when it is proposed', () => {
  const wrong = local({ measures: [timeout, timeout], noticeId: null });
  const faults: VerdictFault[] = [
    { what: 'measure-twice', partyId: 'subject-1' },
    { what: 'notice-missing', partyId: 'subject-1' },
  ];

  expect(decide(caseIn('investigating'), orderOf.propose(staff, [wrong]))).toEqual(
    refuse({ code: 'verdict-faults', faults }),
  );
});
