import { eq } from 'drizzle-orm';
import type { CaseState } from '../../domain/case.ts';
import type { Tx } from '../open-database.ts';
import { areSameRows } from '../same-rows.ts';
import { caseConversations } from './contact-schema.ts';

/** The conversations of a case, by which an answer finds it. */
export function writeConversations(tx: Tx, state: CaseState): void {
  if (state.conversations.length === 0) return;
  const isOfCase = eq(caseConversations.caseId, state.caseId);
  const rows = rowsOf(state);
  if (areSameRows(tx.select().from(caseConversations).where(isOfCase).all(), rows)) return;
  tx.delete(caseConversations).where(isOfCase).run();
  tx.insert(caseConversations).values(rows).run();
}

function rowsOf({ caseId, conversations, openedAt, status }: CaseState): (typeof caseConversations.$inferSelect)[] {
  const closed = status === 'closed';
  return conversations.map(({ number, userId, thread, mark }) => {
    return { caseId, number, userId, threadId: thread.threadId, mark, openedAt, closed };
  });
}
