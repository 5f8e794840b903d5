import { asc } from 'drizzle-orm';
import type { Db } from './open-database.ts';
import { caseFiles, cases } from './schema.ts';
import { verifyCase } from './verify-case.ts';

/** What the histories of all cases add up to. */
export interface Verified {
  cases: number;
  events: number;
  /** By the id of the case, which tells nobody anything, and the first entry that does not hold. */
  bad: { caseId: string; entry: string }[];
}

/** Recomputes the history of every case as it is at one moment (SPEC 11). */
export function verifyAll(db: Db): Verified {
  return db.transaction((tx) => {
    const rows = tx.select({ caseId: cases.caseId }).from(cases).orderBy(asc(cases.caseId)).all();
    const verified: Verified = { cases: rows.length, events: 0, bad: [] };
    for (const { caseId } of rows) {
      const { events, bad } = verifyCase(tx, caseId);
      verified.events += events;
      if (bad !== null) verified.bad.push({ caseId, entry: bad });
    }
    return verified;
  });
}

/** The SHA-256 of every evidence file that some case holds. */
export const heldFiles = (db: Db): string[] =>
  db
    .selectDistinct({ sha256: caseFiles.sha256 })
    .from(caseFiles)
    .orderBy(asc(caseFiles.sha256))
    .all()
    .map(({ sha256 }) => sha256);
