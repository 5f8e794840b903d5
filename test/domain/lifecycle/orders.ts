import type { CaseState } from '../../../src/domain/case.ts';
import type { Content } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
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
  proposeOutcome: { type: 'propose-outcome', by: staff, outcome: words('outcome'), reasons: words('reasons'), at },
  approveOutcome: { type: 'approve-outcome', by: other, checkInDays, at },
  close: { type: 'close', by: other, summary: words('summary'), at },
  takeBack: { type: 'take-back-outcome', by: leader, reason: words('doubt'), at },
  goCold: { type: 'go-cold', by: leader, reason: words('silence'), at },
  revive: { type: 'revive', by: staff, reason: words('answer'), checkInDays, at },
  reopen: { type: 'reopen', by: staff, reason: 'new-evidence', note: words('new'), checkInDays, at },
} as const satisfies Record<string, LifecycleCommand>;

/** The case after these orders, each of which must be accepted. */
export function after(...commands: LifecycleCommand[]): CaseState {
  return commands.reduce((state, command) => eventsOf(decide(state, command)).reduce(evolve, state), opened());
}

/** An ordinary case in each status. */
export function caseIn(status: Status): CaseState {
  const { triage, assign, nextStep, investigate, proposeOutcome, approveOutcome, close, goCold } = orders;
  const toInvestigation = [triage, assign, nextStep, investigate];
  switch (status) {
    case 'new':
      return opened();
    case 'triage':
      return after(triage);
    case 'investigating':
      return after(...toInvestigation);
    case 'resolved':
      return after(...toInvestigation, proposeOutcome, approveOutcome);
    case 'closed':
      return after(...toInvestigation, proposeOutcome, approveOutcome, close);
    case 'cold':
      return after(...toInvestigation, goCold);
  }
}
