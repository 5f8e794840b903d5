import type { DecisionDraft } from '../../domain/decision/draft.ts';

/** Proposals being written, one a case and person; nobody but their writer is ever shown one (SPEC 5). */
export interface DecisionDraftStore {
  load(caseId: string, userId: string): Promise<DecisionDraft | null>;
  /** @param at ms UTC */
  save(caseId: string, userId: string, draft: DecisionDraft, at: number): Promise<void>;
  erase(caseId: string, userId: string): Promise<void>;
  /** Forgets what nobody went on with since `before` (ms UTC). */
  eraseBefore(before: number): Promise<void>;
}
