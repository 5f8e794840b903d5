import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { CaseState } from '../domain/case.ts';
import { areHeld } from './case-people.ts';
import { contentDigest, entryHash, firstLink, rowDigest } from './chain.ts';
import type { Tx } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { cases, contents, events } from './schema.ts';

type EventRow = typeof events.$inferSelect;
type ContentRow = typeof contents.$inferSelect;

const Digests = z.record(z.string(), z.string());

/**
 * Recomputes everything a case's history claims, inside the caller's transaction. `bad` is null for a whole one, else the
 * first entry that does not hold: `3.0` (version and position), `1.0 content <id>`, or `row` when the history holds and
 * the row is not what it says.
 */
export function verifyCase(tx: Tx, caseId: string): { events: number; bad: string | null } {
  const row = tx.select().from(cases).where(eq(cases.caseId, caseId)).get();
  const history = tx
    .select()
    .from(events)
    .where(eq(events.caseId, caseId))
    .orderBy(asc(events.version), asc(events.position))
    .all();
  if (row === undefined) return { events: history.length, bad: 'row' };

  const words = tx.select().from(contents).where(eq(contents.caseId, caseId)).all();
  const bad =
    badLink(history, firstLink(row.guildId ?? '', caseId)) ??
    badContent(history, words) ??
    badRow(row, history.at(-1)) ??
    badPeople(tx, row);
  return { events: history.length, bad };
}

/** The first row that is not linked to the one before it, or is not what its hash says. Null for a whole chain. */
export function badLink(history: readonly EventRow[], first: string): string | null {
  let prevHash = first;
  for (const row of history) {
    if (row.prevHash !== prevHash || row.hash !== hashOf(row) || row.type !== typeOf(row)) return nameOf(row);
    prevHash = row.hash;
  }
  return null;
}

/** Null when the row does not even hold JSON any more. */
function hashOf(row: EventRow): string | null {
  try {
    const digests = parseJson(Digests, row.digests);
    return entryHash(row.prevHash, { ...row, event: JSON.parse(row.body), digests });
  } catch {
    return null;
  }
}

const typeOf = (row: EventRow) => parseJson(z.object({ type: z.string() }), row.body).type;

const nameOf = ({ version, position }: EventRow) => `${version}.${position}`;

/** Every digest needs its words, unless they were erased; and no words stand without a digest. */
function badContent(history: EventRow[], words: ContentRow[]): string | null {
  const unproved = new Map(words.map((row) => [row.contentId, row]));
  for (const row of history) {
    for (const [contentId, digest] of Object.entries(parseJson(Digests, row.digests))) {
      if (!holds(unproved.get(contentId), digest)) return `${nameOf(row)} content ${contentId}`;
      unproved.delete(contentId);
    }
  }
  const [stranger] = unproved.keys();
  return stranger === undefined ? null : `content ${stranger}`;
}

function holds(row: ContentRow | undefined, digest: string): boolean {
  if (row === undefined) return false;
  if (row.erasedAt !== null) return row.text === null && row.salt === null;
  return row.text !== null && row.salt !== null && contentDigest(row.salt, row.text) === digest;
}

function badRow(row: typeof cases.$inferSelect, last: EventRow | undefined): string | null {
  const matches =
    last?.hash === row.head && last.version === row.version && last.rowDigest === rowDigest(JSON.parse(row.state));
  return matches ? null : 'row';
}

/** Who may see a case in lists is asked of its people: they must be those of the row. */
function badPeople(tx: Tx, { state }: typeof cases.$inferSelect): string | null {
  return areHeld(tx, parseJson(CaseState, state)) ? null : 'people';
}
