import { and, eq, ne, sql } from 'drizzle-orm';
import { CaseState } from '../domain/case.ts';
import type { Db } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { cases } from './schema.ts';

/** Word for word the term of the partial index. */
const isNamed = sql.raw("keeping_phase = 'named'");

/** Cases of a server, not closed, that are kept from people their reporter named; whoever asks. */
export function casesKeptFrom(db: Db, guildId: string): CaseState[] {
  const rows = db
    .select({ state: cases.state })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), ne(cases.status, 'closed'), isNamed))
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}
