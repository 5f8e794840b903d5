import { accessTo } from '../domain/access.ts';
import type { Person } from '../domain/access.ts';
import type { CaseState } from '../domain/case.ts';
import { casesBeside } from './cases-beside.ts';
import type { CasesBeside } from './cases-beside.ts';
import type { CaseStore } from './ports.ts';

/** A case with its words, for somebody who may see it; null for anybody else, and for a case that does not exist. */
export async function viewCase(
  cases: CaseStore,
  caseId: string,
  person: Person,
): Promise<{ state: CaseState; words: Map<string, string>; beside: CasesBeside } | null> {
  const state = await cases.load(caseId);
  if (state === null || !accessTo(state, person).see) return null;
  const beside = await casesBeside(cases, state, async (other) => accessTo(other, person).see);
  return { state, words: await cases.contents(caseId), beside };
}
