import type { Content, OfferedFile } from '../command.ts';
import type { StaffMember } from '../recusal.ts';

/** More about a report that was sent already. */
export interface AddInformation {
  type: 'add-information';
  reporterId: string;
  text: Content;
  files: OfferedFile[];
  maxFileBytes: number;
  /** The server's staff, among whom those named are recused. */
  staff: StaffMember[];
  at: number;
}

/** The orders a reporter gives about their own report (SPEC 3.7). */
export type ReporterCommand =
  | AddInformation
  | { type: 'withdraw-report'; reporterId: string; at: number }
  | { type: 'ask-update'; reporterId: string; at: number };

export type ReporterCommandOf<T extends ReporterCommand['type']> = Extract<ReporterCommand, { type: T }>;

const types: Record<ReporterCommand['type'], true> = {
  'add-information': true,
  'withdraw-report': true,
  'ask-update': true,
};

/** True for an order of the reporter. */
export const isReporterCommand = (command: { type: string }): command is ReporterCommand =>
  Object.hasOwn(types, command.type);
