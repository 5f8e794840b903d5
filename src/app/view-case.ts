import { accessTo } from '../domain/access.ts';
import type { Person } from '../domain/access.ts';
import type { CaseState } from '../domain/case.ts';
import type { CaseStore } from './ports.ts';

/** A case with its words, for somebody who may see it; null for anybody else, and for a case that does not exist. */
export async function viewCase(
  cases: CaseStore,
  caseId: string,
  person: Person,
): Promise<{ state: CaseState; words: Map<string, string> } | null> {
  const state = await cases.load(caseId);
  if (state === null || !accessTo(state, person).see) return null;
  return { state, words: await cases.contents(caseId) };
}
