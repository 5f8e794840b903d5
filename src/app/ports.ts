import type { BoardStore } from './board-store.ts';
import type { DecisionDraftStore } from './decision/draft-store.ts';
import type { DiscussionStore } from './discussion.ts';
import type { DueEffect, EffectProblem, Outbox } from './outbox.ts';
import type { ShelfPosts } from './shelf-posts.ts';
import type { CaseState, Evidence } from '../domain/case.ts';
import type { CaseCommand, Content } from '../domain/command.ts';
import type { PlannedEffect } from '../domain/effect.ts';
import type { CaseEvent } from '../domain/event.ts';
import type { Person } from '../domain/access.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { StaffMember } from '../domain/recusal.ts';
import type { RecentCase } from '../domain/same-subject/surge.ts';
import type { Settings } from '../domain/settings.ts';
import type { Severity, Status } from '../domain/words.ts';
import type { WaitingCase, WaitingSlice } from './waiting-case.ts';

export type { Board, BoardStore } from './board-store.ts';
export type { DecisionDraftStore } from './decision/draft-store.ts';
export type { Debt, DueEffect, EffectProblem, EffectTrouble, Outbox } from './outbox.ts';
export type { AttachedFile, DiscussionMessage, DiscussionStore, Remark } from './discussion.ts';

/** Time as an argument: tests move it, the process reads it. */
export interface Clock {
  /** Milliseconds UTC. */
  now(): number;
  /** Runs `run` once `at` (ms UTC) is reached; soon, if it is past. Answers a cancel. */
  wakeAt(at: number, run: () => void): () => void;
}

/** Chance as an argument. */
export interface Chance {
  /** A number in [0, 1). */
  fraction(): number;
  /** An id that nobody can guess, `[0-9a-z]`, at most 20 signs. */
  id(): string;
}

/** One change of a case: row, history, words and effects together, or nothing (ARCHITECTURE, the commit). */
export interface Commit {
  caseId: string;
  /** 0 for a new case. */
  expectedVersion: number;
  next: CaseState;
  events: CaseEvent[];
  contents: Content[];
  effects: PlannedEffect[];
  /** The person behind it; null for the bot itself. */
  actorId: string | null;
  /** The counter value a numbered case takes; a `conflict` when somebody took it first. */
  takesNumber?: number;
  /** Discord's id of the interaction; the same one twice is `repeated`. */
  interactionId?: string;
  /** The draft this report was written in; emptied, and tied to the case. */
  draftId?: string;
  /** The effect whose result this is: done in the same transaction. */
  settles?: number;
}

export type CommitOutcome = 'committed' | 'conflict' | 'repeated';

/** One line of `/case history`. */
export interface HistoryEntry {
  version: number;
  position: number;
  event: CaseEvent;
  actorId: string | null;
  /** Milliseconds UTC. */
  at: number;
  hash: string;
}

/** What `/case list` asks for; null means any. Without a status, the cases still open. */
export interface CaseFilter {
  status: Status | null;
  severity: Severity | null;
  assigneeId: string | null;
  /** Only cases whose check-in was due before this moment (ms UTC). */
  overdueAt: number | null;
}

/** A case with the thread it has now. */
export interface CaseThread {
  caseId: string;
  guildId: string;
  threadId: string;
}

/** Cases (SPEC 11). Times are ms UTC, ids Discord snowflakes. */
export interface CaseStore extends ShelfPosts {
  load(caseId: string): Promise<CaseState | null>;
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Several cases that change by themselves, on disk at once: each as a whole or not at all, whatever becomes of the others. */
  commitAll(commits: readonly Commit[]): Promise<CommitOutcome[]>;
  /** True once a commit carried this interaction. */
  isHandled(interactionId: string): Promise<boolean>;
  /** The number the next numbered case of this server takes. */
  nextNumber(guildId: string): Promise<number>;
  /** Null when there is none, or when this person may not see it: the two are told apart nowhere. */
  findVisible(person: Person, reference: string): Promise<CaseState | null>;
  /** References of the cases this person may see, newest first, that begin with `prefix`. */
  visibleReferences(person: Person, prefix: string, limit: number): Promise<string[]>;
  /** One page of the cases this person may see, newest first, and how many there are in all. */
  list(
    person: Person,
    filter: CaseFilter,
    page: { skip: number; take: number },
  ): Promise<{ total: number; cases: CaseState[] }>;
  /** Open cases this person may see: urgent ones nobody is on, then by status, urgent ones first, then the gravest, then the oldest (SPEC 4.8). */
  queue(person: Person, page: { skip: number; take: number }): Promise<{ total: number; cases: CaseState[] }>;
  /** The same of those that nobody is kept out of, whoever asks: for the board. */
  onBoard(guildId: string): Promise<CaseState[]>;
  /** Open cases that somebody has, whoever asks: for the bot's own work. */
  assignments(guildId: string): Promise<{ caseId: string; assigneeId: string }[]>;
  /** Open cases whose thread holds the reference alone, and those of which this person must read nothing. */
  readAlong(guildId: string, userId: string | null): Promise<string[]>;
  /** True for somebody who is the guest of any case of this server (SPEC 6.8). */
  isGuest(guildId: string, userId: string): Promise<boolean>;
  /** Cases of a server, not closed, kept from people their reporter named, whoever asks: for the bot's own work. */
  keptFrom(guildId: string): Promise<CaseState[]>;
  /** Cases of a server on which a vote is open, whoever asks: for the bot's own work. */
  withProposal(guildId: string): Promise<CaseState[]>;
  /** How many open cases each assignee has, of those this person may see. */
  loads(person: Person): Promise<Map<string, number>>;
  /** The case of this reference, whoever asks: for the bot's own housekeeping, never for an answer to a person. */
  findByReference(guildId: string, reference: string): Promise<CaseState | null>;
  /** One page of what this member reported, newest first: in one server, or in all (null). Never by the team's access. */
  reportedBy(
    userId: string,
    guildId: string | null,
    page: { skip: number; take: number },
  ): Promise<{ total: number; cases: CaseState[] }>;
  /** This report if it is this member's own, in that server or in any (null); null for every other case. */
  ownReport(userId: string, guildId: string | null, caseId: string): Promise<CaseState | null>;
  /** Cases that wait for an answer, longest first, one slice of them. */
  waiting(guildId: string, slice: WaitingSlice): Promise<WaitingCase[]>;
  /** Cold cases that nobody has woken or looked at since `until` (ms UTC), nor holds, those that sleep longest first. */
  asleep(guildId: string, slice: { until: number; now: number; take: number }): Promise<string[]>;
  /** This member's own reports in a server that are not closed, newest first; about one person only, unless null. */
  openReports(member: { userId: string; guildId: string }, aboutId: string | null, limit: number): Promise<CaseState[]>;
  /** The case whose thread this is, whoever asks. */
  findByThread(threadId: string): Promise<CaseState | null>;
  /** The cases to which this message belongs, reported or added, whoever asks. */
  idsByMessage(messageId: string): Promise<string[]>;
  /** Threads of the cases of this server that are still open. */
  openThreads(guildId: string): Promise<CaseThread[]>;
  /** Threads this person may be in: of all cases but closed ones they were not brought into, and private shelf posts. */
  threadsAround(guildId: string, userId: string): Promise<CaseThread[]>;
  /** Threads of cases below this channel. */
  threadsIn(channelId: string): Promise<string[]>;
  /** The case a draft became. */
  findByDraft(draftId: string): Promise<CaseState | null>;
  /** When this member reported since `since`. */
  reportTimes(guildId: string, userId: string, since: number): Promise<number[]>;
  /** The newest cases about these members, but those gathered in another's thread; whoever asks, for the bot's own work. */
  aboutMembers(guildId: string, userIds: readonly string[], limit: number): Promise<CaseState[]>;
  /**
   * Cases about this member opened after `since`, none of them restricted: the newest `count`, and the oldest that are
   * open and not gathered.
   */
  recentAbout(guildId: string, userId: string, wish: { since: number; count: number }): Promise<RecentCase[]>;
  /** Cases gathered in this one's thread with a number above `after`, in the order in which they came. */
  gatheredIn(caseId: string, after: number, limit: number): Promise<CaseState[]>;
  /** What people wrote in a case, by content id; erased ones are missing. */
  contents(caseId: string): Promise<Map<string, string>>;
  /** True while any case keeps these bytes as evidence. */
  holdsFile(sha256: string): Promise<boolean>;
  history(caseId: string): Promise<HistoryEntry[]>;
  /** Walks every chain of a server's cases, or one case's; names the first bad entry of each broken case. */
  verify(caseId?: string): Promise<{ cases: number; events: number; broken: { caseId: string; entry: string }[] }>;
}

/** One change of the settings: who, when, what they were and became (SPEC 13). */
export interface SettingsChange {
  by: string;
  /** Milliseconds UTC. */
  at: number;
  before: Settings;
  after: Settings;
}

/** Settings with their history, and the staff directory (SPEC 13). */
export interface GuildStore {
  /** Defaults for a server never set up. */
  settings(guildId: string): Promise<Settings>;
  /** Writes the new settings and who changed what; false when `before` is not what is stored any more. */
  saveSettings(change: {
    guildId: string;
    before: Settings;
    after: Settings;
    by: string;
    at: number;
  }): Promise<boolean>;
  /** The latest changes, newest first. */
  settingsChanges(guildId: string, limit: number): Promise<SettingsChange[]>;
  /** The change the staff channel is told of; null when there is none of this number. */
  settingsChange(guildId: string, changeId: number): Promise<SettingsChange | null>;
  /** Setup's choices before they are confirmed, per server and administrator. */
  setupDraft(guildId: string, userId: string): Promise<Partial<Settings>>;
  saveSetupDraft(guildId: string, userId: string, draft: Partial<Settings>): Promise<void>;
  staff(guildId: string): Promise<StaffMember[]>;
  /** Replaces the directory of a server as a whole. */
  replaceStaff(guildId: string, staff: StaffMember[], at: number): Promise<void>;
  /** Adds or changes one staff member; null removes them. */
  putStaff(guildId: string, userId: string, member: Omit<StaffMember, 'userId'> | null): Promise<void>;
  guildIds(): Promise<string[]>;
}

/** A file of a form that is not taken yet: handed in, or of the reported message. Of a refused one the bytes are kept. */
interface DraftFile {
  name: string;
  size: number;
  url: string;
  sha256: string | null;
  from: Evidence['from'];
}

/** A form a member has open, or that was refused (SPEC 3.12). Gone after its time. */
export interface Draft {
  draftId: string;
  /** Null while the member has not said which server it is for (SPEC 3.1, in a DM). */
  guildId: string | null;
  userId: string;
  subject: { userId: string | null; name: string } | null;
  /** What the form held, by field; empty until a submit was refused. `addsTo`: the case it adds to, if there is one. */
  fields: {
    category?: string;
    description?: string;
    harmed?: string;
    link?: string;
    boxes?: string[];
    addsTo?: string;
  };
  /** The member's own cases about the same person, to which they were offered to add instead (SPEC 3.8). */
  offered: string[];
  files: DraftFile[];
  /** The message the form is about, kept from the moment the menu was pressed (SPEC 3.4). */
  snapshot: Snapshot | null;
  expiresAt: number;
}

export interface DraftStore {
  load(draftId: string, now: number): Promise<Draft | null>;
  /** Saves it, and with it the effects that keep its files. */
  save(draft: Draft, effects: PlannedEffect[]): Promise<void>;
  /** Notes where a file's bytes are, and settles the effect that fetched them. */
  keepFile(draftId: string, position: number, sha256: string, settles: number): Promise<void>;
  /** Erases drafts whose time is over; answers the hashes of the files they kept. */
  eraseExpired(now: number): Promise<string[]>;
  /** True while any draft keeps these bytes for the next try. */
  holdsFile(sha256: string): Promise<boolean>;
}

/** Bytes of evidence on disk, by content (ARCHITECTURE, bytes). */
export interface Files {
  /** Fetches from Discord's own file hosts only, hashes, stores durably. */
  copy(url: string, maxBytes: number): Promise<FileCopy>;
  /** @throws when there are no such bytes, or they are not what they were */
  read(sha256: string): Promise<Buffer>;
  /** Removes bytes for good. Nothing happens when they are not there. */
  remove(sha256: string): Promise<void>;
  /** Removes what copies cut short by a crash before `before` (ms UTC) have left. */
  removePartials(before: number): Promise<void>;
}

export type FileCopy =
  | { state: 'stored'; sha256: string; size: number }
  | { state: 'failed'; reason: 'empty' | 'too-large' | 'not-there' };

/** Where answers belong, and how far they were read (SPEC 9); whoever asks. */
export interface ContactStore {
  /** The case whose contact thread this is. */
  findByThread(threadId: string): Promise<CaseState | null>;
  /** Cases with a conversation whose contact thread goes by this mark. */
  withMark(mark: string): Promise<CaseState[]>;
  /** Cases in which the team talks with this person, newest first. */
  withPerson(userId: string, limit: number): Promise<CaseState[]>;
  /** The case an answer came to; by Discord's id of the message. */
  findByReply(replyId: string): Promise<CaseState | null>;
  /** Contact threads, those of open cases first. */
  threads(limit: number): Promise<{ caseId: string; threadId: string }[]>;
  /** Everybody with whom there is a conversation, those of open cases first. */
  people(limit: number): Promise<string[]>;
  /** The last direct message of this person that was read; null when none was. */
  readUpTo(userId: string): Promise<string | null>;
  saveReadUpTo(userId: string, messageId: string): Promise<void>;
}

export interface Stores {
  cases: CaseStore;
  outbox: Outbox;
  guilds: GuildStore;
  drafts: DraftStore;
  boards: BoardStore;
  contact: ContactStore;
  discussions: DiscussionStore;
  decisionDrafts: DecisionDraftStore;
}

/** What became of an effect: the command that records it, settled in the same commit. */
export interface Delivered {
  command: CaseCommand | null;
  /** Takes back what was made when the core has no use for it (another attempt was first). */
  undo?: () => Promise<void>;
}

/** Carries one effect out on Discord. Throws `DeliveryError`, sorted once by the Discord port. */
export type Deliver = (due: DueEffect) => Promise<Delivered>;

/** Discord's answer, sorted: `again` passes by itself, `full` when there is room; the others need somebody, or are ours. */
export class DeliveryError extends Error {
  readonly sort: 'gone' | 'forbidden' | 'full' | 'again' | 'broken';
  readonly problem: EffectProblem | null;
  readonly retryAfterMs: number | null;

  constructor(
    sort: DeliveryError['sort'],
    message: string,
    detail: { problem?: EffectProblem; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause });
    this.sort = sort;
    this.problem = detail.problem ?? null;
    this.retryAfterMs = detail.retryAfterMs ?? null;
  }
}
