import { and, eq } from 'drizzle-orm';
import type { CaseEvent } from '../../domain/event.ts';
import type { Tx } from '../open-database.ts';
import { votes } from './decision-schema.ts';

/**
 * Keeps each word of a vote under its person.
 * @throws when somebody would vote twice on the same proposal
 */
export function writeVotes(tx: Tx, caseId: string, events: readonly CaseEvent[]): void {
  for (const event of events) {
    if (event.type === 'vote-cast') {
      const { userId, vote, at } = event.vote;
      tx.insert(votes).values({ caseId, proposal: event.number, userId, vote, at }).run();
    } else if (event.type === 'vote-withdrawn') {
      const isIts = and(eq(votes.caseId, caseId), eq(votes.proposal, event.number), eq(votes.userId, event.userId));
      tx.delete(votes).where(isIts).run();
    }
  }
}
