import type { CaseState } from '../../src/domain/case.ts';
import type { CaseCommand, OpenCase } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { CaseEvent } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { Ruling } from '../../src/domain/ruling.ts';
import { defaultCategories } from '../../src/domain/settings.ts';
import type { Category } from '../../src/domain/settings.ts';

/** Ids that read well in a failing test. */
export const ids = {
  guild: '100000000000000001',
  reporter: '200000000000000001',
  subject: '200000000000000002',
  staff: '300000000000000001',
  otherStaff: '300000000000000002',
  leader: '400000000000000001',
  thread: '500000000000000001',
  channel: '500000000000000002',
  card: '500000000000000003',
};

export const openedAt = Date.UTC(2026, 8, 1, 9);

export const staff = [
  { userId: ids.staff, names: ['rowan', 'Rowan of the Watch'], isLeader: false, roleIds: [] },
  { userId: ids.otherStaff, names: ['imke'], isLeader: false, roleIds: [] },
  { userId: ids.leader, names: ['halvard'], isLeader: true, roleIds: [] },
];

export function categoryNamed(key: string): Category {
  const found = defaultCategories.find((category) => category.key === key);
  if (found === undefined) throw new Error(`No category ${key}`);
  return found;
}

/** A plain report about a member, as `decide` gets it. */
export function openCase(changes: Partial<OpenCase> = {}): OpenCase {
  return {
    type: 'open-case',
    caseId: 'case1',
    guildId: ids.guild,
    number: 42,
    randomReference: 'C-7K3Q',
    category: categoryNamed('harassment'),
    checkInDays: { critical: 1, high: 3, medium: 7, low: 14 },
    reporter: { userId: ids.reporter, name: { contentId: 'n1', kind: 'name', text: 'mira' } },
    opener: null,
    subject: { userId: ids.subject, name: { contentId: 'n2', kind: 'name', text: 'tobin' } },
    harmed: null,
    description: { contentId: 'd1', kind: 'description', text: 'They keep following me around.' },
    message: null,
    files: [],
    maxFileBytes: 1000,
    danger: false,
    confidential: false,
    keepFrom: false,
    keepFromMinutes: 15,
    staff,
    recentReports: [],
    reportsPerHour: 5,
    surge: { surgeAt: 10, recent: [] },
    urgentEscalation: { leaders: 15, staff: 30, owner: 60 },
    at: openedAt,
    ...changes,
  };
}

/** The case after these commands, each of which must be accepted. */
export function given(...commands: CaseCommand[]) {
  const state = commands.reduce<CaseState | null>((before, command) => {
    return eventsOf(decide(before, command)).reduce<CaseState | null>(evolve, before);
  }, null);
  return { state, when: (command: CaseCommand): Ruling => decide(state, command) };
}

/** The events of an accepted ruling. */
export function eventsOf(ruling: Ruling): CaseEvent[] {
  if (!ruling.ok) throw new Error(`Refused: ${ruling.refusal.code}`);
  return ruling.events;
}

/** The case that an accepted report makes. */
export function opened(changes: Partial<OpenCase> = {}): CaseState {
  const { state } = given(openCase(changes));
  if (state === null) throw new Error('No case was opened');
  return state;
}
