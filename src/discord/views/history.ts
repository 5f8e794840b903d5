import type { HistoryEntry } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import { historyPage } from '../../texts/en/case-list.ts';
import { historyLine } from '../../texts/en/history.ts';

/** Room for lines in one message, its heading and its last line left out. */
const lettersAtMost = 1800;

/** The latest entries of a history, newest last, as many as fit into one message. */
export function historyText(
  state: Pick<CaseState, 'reference' | 'confidential' | 'parties'>,
  all: HistoryEntry[],
): string {
  const { reference } = state;
  const entries = state.confidential ? all.map((entry) => unnamed(state, entry)) : all;
  const lines: string[] = [];
  let letters = 0;
  for (const entry of entries.toReversed()) {
    const line = `- ${historyLine(entry)}`;
    letters += line.length + 1;
    if (letters > lettersAtMost) break;
    lines.unshift(line);
  }
  const left = entries.length - lines.length;
  const earlier = left === 0 ? [] : [historyPage.earlier(left)];
  return [historyPage.heading(reference), ...earlier, ...lines].join('\n');
}

/** Who reported confidentially is shown by a button alone, where each look is on record (SPEC 3.6). */
function unnamed({ parties }: Pick<CaseState, 'parties'>, entry: HistoryEntry): HistoryEntry {
  const isReporter = parties.some(({ role, userId }) => role === 'reporter' && userId === entry.actorId);
  return isReporter ? { ...entry, actorId: null } : entry;
}
