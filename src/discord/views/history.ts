import type { HistoryEntry } from '../../app/ports.ts';
import { historyPage } from '../../texts/en/case-list.ts';
import { historyLine } from '../../texts/en/history.ts';

/** Room for lines in one message, its heading and its last line left out. */
const lettersAtMost = 1800;

/** The latest entries of a history, newest last, as many as fit into one message. */
export function historyText(reference: string, entries: HistoryEntry[]): string {
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
