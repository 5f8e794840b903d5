import type { CaseState } from '../../../src/domain/case.ts';
import type { Content } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { DecisionCommand } from '../../../src/domain/decision/decision-command.ts';
import type { ProposalAbout } from '../../../src/domain/decision/decision-state.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { LifecycleCommand } from '../../../src/domain/lifecycle/lifecycle-command.ts';
import type { Status } from '../../../src/domain/words.ts';
import { eventsOf, ids, opened, openedAt } from '../given.ts';

export const at = openedAt + 60_000;
export const day = 24 * 60 * 60 * 1000;
const checkInDays = { critical: 1, high: 3, medium: 7, low: 14 };
export const staff = { userId: ids.staff, isLeader: false };
export const other = { userId: ids.otherStaff, isLeader: false };
export const leader = { userId: ids.leader, isLeader: true };

const words = (contentId: string): Content => ({ contentId, kind: 'note', text: `words of ${contentId}` });

/** What moves a case: its lifecycle, and the vote in the middle of it. */
export type LifeOrder = LifecycleCommand | DecisionCommand;

/** Three of the team may vote, and two have to. */
export const vote = {
  voters: { mayVoteIds: [ids.staff, ids.otherStaff, ids.leader], quorums: { usual: 2, ban: 3, referral: 3 } },
  checkInDays,
  mark: 'mark1',
  at,
};

/** The plainest thing a team can decide. */
const nothingFound: ProposalAbout = {
  kind: 'decision',
  verdicts: [{ partyId: 'subject-1', finding: 'not-established', outcome: 'no-action', measures: [], noticeId: null }],
  weighedId: null,
  unticked: [],
};

/** The orders as people usually give them. */
export const orders = {
  triage: {
    type: 'triage',
    by: staff,
    severity: 'high',
    immediateRisk: false,
    risk: null,
    scope: words('scope'),
    followUpAt: null,
    checkInDays,
    at,
  },
  assign: {
    type: 'assign',
    by: leader,
    assigneeId: ids.staff,
    name: words('name'),
    mayBeAssigned: true,
    note: null,
    at,
  },
  claim: {
    type: 'claim',
    by: staff,
    name: words('name'),
    mayBeAssigned: true,
    selfAssign: false,
    claimAfterMs: day,
    at,
  },
  handBack: { type: 'hand-back', by: staff, at },
  nextStep: { type: 'plan-next-step', by: staff, nextStep: words('next'), followUpAt: null, at },
  investigate: { type: 'investigate', by: staff, at },
  hold: { type: 'hold', by: leader, until: at + 30 * day, reason: words('hold'), at },
  endHold: { type: 'end-hold', by: leader, at },
  proposeClosing: {
    type: 'propose-closing',
    by: staff,
    reason: 'invalid',
    duplicateOf: null,
    note: words('why'),
    at,
  },
  proposeDuplicate: {
    type: 'propose-closing',
    by: staff,
    reason: 'duplicate',
    duplicateOf: { caseId: 'case0', reference: 'C-0041' },
    note: null,
    at,
  },
  confirmClosing: { type: 'confirm-closing', by: other, at },
  withdrawClosing: { type: 'withdraw-closing', by: other, at },
  propose: { type: 'propose', by: staff, ...vote, about: nothingFound, reasons: words('reasons'), contents: [] },
  approve: { type: 'approve-proposal', by: other, ...vote, number: 1 },
  close: { type: 'close', by: other, summary: words('summary'), at },
  takeBack: { type: 'take-back-decision', by: leader, reason: words('doubt'), at },
  goCold: { type: 'go-cold', by: leader, reason: words('silence'), at },
  revive: { type: 'revive', by: staff, reason: words('answer'), checkInDays, at },
  reopen: { type: 'reopen', by: staff, reason: 'new-evidence', note: words('new'), checkInDays, at },
} as const satisfies Record<string, LifeOrder>;

/** The case after these orders, each of which must be accepted. */
export function after(...commands: LifeOrder[]): CaseState {
  return commands.reduce((state, command) => eventsOf(decide(state, command)).reduce(evolve, state), opened());
}

/** An ordinary case in each status. */
export function caseIn(status: Status): CaseState {
  const { triage, assign, nextStep, investigate, propose, approve, close, goCold } = orders;
  const toInvestigation = [triage, assign, nextStep, investigate];
  switch (status) {
    case 'new':
      return opened();
    case 'triage':
      return after(triage);
    case 'investigating':
      return after(...toInvestigation);
    case 'resolved':
      return after(...toInvestigation, propose, approve);
    case 'closed':
      return after(...toInvestigation, propose, approve, close);
    case 'cold':
      return after(...toInvestigation, goCold);
  }
}
