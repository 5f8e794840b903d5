import type { EscalationTimes } from '../calls/call-state.ts';
import type { Content, NamedPerson, OfferedFile } from '../command.ts';
import type { StaffMember } from '../recusal.ts';
import type { Category } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Severity } from '../words.ts';

/** What reaches a report after it was sent. */
interface Added {
  reporterId: string;
  /** May be empty where a message comes with it. */
  text: Content;
  /** A message they reported, with the id under which it is kept. */
  message: { contentId: string; snapshot: Snapshot } | null;
  files: OfferedFile[];
  maxFileBytes: number;
  /** The server's staff, among whom those named are recused. */
  staff: StaffMember[];
  at: number;
}

/** More about a report that was sent already. */
export interface AddInformation extends Added {
  type: 'add-information';
}

/** A report about danger beyond the limit, which joins a case its reporter has open (SPEC 3.9). */
export interface JoinReport extends Added {
  type: 'join-report';
  /** The form it was sent from. */
  formId: string;
  category: Category;
  about: NamedPerson | null;
  /** Null: the reporter was harmed. */
  harmed: NamedPerson | null;
  danger: boolean;
  confidential: boolean;
  keepFrom: boolean;
  checkInDays: Record<Severity, number>;
  /** After how many minutes an urgent case calls again. */
  urgentEscalation: EscalationTimes;
}

/** The orders a reporter gives about their own report (SPEC 3.7). */
export type ReporterCommand =
  | AddInformation
  | JoinReport
  | { type: 'withdraw-report'; reporterId: string; at: number }
  | { type: 'ask-update'; reporterId: string; at: number };

export type ReporterCommandOf<T extends ReporterCommand['type']> = Extract<ReporterCommand, { type: T }>;

const types: Record<ReporterCommand['type'], true> = {
  'add-information': true,
  'join-report': true,
  'withdraw-report': true,
  'ask-update': true,
};

/** True for an order of the reporter. */
export const isReporterCommand = (command: { type: string }): command is ReporterCommand =>
  Object.hasOwn(types, command.type);
