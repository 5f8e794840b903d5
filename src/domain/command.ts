import type { ByHandCommand } from './by-hand/by-hand-command.ts';
import type { CallCommand } from './calls/call-command.ts';
import type { EscalationTimes } from './calls/call-state.ts';
import type { Evidence, Trouble } from './case.ts';
import type { CircleCommand } from './circle/circle-command.ts';
import type { ContactCommand } from './contact/contact-command.ts';
import type { DecisionCommand } from './decision/decision-command.ts';
import type { GuestCommand } from './guests/guest-command.ts';
import type { InvestigationCommand } from './investigation/investigation-command.ts';
import type { InterimCommand } from './interim/interim-command.ts';
import type { KeepFromCommand } from './keep-from/keep-from-command.ts';
import type { LifecycleCommand } from './lifecycle/lifecycle-command.ts';
import type { StaffMember } from './recusal.ts';
import type { PlaceCommand } from './place/place-command.ts';
import type { ReadersCommand } from './readers/readers-command.ts';
import type { ReporterCommand } from './reporter/reporter-command.ts';
import type { SameSubjectCommand } from './same-subject/same-subject-command.ts';
import type { Surge } from './same-subject/surge.ts';
import type { Category } from './settings.ts';
import type { ShelfCommand } from './shelf/shelf-command.ts';
import type { Snapshot } from './snapshot.ts';
import type { BringBeforeLeaders, SweepCommand } from './sweep/sweep-command.ts';
import type { Severity } from './words.ts';

/** Words a person wrote, or a name: kept apart from the history, under an id the history can point at (SPEC 11). */
export interface Content {
  contentId: string;
  kind: 'description' | 'name' | 'file-name' | 'file-url' | 'note' | 'snapshot' | 'surroundings' | 'contact' | 'reply';
  text: string;
}

/** Somebody as a report names them: a member by id, or anybody by text. */
export interface NamedPerson {
  userId: string | null;
  name: Content;
}

/** A file as it was handed in. `sha256` is set when a draft had already copied it. */
export interface OfferedFile {
  evidenceId: string;
  name: Content;
  /** Bytes, as Discord says; the copy is measured anew. */
  size: number;
  url: Content;
  sha256: string | null;
  from: Evidence['from'];
}

/** Somebody of the team who opens a case: no party of it, unless they were harmed or are a witness (SPEC 3.10). */
export interface Opener {
  userId: string;
  name: Content;
  harmed: boolean;
  witness: boolean;
}

/** A member's report, or a case opened by the team, with everything `decide` needs to know of the world (SPEC 3). */
export interface OpenCase {
  type: 'open-case';
  caseId: string;
  guildId: string;
  /** The next number of the counter, and a random reference should the case start restricted. */
  number: number;
  randomReference: string;
  category: Category;
  checkInDays: Record<Severity, number>;
  /** Null when somebody of the team opens the case. */
  reporter: NamedPerson | null;
  /** Null for a member's report. */
  opener: Opener | null;
  subject: NamedPerson | null;
  /** Null: the reporter was harmed; without a reporter, nobody known. */
  harmed: NamedPerson | null;
  description: Content;
  /** The message they reported or linked, with the id under which it is kept, and how much around it the server wants. */
  message: { contentId: string; snapshot: Snapshot; around: { before: number; after: number } } | null;
  files: OfferedFile[];
  maxFileBytes: number;
  danger: boolean;
  confidential: boolean;
  keepFrom: boolean;
  /** How long the reporter has to say whom it must be kept from. */
  keepFromMinutes: number;
  /** The server's staff, among whom parties and those named are recused. */
  staff: StaffMember[];
  /** When this member reported within the last hour (ms UTC), and how often they may. The team has no such limit. */
  recentReports: number[];
  reportsPerHour: number;
  /** Other cases about the same member; nothing of it matters when the subject is nobody on Discord. */
  surge: Surge;
  /** After how many minutes an urgent case calls again. */
  urgentEscalation: EscalationTimes;
  at: number;
}

/** How a reported message stands in its channel by now; when it was last edited in ms UTC. */
type Source = { editedAt: number | null } | 'deleted';

/** Orders that keep the record in step with Discord. */
export type KeepingCommand =
  | {
      type: 'attach-thread';
      channelId: string;
      threadId: string;
      round: number;
      /** A post of a forum, with the card it begins with; null when somebody has deleted that already. */
      post?: { cardId: string | null };
      /** The team is told of it in its channel. */
      tellsTeam?: boolean;
      at: number;
    }
  | { type: 'attach-card'; threadId: string; messageId: string; at: number }
  | { type: 'record-staff'; threadId: string; userIds: string[]; at: number }
  | { type: 'lose-thread'; threadId: string; at: number }
  | { type: 'lose-card'; messageId: string; at: number }
  | {
      type: 'settle-evidence';
      evidenceId: string;
      result:
        | { state: 'stored'; sha256: string; size: number }
        | { state: 'failed'; reason: NonNullable<Evidence['reason']> };
      at: number;
    }
  | {
      type: 'settle-around';
      result:
        | { state: 'stored'; content: Content; before: number; after: number; source: Source }
        | { state: 'failed'; reason: 'no-access' | 'gone' | 'team-channel' };
      at: number;
    }
  | { type: 'note-source'; messageId: string; source: Source; at: number }
  | { type: 'request-copy'; reporterId: string; at: number }
  | { type: 'look-at-reporter'; personId: string; at: number }
  | { type: 'settle-copy'; delivered: boolean; at: number }
  | { type: 'meet-trouble'; trouble: Trouble; at: number }
  | { type: 'end-trouble'; effectKey: string; at: number };

/** The orders the core understands. Each is decided by `decide` and nowhere else. */
export type CaseCommand =
  | OpenCase
  | KeepingCommand
  | PlaceCommand
  | ShelfCommand
  | LifecycleCommand
  | ReporterCommand
  | KeepFromCommand
  | GuestCommand
  | InvestigationCommand
  | ReadersCommand
  | SameSubjectCommand
  | CallCommand
  | CircleCommand
  | ContactCommand
  | SweepCommand
  | ByHandCommand
  | DecisionCommand
  | InterimCommand
  | BringBeforeLeaders;

/** The command with the given `type`. */
export type CommandOf<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;
