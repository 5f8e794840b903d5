import { eq } from 'drizzle-orm';
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CaseState } from '../domain/case.ts';
import type { Db, Tx } from './open-database.ts';
import { cases } from './schema.ts';

/** Messages that came with an addition to a case, drawn anew from the state in every commit; the first one is a column. */
export const caseMessages = sqliteTable(
  'case_messages',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    messageId: text('message_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.messageId] }),
    index('case_messages_message').on(table.messageId),
  ],
);

/** Writes down which messages came with additions to this case. */
export function holdMessages(tx: Tx, { caseId, additions }: CaseState): void {
  if (additions.length === 0) return;
  tx.delete(caseMessages).where(eq(caseMessages.caseId, caseId)).run();
  const held = new Set(additions.flatMap(({ message }) => message?.messageId ?? []));
  for (const messageId of held) tx.insert(caseMessages).values({ caseId, messageId }).run();
}

/** The cases to which this message belongs, reported or added, whoever asks. */
export function idsByMessage(db: Db, messageId: string): string[] {
  const reported = db.select({ caseId: cases.caseId }).from(cases).where(eq(cases.messageId, messageId));
  const isAdded = eq(caseMessages.messageId, messageId);
  const added = db.select({ caseId: caseMessages.caseId }).from(caseMessages).where(isAdded);
  return reported
    .union(added)
    .all()
    .map(({ caseId }) => caseId);
}
