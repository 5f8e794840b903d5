import { and, eq, ne, sql } from 'drizzle-orm';
import { CaseState } from '../../domain/case.ts';
import type { Db } from '../open-database.ts';
import { parseJson } from '../parse-json.ts';
import { cases } from '../schema.ts';

/** Word for word the term of the partial index. */
const isVoted = sql.raw('proposed = 1');

/** Cases of a server on which a vote is open, whoever asks. */
export function casesWithProposal(db: Db, guildId: string): CaseState[] {
  const rows = db
    .select({ state: cases.state })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), ne(cases.status, 'closed'), isVoted))
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}
