import { and, eq, gt, isNull, isNotNull, like, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { Draft, DraftStore } from '../app/ports.ts';
import { Evidence } from '../domain/case.ts';
import type { PlannedEffect } from '../domain/effect.ts';
import { Snapshot } from '../domain/snapshot.ts';
import { settle } from './lanes.ts';
import type { Db, Tx } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { planEffects } from './plan-effects.ts';
import { drafts } from './schema.ts';

/** What a member entered: everything of a draft that is erased with it. */
const Payload = z.object({
  subject: z.object({ userId: z.string().nullable(), name: z.string() }).nullable(),
  fields: z.object({
    category: z.string().exactOptional(),
    description: z.string().exactOptional(),
    harmed: z.string().exactOptional(),
    link: z.string().exactOptional(),
    boxes: z.array(z.string()).exactOptional(),
    addsTo: z.string().exactOptional(),
  }),
  files: z.array(
    z.object({
      name: z.string(),
      size: z.number(),
      url: z.string(),
      sha256: z.string().nullable(),
      from: Evidence.shape.from,
    }),
  ),
  snapshot: Snapshot.nullable().default(null),
  offered: z.array(z.string()).default([]),
});
type Payload = z.infer<typeof Payload>;

/** Forms in SQLite until they are sent or their time is over (SPEC 3.12). */
export class SqliteDraftStore implements DraftStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async load(draftId: string, now: number): Promise<Draft | null> {
    const row = this.#db
      .select()
      .from(drafts)
      .where(and(eq(drafts.draftId, draftId), gt(drafts.expiresAt, now)))
      .get();
    if (row === undefined || row.payload === null) return null;
    const { guildId, userId, expiresAt } = row;
    return { draftId, guildId, userId, ...parseJson(Payload, row.payload), expiresAt };
  }

  /** Also one that became a case already: another report from the same form may be refused and must not be lost. */
  async save(draft: Draft, effects: PlannedEffect[]): Promise<void> {
    this.#db.transaction((tx) => writeDraft(tx, draft, effects), { behavior: 'immediate' });
  }

  async keepFile(draftId: string, position: number, sha256: string, settles: number): Promise<void> {
    const keep = (tx: Tx): void => {
      noteFile(tx, draftId, position, sha256);
      settle(tx, settles);
    };
    this.#db.transaction(keep, { behavior: 'immediate' });
  }

  /** Of an expired draft nothing stays, not even who had it; of one that became a case, only that it did. */
  async eraseExpired(now: number): Promise<string[]> {
    return this.#db.transaction((tx) => eraseDrafts(tx, now), { behavior: 'immediate' });
  }

  async holdsFile(sha256: string): Promise<boolean> {
    const holding = like(drafts.payload, `%"${sha256}"%`);
    return this.#db.select({ id: drafts.draftId }).from(drafts).where(holding).limit(1).get() !== undefined;
  }
}

/** The hashes of the files that the erased drafts kept. */
function eraseDrafts(tx: Tx, now: number): string[] {
  const isOver = lte(drafts.expiresAt, now);
  const over = tx
    .select({ payload: drafts.payload })
    .from(drafts)
    .where(and(isOver, isNotNull(drafts.payload)))
    .all();
  tx.delete(drafts)
    .where(and(isOver, isNull(drafts.caseId)))
    .run();
  tx.update(drafts)
    .set({ payload: null })
    .where(and(isOver, isNotNull(drafts.payload)))
    .run();
  const files = over.flatMap(({ payload }) => (payload === null ? [] : parseJson(Payload, payload).files));
  return files.flatMap(({ sha256 }) => sha256 ?? []);
}

function writeDraft(tx: Tx, draft: Draft, effects: PlannedEffect[]): void {
  const { draftId, guildId, userId, expiresAt } = draft;
  const { subject, fields, files, snapshot, offered } = draft;
  const payload = JSON.stringify({ subject, fields, files, snapshot, offered } satisfies Payload);
  tx.insert(drafts)
    .values({ draftId, guildId, userId, payload, expiresAt })
    .onConflictDoUpdate({ target: drafts.draftId, set: { guildId, payload, expiresAt } })
    .run();
  planEffects(tx, { caseId: null, scope: draftId, guildId, runAt: 0, agesFrom: expiresAt }, effects);
}

function noteFile(tx: Tx, draftId: string, position: number, sha256: string): void {
  const isKept = and(eq(drafts.draftId, draftId), isNotNull(drafts.payload));
  const row = tx.select().from(drafts).where(isKept).get();
  if (row === undefined || row.payload === null) return;
  const payload = parseJson(Payload, row.payload);
  const files = payload.files.map((file, index) => (index === position ? { ...file, sha256 } : file));
  tx.update(drafts)
    .set({ payload: JSON.stringify({ ...payload, files }) })
    .where(isKept)
    .run();
}
