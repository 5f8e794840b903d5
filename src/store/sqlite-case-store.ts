import { and, asc, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import type { Person } from '../domain/access.ts';
import { CaseState } from '../domain/case.ts';
import { CaseEvent } from '../domain/event.ts';
import type { CaseFilter, CaseStore, Commit, CommitOutcome, HistoryEntry } from '../app/ports.ts';
import { aboutMembers, gatheredIn, recentAbout } from './about-member.ts';
import { assignmentsIn, listCases, loadsOf } from './list-cases.ts';
import { idsByMessage } from './case-messages.ts';
import { casesOnBoard, queueOf } from './queue.ts';
import type { Db, Tx } from './open-database.ts';
import { isBusy } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { caseFiles, casePeople, cases, contents, drafts, events, guilds } from './schema.ts';
import { openThreads, threadsAround } from './case-threads.ts';
import { casesReadAlong } from './cases-read-along.ts';
import { casesKeptFrom } from './cases-kept-from.ts';
import { isGuestIn } from './guests.ts';
import { casesWithProposal } from './decision/cases-with-proposal.ts';
import { openReportsOf, ownReport, reportedBy } from './own-reports.ts';
import { caseOnShelf, shelfPostsIn } from './shelf-posts.ts';
import { verifyCase } from './verify-case.ts';
import { visibleTo } from './visible-cases.ts';
import { casesAsleep } from './sleeping-cases.ts';
import { casesWaiting } from './waiting-cases.ts';
import { ConflictError, isKnown, writeCommit } from './write-commit.ts';

/** Cases in SQLite: the row is the truth, the events are the record (SPEC 11). */
export class SqliteCaseStore implements CaseStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async load(caseId: string): Promise<CaseState | null> {
    return this.#find(eq(cases.caseId, caseId));
  }

  /** Everything or nothing, and on disk when it returns. A lock that does not come free is a conflict too. */
  async commit(commit: Commit): Promise<CommitOutcome> {
    try {
      return this.#db.transaction((tx) => writeCommit(tx, commit), { behavior: 'immediate' });
    } catch (error) {
      if (error instanceof ConflictError || isBusy(error)) return 'conflict';
      throw error;
    }
  }

  async commitAll(commits: readonly Commit[]): Promise<CommitOutcome[]> {
    const each = (tx: Tx, commit: Commit): CommitOutcome => {
      try {
        return tx.transaction((own) => writeCommit(own, commit));
      } catch (error) {
        if (error instanceof ConflictError) return 'conflict';
        throw error;
      }
    };
    try {
      return this.#db.transaction((tx) => commits.map((commit) => each(tx, commit)), { behavior: 'immediate' });
    } catch (error) {
      if (isBusy(error)) return commits.map(() => 'conflict');
      throw error;
    }
  }

  async isHandled(interactionId: string): Promise<boolean> {
    return isKnown(this.#db, interactionId);
  }

  async nextNumber(guildId: string): Promise<number> {
    const row = this.#db.select().from(guilds).where(eq(guilds.guildId, guildId)).get();
    return row?.nextNumber ?? 1;
  }

  async findVisible(person: Person, reference: string): Promise<CaseState | null> {
    return this.#find(and(eq(cases.reference, reference), visibleTo(this.#db, person)));
  }

  async visibleReferences(person: Person, prefix: string, limit: number): Promise<string[]> {
    const begins = sql`substr(${cases.reference}, 1, length(${prefix})) = ${prefix}`;
    const rows = this.#db
      .select({ reference: cases.reference })
      .from(cases)
      .where(and(visibleTo(this.#db, person), begins))
      .orderBy(desc(cases.openedAt), desc(cases.number), desc(cases.caseId))
      .limit(limit)
      .all();
    return rows.flatMap(({ reference }) => reference ?? []);
  }

  async list(person: Person, filter: CaseFilter, page: { skip: number; take: number }) {
    return listCases(this.#db, person, filter, page);
  }

  async queue(person: Person, page: { skip: number; take: number }) {
    return queueOf(this.#db, person, page);
  }

  async onBoard(guildId: string): Promise<CaseState[]> {
    return casesOnBoard(this.#db, guildId);
  }

  async assignments(guildId: string): Promise<{ caseId: string; assigneeId: string }[]> {
    return assignmentsIn(this.#db, guildId);
  }

  async isGuest(guildId: string, userId: string): Promise<boolean> {
    return isGuestIn(this.#db, guildId, userId);
  }

  async readAlong(guildId: string, userId: string | null): Promise<string[]> {
    return casesReadAlong(this.#db, guildId, userId);
  }

  async keptFrom(guildId: string): Promise<CaseState[]> {
    return casesKeptFrom(this.#db, guildId);
  }

  async withProposal(guildId: string): Promise<CaseState[]> {
    return casesWithProposal(this.#db, guildId);
  }

  async loads(person: Person): Promise<Map<string, number>> {
    return loadsOf(this.#db, person);
  }

  async findByReference(guildId: string, reference: string): Promise<CaseState | null> {
    return this.#find(and(eq(cases.guildId, guildId), eq(cases.reference, reference)));
  }

  async reportedBy(userId: string, guildId: string | null, page: { skip: number; take: number }) {
    return reportedBy(this.#db, { userId, guildId }, page);
  }

  async ownReport(userId: string, guildId: string | null, caseId: string): Promise<CaseState | null> {
    return ownReport(this.#db, { userId, guildId }, caseId);
  }

  async openReports(member: { userId: string; guildId: string }, aboutId: string | null, limit: number) {
    return openReportsOf(this.#db, member, aboutId, limit);
  }

  async findByThread(threadId: string): Promise<CaseState | null> {
    return this.#find(eq(cases.threadId, threadId));
  }

  async idsByMessage(messageId: string): Promise<string[]> {
    return idsByMessage(this.#db, messageId);
  }

  async asleep(...[guildId, slice]: Parameters<CaseStore['asleep']>): ReturnType<CaseStore['asleep']> {
    return casesAsleep(this.#db, guildId, slice);
  }

  async waiting(...[guildId, slice]: Parameters<CaseStore['waiting']>): ReturnType<CaseStore['waiting']> {
    return casesWaiting(this.#db, guildId, slice);
  }

  async openThreads(guildId: string) {
    return openThreads(this.#db, guildId);
  }

  async threadsAround(guildId: string, userId: string) {
    return threadsAround(this.#db, guildId, userId);
  }

  async threadsIn(channelId: string): Promise<string[]> {
    const rows = this.#db
      .select({ threadId: cases.threadId })
      .from(cases)
      .where(eq(cases.channelId, channelId))
      .orderBy(asc(cases.threadId))
      .all();
    return rows.flatMap(({ threadId }) => threadId ?? []);
  }

  async findByShelfPost(threadId: string): Promise<CaseState | null> {
    const caseId = caseOnShelf(this.#db, threadId);
    return caseId === null ? null : this.#find(eq(cases.caseId, caseId));
  }

  async shelfPostsIn(channelId: string): Promise<string[]> {
    return shelfPostsIn(this.#db, channelId);
  }

  async findByDraft(draftId: string): Promise<CaseState | null> {
    const draft = this.#db.select().from(drafts).where(eq(drafts.draftId, draftId)).get();
    const caseId = draft?.caseId ?? null;
    return caseId === null ? null : this.#find(eq(cases.caseId, caseId));
  }

  async reportTimes(guildId: string, userId: string, since: number): Promise<number[]> {
    const rows = this.#db
      .select({ openedAt: cases.openedAt })
      .from(casePeople)
      .innerJoin(cases, eq(cases.caseId, casePeople.caseId))
      .where(
        and(
          eq(casePeople.userId, userId),
          eq(casePeople.relation, 'reporter'),
          eq(cases.guildId, guildId),
          gte(cases.openedAt, since),
        ),
      )
      .orderBy(asc(cases.openedAt))
      .all();
    return rows.flatMap(({ openedAt }) => openedAt ?? []);
  }

  async contents(caseId: string): Promise<Map<string, string>> {
    const rows = this.#db
      .select()
      .from(contents)
      .where(and(eq(contents.caseId, caseId), isNotNull(contents.text)))
      .all();
    return new Map(rows.map((row) => [row.contentId, row.text ?? '']));
  }

  async aboutMembers(guildId: string, userIds: readonly string[], limit: number): Promise<CaseState[]> {
    return aboutMembers(this.#db, guildId, { userIds, limit });
  }

  async recentAbout(guildId: string, userId: string, wish: { since: number; count: number }) {
    return recentAbout(this.#db, guildId, { userId, ...wish });
  }

  async gatheredIn(caseId: string, after: number, limit: number): Promise<CaseState[]> {
    return gatheredIn(this.#db, caseId, { after, limit });
  }

  async holdsFile(sha256: string): Promise<boolean> {
    return this.#db.select().from(caseFiles).where(eq(caseFiles.sha256, sha256)).limit(1).get() !== undefined;
  }

  async history(caseId: string): Promise<HistoryEntry[]> {
    const rows = this.#db
      .select()
      .from(events)
      .where(eq(events.caseId, caseId))
      .orderBy(asc(events.version), asc(events.position))
      .all();
    return rows.map(({ version, position, body, actorId, at, hash }) => {
      return { version, position, event: parseJson(CaseEvent, body), actorId, at, hash };
    });
  }

  /** Each case is read as of one moment; between cases others get their turn. */
  async verify(
    caseId?: string,
  ): Promise<{ cases: number; events: number; broken: { caseId: string; entry: string }[] }> {
    const total = { cases: 0, events: 0, broken: [] as { caseId: string; entry: string }[] };
    for (const id of caseId === undefined ? this.#allIds() : [caseId]) {
      const { events, bad } = this.#db.transaction((tx) => verifyCase(tx, id));
      total.cases += 1;
      total.events += events;
      if (bad !== null) total.broken.push({ caseId: id, entry: bad });
      await setImmediate();
    }
    return total;
  }

  /** Also of histories whose row is gone. */
  #allIds(): string[] {
    const known = this.#db.select({ caseId: cases.caseId }).from(cases);
    const recorded = this.#db.select({ caseId: events.caseId }).from(events);
    return known
      .union(recorded)
      .all()
      .map(({ caseId }) => caseId);
  }

  #find(where: SQL | undefined): CaseState | null {
    const row = this.#db.select({ state: cases.state }).from(cases).where(where).get();
    return row === undefined ? null : parseJson(CaseState, row.state);
  }
}
