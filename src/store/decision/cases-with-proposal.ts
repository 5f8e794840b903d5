import { and, eq, ne, sql } from 'drizzle-orm';
import { CaseState } from '../../domain/case.ts';
import type { Db } from '../open-database.ts';
import { parseJson } from '../parse-json.ts';
import { cases } from '../schema.ts';

/** Cases of a server on which a vote is open, whoever asks. */
export function casesWithProposal(db: Db, guildId: string): CaseState[] {
  const isVoted = sql`json_extract(${cases.state}, '$.proposal') is not null`;
  const rows = db
    .select({ state: cases.state })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), ne(cases.status, 'closed'), isVoted))
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}
