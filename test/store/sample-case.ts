import type { Commit } from '../../src/app/ports.ts';
import type { CaseState } from '../../src/domain/case.ts';
import type { Content } from '../../src/domain/command.ts';
import type { Effect, PlannedEffect } from '../../src/domain/effect.ts';
import type { CaseEvent } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { numberedReference } from '../../src/domain/reference.ts';

/** A snowflake that is easy to read in a failure. */
export const flake = (digit: number): string => String(digit).padStart(18, '9');

export const [guildId, otherGuildId, reporterId, subjectId, staffId, leaderId, threadId, channelId] = [
  flake(1),
  flake(2),
  flake(3),
  flake(4),
  flake(5),
  flake(6),
  flake(7),
  flake(8),
] as const;

export const openedAt = Date.UTC(2026, 8, 1, 9, 0, 0);

type Opening = Extract<CaseEvent, { type: 'case-opened' }>['opening'];

const opening: Omit<Opening, 'caseId' | 'number' | 'reference'> = {
  guildId,
  status: 'new',
  source: 'report',
  category: 'harassment',
  severity: 'medium',
  urgent: false,
  danger: false,
  minorSafety: false,
  confidential: false,
  keepFrom: false,
  keeping: null,
  restricted: false,
  leadersOnly: false,
  nobodyLeft: false,
  parties: [
    { partyId: 'reporter-1', role: 'reporter', userId: reporterId, nameId: 'name-1' },
    { partyId: 'subject-1', role: 'subject', userId: subjectId, nameId: 'name-2' },
  ],
  recusals: [],
  openerId: null,
  openerNameId: null,
  assigneeId: null,
  formerAssigneeIds: [],
  addedIds: [],
  guestIds: [],
  descriptionId: 'words-1',
  message: null,
  evidence: [],
  openedAt,
  checkInAt: null,
  escalatesAt: null,
};

export const words: Content[] = [
  { contentId: 'words-1', kind: 'description', text: 'He will not stop writing to me.' },
  { contentId: 'name-1', kind: 'name', text: 'Robin' },
  { contentId: 'name-2', kind: 'name', text: 'Sam' },
];

/** A case as it begins; numbered unless told otherwise. */
export function newCase(caseId: string, number: number, change: Partial<CaseState> = {}): CaseState {
  const named = { caseId, number, reference: numberedReference(number) };
  const state = evolve(null, { type: 'case-opened', opening: { ...opening, ...named }, at: openedAt });
  return { ...state, ...change };
}

/** The commit that opens a case. */
export function opens(next: CaseState, extra: Partial<Commit> = {}): Commit {
  const { version: _, step: __, thread: ___, copy: ____, troubles: _____, ...begun } = next;
  return {
    caseId: next.caseId,
    expectedVersion: 0,
    next,
    events: [{ type: 'case-opened', opening: begun, at: next.openedAt }],
    contents: words,
    effects: [],
    actorId: reporterId,
    ...(next.number === null ? {} : { takesNumber: next.number }),
    ...extra,
  };
}

/** The commit that adds events to a case as it was loaded. */
export function adds(state: CaseState, events: CaseEvent[], extra: Partial<Commit> = {}): Commit {
  const next = events.reduce(evolve, state);
  const base = { caseId: state.caseId, expectedVersion: state.version, next, events };
  return { ...base, contents: [], effects: [], actorId: staffId, ...extra };
}

export const threadAttached: CaseEvent = { type: 'thread-attached', channelId, threadId, at: openedAt + 1000 };

/** A planned effect with a key of its own. */
export function planned(key: string, lane = 'thread', effect: Effect = { kind: 'send-copy' }): PlannedEffect {
  return { key, lane, effect, refresh: false };
}

export const refresh = (key: string): PlannedEffect => ({
  ...planned(key, 'thread', { kind: 'refresh-card' }),
  refresh: true,
});
