import { and, eq, lt } from 'drizzle-orm';
import type { DecisionDraftStore } from '../../app/ports.ts';
import { DecisionDraft } from '../../domain/decision/draft.ts';
import type { Db } from '../open-database.ts';
import { parseJson } from '../parse-json.ts';
import { decisionDrafts } from './decision-schema.ts';

/** Drafts of decisions in SQLite. */
export class SqliteDecisionDraftStore implements DecisionDraftStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async load(caseId: string, userId: string): Promise<DecisionDraft | null> {
    const row = this.#db.select().from(decisionDrafts).where(isOf(caseId, userId)).get();
    return row === undefined ? null : parseJson(DecisionDraft, row.payload);
  }

  async save(caseId: string, userId: string, draft: DecisionDraft, at: number): Promise<void> {
    const payload = JSON.stringify(draft);
    this.#db
      .insert(decisionDrafts)
      .values({ caseId, userId, payload, savedAt: at })
      .onConflictDoUpdate({ target: [decisionDrafts.caseId, decisionDrafts.userId], set: { payload, savedAt: at } })
      .run();
  }

  async erase(caseId: string, userId: string): Promise<void> {
    this.#db.delete(decisionDrafts).where(isOf(caseId, userId)).run();
  }

  async eraseBefore(before: number): Promise<void> {
    this.#db.delete(decisionDrafts).where(lt(decisionDrafts.savedAt, before)).run();
  }
}

const isOf = (caseId: string, userId: string) =>
  and(eq(decisionDrafts.caseId, caseId), eq(decisionDrafts.userId, userId));
