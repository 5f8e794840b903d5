import { z } from 'zod';
import type { CaseState } from '../case.ts';
import { dateOf, isFelt, isOnDiscord, Measure } from './planned-action.ts';
import type { MeasureKind } from './planned-action.ts';

/** What the team found about a subject (SPEC 7.4). */
export const Finding = z.enum(['confirmed', 'not-established', 'mistaken', 'malicious']);
export type Finding = z.infer<typeof Finding>;

/** What comes of it, the mildest first. `no-action` never says that a report was false. */
export const Outcome = z.enum(['no-action', 'monitor', 'watchlist', 'local-action', 'referral', 'ban']);
export type Outcome = z.infer<typeof Outcome>;

/** Finding, outcome and measures for one subject; `partyId` is null where nobody is reported. */
export const Verdict = z.object({
  partyId: z.string().nullable(),
  finding: Finding,
  outcome: Outcome,
  measures: z.array(Measure).max(10),
  /** What the subject will be told, voted on with the proposal. */
  noticeId: z.string().nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

/** What does not fit together in a proposal, and for whom. */
export interface VerdictFault {
  what:
    | 'subject-missing'
    | 'not-a-subject'
    | 'twice'
    | 'measure-missing'
    | 'measure-not-of-outcome'
    | 'measure-twice'
    | 'not-on-discord'
    | 'notice-missing'
    | 'date-past';
  partyId: string | null;
}

/** The measures an outcome may have; an empty list: none. */
/** The measures an outcome may have; an empty list: none. */
export const measuresOf: Record<Outcome, readonly MeasureKind[]> = {
  'no-action': [],
  monitor: ['monitor'],
  watchlist: ['watchlist', 'monitor'],
  'local-action': [
    'timeout',
    'remove-message',
    'remove-role',
    'give-role',
    'condition',
    'kick',
    'watchlist',
    'monitor',
  ],
  referral: ['timeout', 'remove-message', 'remove-role', 'give-role', 'condition', 'watchlist', 'monitor'],
  ban: ['ban', 'remove-message', 'watchlist'],
};

/** Without one of these an outcome would be an empty word. */
const neededFor: Record<Outcome, readonly MeasureKind[]> = {
  'no-action': [],
  monitor: ['monitor'],
  watchlist: ['watchlist'],
  'local-action': ['timeout', 'remove-message', 'remove-role', 'give-role', 'condition', 'kick'],
  referral: [],
  ban: ['ban'],
};

/** Every fault of a set of verdicts, so that all of them can be named at once (SPEC 7.4, 7.5). */
export function faultsOf(state: Pick<CaseState, 'parties'>, verdicts: readonly Verdict[], at: number): VerdictFault[] {
  const subjects = state.parties.filter(({ role }) => role === 'subject').map(({ partyId }) => partyId);
  const expected: (string | null)[] = subjects.length === 0 ? [null] : subjects;
  const judged = verdicts.map(({ partyId }) => partyId);
  const missing = expected.filter((partyId) => !judged.includes(partyId));
  return [
    ...missing.map((partyId): VerdictFault => ({ what: 'subject-missing', partyId })),
    ...verdicts.flatMap((verdict, index) => {
      if (!expected.includes(verdict.partyId)) return [fault('not-a-subject', verdict)];
      if (judged.indexOf(verdict.partyId) !== index) return [fault('twice', verdict)];
      return faultsOfOne(state, verdict, at);
    }),
  ];
}

const fault = (what: VerdictFault['what'], { partyId }: Verdict): VerdictFault => ({ what, partyId });

function faultsOfOne({ parties }: Pick<CaseState, 'parties'>, verdict: Verdict, at: number): VerdictFault[] {
  const { measures, outcome, noticeId, partyId } = verdict;
  const isMember = parties.some((party) => party.partyId === partyId && party.userId !== null);
  const needed = neededFor[outcome];
  const checks: [VerdictFault['what'], boolean][] = [
    ['measure-missing', needed.length > 0 && !measures.some(({ kind }) => needed.includes(kind))],
    ['measure-not-of-outcome', measures.some(({ kind }) => !measuresOf[outcome].includes(kind))],
    ['measure-twice', new Set(measures.map((one) => JSON.stringify(one))).size < measures.length],
    ['not-on-discord', !isMember && measures.some((one) => isOnDiscord(one))],
    ['notice-missing', isMember && noticeId === null && measures.some((one) => isFelt(one))],
    ['date-past', measures.some((one) => (dateOf(one) ?? at + 1) <= at)],
  ];
  return checks.flatMap(([what, holds]) => (holds ? [fault(what, verdict)] : []));
}

/** The gravest outcome of a proposal: it sets the quorum. */
export function gravest(verdicts: readonly Verdict[]): Outcome {
  const ranks = verdicts.map(({ outcome }) => Outcome.options.indexOf(outcome));
  return Outcome.options[Math.max(0, ...ranks)] ?? 'no-action';
}
