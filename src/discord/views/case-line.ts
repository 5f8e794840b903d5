import { waitsForThread } from '../../domain/calls/attended.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Settings } from '../../domain/settings.ts';
import { severityNames, statusNames } from '../../texts/en/card.ts';
import { caseList } from '../../texts/en/case-list.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { distance } from '../../texts/en/times.ts';

/** A case on one line: reference, status, severity, category, who has it, age, and what is late. */
export function caseLine(state: CaseState, settings: Settings, now: number): string {
  const category = settings.categories.find((one) => one.key === state.category);
  const { name } = categoryWords(category ?? { key: state.category, name: null, text: null });
  const parts = [
    `**${state.reference}**`,
    statusNames[state.status],
    severityNames[state.severity],
    name,
    state.assigneeId === null ? caseList.nobody : `<@${state.assigneeId}>`,
    distance(state.openedAt),
  ];
  return [...parts, ...marks(state, now)].join(' · ');
}

function marks(state: CaseState, now: number): string[] {
  const { heldUntil, checkInAt } = state;
  const waits = waitsForThread(state) ? [caseList.waitsMark] : [];
  if (heldUntil !== null && heldUntil > now) return [...waits, caseList.heldMark(distance(heldUntil))];
  return checkInAt !== null && checkInAt < now ? [...waits, caseList.overdueMark] : waits;
}
