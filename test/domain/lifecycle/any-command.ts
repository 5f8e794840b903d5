import fc from 'fast-check';
import type { CaseCommand, CommandOf, Content } from '../../../src/domain/command.ts';
import { circleSamples } from '../circle/samples.ts';
import { contactSamples } from '../contact/samples.ts';
import { decisionSamples } from '../decision/samples.ts';
import { investigationSamples } from '../investigation/samples.ts';
import { interimSamples } from '../interim/samples.ts';
import { categoryNamed, ids, staff as team } from '../given.ts';
import { at, leader, orders, other, staff } from './orders.ts';

const words = (contentId: string, kind: Content['kind']): Content => ({
  contentId,
  kind,
  text: `words of ${contentId}`,
});
const threadId = ids.thread;
const reporterId = ids.reporter;
const trouble = { effectKey: 'post-card:case1:1', kind: 'post-card', problem: 'forbidden', permission: null } as const;

/** One of each order, so that a new one cannot be forgotten here. `open-case` is where every case begins. */
const samples: { [T in Exclude<CaseCommand['type'], 'open-case'>]: CommandOf<T> } = {
  'attach-thread': { type: 'attach-thread', channelId: ids.channel, threadId, round: 1, at },
  'attach-card': { type: 'attach-card', threadId, messageId: ids.card, at },
  'record-staff': { type: 'record-staff', threadId, userIds: [ids.staff, ids.leader], at },
  'sweep-case': { type: 'sweep-case', coldAfterDays: 14, coldMinAttempts: 2, at },
  'bring-before-leaders': { type: 'bring-before-leaders', coldReviewMonths: 12, round: 1, together: true, at },
  'lose-thread': { type: 'lose-thread', threadId, at },
  'lose-card': { type: 'lose-card', messageId: ids.card, at },
  'settle-evidence': {
    type: 'settle-evidence',
    evidenceId: 'e1',
    result: { state: 'failed', reason: 'not-there' },
    at,
  },
  'settle-around': { type: 'settle-around', result: { state: 'failed', reason: 'gone' }, at },
  'note-source': { type: 'note-source', messageId: ids.card, source: 'deleted', at },
  'request-copy': { type: 'request-copy', reporterId, at },
  'look-at-reporter': { type: 'look-at-reporter', personId: ids.leader, at },
  'settle-copy': { type: 'settle-copy', delivered: false, at },
  'meet-trouble': { type: 'meet-trouble', trouble, at },
  'end-trouble': { type: 'end-trouble', effectKey: trouble.effectKey, at },
  'discard-thread': { type: 'discard-thread', threadId: ids.channel, at },
  'attach-shelf-post': {
    type: 'attach-shelf-post',
    stay: 1,
    round: 1,
    channelId: ids.channel,
    threadId: ids.card,
    cardId: ids.card,
    isForumPost: true,
    at,
  },
  'record-laid': { type: 'record-laid', threadId: ids.card, cardId: ids.card, at },
  'lose-shelf-post': { type: 'lose-shelf-post', threadId: ids.card, at },
  'lose-shelf-card': { type: 'lose-shelf-card', threadId: ids.card, messageId: ids.card, at },
  'discard-shelf-post': { type: 'discard-shelf-post', threadId: ids.channel, at },
  'record-home': { type: 'record-home', threadId, home: 'closed', at },
  triage: orders.triage,
  assign: orders.assign,
  claim: orders.claim,
  'hand-back': orders.handBack,
  'unassign-departed': { type: 'unassign-departed', userId: ids.staff, at },
  'plan-next-step': orders.nextStep,
  investigate: orders.investigate,
  hold: orders.hold,
  'end-hold': orders.endHold,
  'propose-closing': orders.proposeClosing,
  'confirm-closing': orders.confirmClosing,
  'withdraw-closing': orders.withdrawClosing,
  'absorb-duplicate': {
    type: 'absorb-duplicate',
    from: { caseId: 'case9', reference: 'C-0044' },
    reporters: [{ userId: ids.subject, name: words('case9-reporter-1', 'name') }],
    at,
  },
  'take-back-decision': orders.takeBack,
  close: orders.close,
  'go-cold': orders.goCold,
  revive: orders.revive,
  reopen: orders.reopen,
  'add-information': {
    type: 'add-information',
    reporterId,
    text: words('t1', 'description'),
    message: null,
    files: [],
    maxFileBytes: 1000,
    staff: team,
    at,
  },
  'join-report': {
    type: 'join-report',
    reporterId,
    formId: 'form1',
    text: words('t2', 'description'),
    message: null,
    about: { userId: ids.otherStaff, name: words('n2', 'name') },
    harmed: null,
    danger: true,
    confidential: false,
    keepFrom: false,
    category: categoryNamed('harassment'),
    checkInDays: { critical: 1, high: 3, medium: 7, low: 14 },
    urgentEscalation: { leaders: 15, staff: 30, owner: 60 },
    files: [],
    maxFileBytes: 1000,
    staff: team,
    at,
  },
  'withdraw-report': { type: 'withdraw-report', reporterId, at },
  'ask-update': { type: 'ask-update', reporterId, at },
  'name-kept-from': {
    type: 'name-kept-from',
    reporterId,
    userIds: [ids.staff],
    staff: team,
    ownerId: null,
    at,
  },
  'leave-to-leaders': { type: 'leave-to-leaders', reporterId, at },
  'drop-wish': { type: 'drop-wish', reporterId, at },
  'end-asking': { type: 'end-asking', at },
  'recheck-wish': { type: 'recheck-wish', staff: team.slice(0, 2), at },
  'name-guest': {
    type: 'name-guest',
    host: { userId: ids.leader, isLeader: true, isOwner: false },
    userId: '600000000000000001',
    name: words('g1', 'name'),
    staff: [],
    checkInDays: { critical: 1, high: 3, medium: 7, low: 14 },
    at,
  },
  'let-guest-go': {
    type: 'let-guest-go',
    host: { userId: ids.leader, isLeader: true, isOwner: false },
    userId: '600000000000000001',
    at,
  },
  'record-withheld': { type: 'record-withheld', threadId, withheld: true, at },
  'accept-readers': { type: 'accept-readers', by: leader, reason: words('r1', 'note'), at },
  'lift-wish': { type: 'lift-wish', by: leader, reason: words('w1', 'note'), at },
  'link-case': { type: 'link-case', to: { caseId: 'case9', reference: 'C-0044', openedAt: at }, at },
  'unlink-case': { type: 'unlink-case', caseId: 'case9', at },
  part: { type: 'part', by: leader, one: false, at },
  'part-case': { type: 'part-case', why: 'readers', at },
  'take-up-gathered': {
    type: 'take-up-gathered',
    reports: [{ caseId: 'case8', number: 50, urgent: true }],
    more: false,
    at,
  },
  'record-lines': { type: 'record-lines', position: 0, round: 1, messageId: ids.card, at },
  'be-on-it': { type: 'be-on-it', by: { userId: ids.staff }, name: words('n9', 'name'), at },
  'record-escalation': { type: 'record-escalation', to: 'leaders', at },
  'rest-thread': { type: 'rest-thread', threadId, at },
  'wake-thread': { type: 'wake-thread', threadId, at },
  'record-team-line': { type: 'record-team-line', channelId: ids.channel, messageId: ids.card, at },
  'forget-team-line': { type: 'forget-team-line', messageId: ids.card, at },
  'note-mended': { type: 'note-mended', threadId, what: ['locked'], at },
  'note-removed': {
    type: 'note-removed',
    threadId,
    userId: ids.reporter,
    why: 'uninvited',
    since: at - 5000,
    until: at,
    letInBy: ids.staff,
    messages: 3,
    at,
  },
  'note-parted': { type: 'note-parted', caseId: 'case8', at },
  ...circleSamples,
  ...contactSamples,
  ...decisionSamples,
  ...investigationSamples,
  ...interimSamples,
};

const all: CaseCommand[] = [...Object.values(samples), orders.proposeDuplicate];

/** Orders of every kind in any order, by anybody of three; the ways through the lifecycle come up more often. */
const anyCommand: fc.Arbitrary<CaseCommand> = fc
  .tuple(
    fc.oneof(fc.constantFrom(...all), fc.constantFrom<CaseCommand>(...Object.values(orders))),
    fc.constantFrom(staff, other, leader),
  )
  .map(([order, by]) => ('by' in order ? { ...order, by } : order));

export const anyCommands = fc.array(anyCommand, { maxLength: 25 });
