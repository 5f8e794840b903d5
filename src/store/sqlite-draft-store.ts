import { and, eq, gt, isNull, isNotNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { Draft, DraftStore } from '../app/ports.ts';
import type { PlannedEffect } from '../domain/effect.ts';
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
    boxes: z.array(z.string()).exactOptional(),
  }),
  files: z.array(z.object({ name: z.string(), size: z.number(), url: z.string(), sha256: z.string().nullable() })),
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
  async eraseExpired(now: number): Promise<number> {
    return this.#db.transaction((tx) => eraseDrafts(tx, now), { behavior: 'immediate' });
  }
}

function eraseDrafts(tx: Tx, now: number): number {
  const isOver = lte(drafts.expiresAt, now);
  const gone = tx
    .delete(drafts)
    .where(and(isOver, isNull(drafts.caseId)))
    .run();
  const emptied = tx
    .update(drafts)
    .set({ payload: null })
    .where(and(isOver, isNotNull(drafts.payload)))
    .run();
  return gone.changes + emptied.changes;
}

function writeDraft(tx: Tx, draft: Draft, effects: PlannedEffect[]): void {
  const { draftId, guildId, userId, expiresAt } = draft;
  const { subject, fields, files } = draft;
  const payload = JSON.stringify({ subject, fields, files } satisfies Payload);
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
