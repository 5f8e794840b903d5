import { planChange } from '../../../src/app/plan-change.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand, Content, OpenCase } from '../../../src/domain/command.ts';
import { dayMs, hourMs } from '../../../src/domain/durations.ts';
import type { CaseEvent } from '../../../src/domain/event.ts';
import { numberedReference } from '../../../src/domain/reference.ts';
import { Settings } from '../../../src/domain/settings.ts';
import { beginning, tokens } from './tokens.ts';

/** One change of a sample case, as a commit would write it. */
export interface Change {
  state: CaseState;
  events: CaseEvent[];
  contents: Content[];
  actorId: string | null;
}

/** How a case has come along: `asked` waits for an answer of its reporter, `dismissed` was closed without a decision. */
export const sampleKinds = ['new', 'investigating', 'asked', 'dismissed', 'closed', 'cold'] as const;
export type SampleKind = (typeof sampleKinds)[number];

const { checkIn, categories, urgentEscalation, keepFromMinutes } = Settings.parse({});
const words = (contentId: string, kind: Content['kind'], text: string): Content => ({ contentId, kind, text });
const staff = { userId: tokens.staff, isLeader: false };
const other = { userId: tokens.otherStaff, isLeader: false };
const leader = { userId: tokens.leader, isLeader: true };
const at = (hours: number) => beginning + hours * hourMs;

/** A sample of this kind, decided by the rules themselves, from its first change to its last. */
export function sampleOf(kind: SampleKind): Change[] {
  const changes: Change[] = [];
  for (const { command, actorId } of [...opening(), ...course[kind]]) {
    const before = changes.at(-1)?.state ?? null;
    const planned = planChange(tokens.caseId, before, command);
    if (!planned.ok) throw new Error(`${command.type}: ${planned.refusal.code}`);
    const { next, events, contents } = planned.change;
    changes.push({ state: { ...next, version: changes.length + 1 }, events, contents, actorId });
  }
  return changes;
}

interface Deed {
  command: CaseCommand;
  actorId: string | null;
}

const byBot = (command: CaseCommand): Deed => ({ command, actorId: null });
const by = (actorId: string, command: CaseCommand): Deed => ({ command, actorId });

function opening(): Deed[] {
  const { thread: threadId, channel: channelId, card: messageId } = tokens;
  const userIds = [tokens.staff, tokens.otherStaff, tokens.leader];
  return [
    by(tokens.reporter, report()),
    byBot({ type: 'attach-thread', channelId, threadId, round: 1, at: at(0) + 700 }),
    byBot({ type: 'attach-card', threadId, messageId, at: at(0) + 900 }),
    byBot({ type: 'record-staff', threadId, userIds, at: at(0) + 1400 }),
  ];
}

function report(): OpenCase {
  const [category] = categories;
  const number = Number(tokens.number);
  if (category === undefined || numberedReference(number) !== tokens.reference) throw new Error('No such sample');
  return {
    type: 'open-case',
    caseId: tokens.caseId,
    guildId: tokens.guild,
    number,
    randomReference: 'C-7K3Q',
    category,
    checkInDays: checkIn,
    reporter: { userId: tokens.reporter, name: words('name-of-reporter', 'name', 'Robin of the Lower Mill') },
    opener: null,
    subject: { userId: tokens.subject, name: words('name-of-subject', 'name', 'Sam with the long hat') },
    harmed: null,
    description: words(
      'description',
      'description',
      'He has written to me every evening this week although I asked him twice to stop. On Tuesday he told others where I work.',
    ),
    message: null,
    files: [],
    maxFileBytes: 1,
    danger: false,
    confidential: false,
    keepFrom: false,
    keepFromMinutes,
    staff: [],
    recentReports: [],
    reportsPerHour: 5,
    surge: { surgeAt: 10, recent: [] },
    urgentEscalation,
    at: at(0),
  };
}

const triage = by(tokens.staff, {
  type: 'triage',
  by: staff,
  severity: 'medium',
  immediateRisk: false,
  risk: null,
  scope: words('scope', 'note', 'Seven messages over five days, and one in a room with others.'),
  followUpAt: null,
  checkInDays: checkIn,
  at: at(2),
});

const investigation = [
  triage,
  by(tokens.leader, {
    type: 'assign',
    by: leader,
    assigneeId: tokens.staff,
    name: words('name-of-assignee', 'name', 'Rowan'),
    mayBeAssigned: true,
    note: null,
    at: at(3),
  }),
  by(tokens.staff, {
    type: 'plan-next-step',
    by: staff,
    nextStep: words('next-step', 'note', 'Read all of it once more, then ask her what she wishes.'),
    followUpAt: null,
    at: at(4),
  }),
  by(tokens.staff, { type: 'investigate', by: staff, at: at(5) }),
];

const messageId = 'message-to-reporter';
const contact = [
  by(tokens.staff, {
    type: 'contact',
    by: staff,
    partyId: 'reporter-1',
    mark: tokens.caseId,
    kind: 'needs-answer',
    text: words(messageId, 'contact', 'Thank you for writing to us. Would you tell us since when this goes on?'),
    check: {
      others: [{ partyId: 'subject-1', userId: tokens.subject, names: ['Sam with the long hat'] }],
      ownWords: [],
    },
    passed: null,
    at: at(6),
  }),
  byBot({
    type: 'settle-contact',
    number: 1,
    messageId,
    result: { state: 'delivered', way: 'dm', discordId: tokens.message },
    checkInDays: checkIn,
    at: at(6) + 400,
  }),
];

/** Three of the team may vote, and two have to. */
const vote = {
  voters: {
    mayVoteIds: [tokens.staff, tokens.otherStaff, tokens.leader],
    quorums: { usual: 2, ban: 3, referral: 3 },
  },
  checkInDays: checkIn,
  mark: tokens.caseId,
};

const closing = [
  by(tokens.staff, {
    type: 'propose',
    by: staff,
    ...vote,
    about: {
      kind: 'decision',
      verdicts: [
        { partyId: 'subject-1', finding: 'not-established', outcome: 'no-action', measures: [], noticeId: null },
      ],
      weighedId: null,
      unticked: [],
    },
    reasons: words(
      'reasons',
      'note',
      'All of it was read by two of us. What was said in the room is not there any more.',
    ),
    contents: [],
    at: at(48),
  }),
  by(tokens.otherStaff, { type: 'approve-proposal', by: other, ...vote, number: 1, at: at(49) }),
  by(tokens.otherStaff, {
    type: 'close',
    by: other,
    summary: words('summary', 'note', 'About messages that were not wanted. They have ended, and both were spoken to.'),
    at: at(50),
  }),
];

const course: Record<SampleKind, Deed[]> = {
  new: [],
  investigating: investigation,
  asked: [triage, ...contact],
  dismissed: [
    by(tokens.staff, {
      type: 'propose-closing',
      by: staff,
      reason: 'invalid',
      duplicateOf: null,
      note: words('why', 'note', 'It was a joke between friends, and both say so.'),
      at: at(2),
    }),
    by(tokens.otherStaff, { type: 'confirm-closing', by: other, at: at(3) }),
  ],
  closed: [...investigation, ...contact, ...closing],
  cold: [
    ...investigation,
    ...contact,
    by(tokens.leader, {
      type: 'go-cold',
      by: leader,
      reason: words('silence', 'note', 'Nobody answers any more.'),
      at: beginning + 20 * dayMs,
    }),
  ],
};

/** From the first moment of a sample of a case that was asked to the question (ms). */
export const askedAfterMs = at(6) + 400 - beginning;
