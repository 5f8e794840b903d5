import { eq } from 'drizzle-orm';
import type { CaseState } from '../../domain/case.ts';
import type { Tx } from '../open-database.ts';
import { caseConversations } from '../schema.ts';

/** The conversations of a case, by which an answer finds it. */
export function writeConversations(tx: Tx, { caseId, conversations }: CaseState): void {
  if (conversations.length === 0) return;
  tx.delete(caseConversations).where(eq(caseConversations.caseId, caseId)).run();
  const rows = conversations.map(({ number, userId, thread, mark }) => ({
    caseId,
    number,
    userId,
    threadId: thread.threadId,
    mark,
  }));
  tx.insert(caseConversations).values(rows).run();
}
