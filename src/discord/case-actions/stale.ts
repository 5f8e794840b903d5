import type { CaseStore } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import { isStep } from '../../domain/steps.ts';
import { stale } from '../../texts/en/lifecycle.ts';
import { historyLine } from '../../texts/en/history.ts';

/** How many changes are told one by one. */
const toldAtMost = 5;

/** What changed since a button was drawn, and by whom (SPEC 5): each step since then is one event. */
export async function staleAnswer(cases: CaseStore, state: CaseState, drawnAt: number): Promise<string> {
  const steps = (await cases.history(state.caseId)).filter(({ event }) => isStep(event));
  const since = steps.slice(Math.max(0, steps.length - (state.step - drawnAt)));
  const lines = since.slice(-toldAtMost).map((entry) => `- ${historyLine(entry)}`);
  const told = lines.length === 0 ? [stale.nothing] : [stale.heading, ...lines];
  return [...told, stale.lookAgain].join('\n');
}
