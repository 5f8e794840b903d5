import type { Finding } from '../../domain/setup-finding.ts';
import { findingText, notChosenText } from '../../texts/en/setup-findings.ts';

/** Findings as a list that fits into `limit` signs; what does not fit is counted at the end. */
export function findingList(findings: Finding[], limit: number, more: (count: number) => string): string {
  return fittingList(findingWords(findings), limit, more);
}

/** One line for each; what is not chosen yet is one together. */
export function findingWords(findings: Finding[]): string[] {
  const notChosen = findings.flatMap((finding) => (finding.what === 'not-chosen' ? [finding.setting] : []));
  const others = findings.filter((finding) => finding.what !== 'not-chosen').map(findingText);
  return notChosen.length === 0 ? others : [notChosenText(notChosen), ...others];
}

/** Lines as a list that fits into `limit` signs, with a pointer to the rest. */
export function fittingList(lines: string[], limit: number, more: (count: number) => string): string {
  const shown: string[] = [];
  let length = 0;
  for (const [position, words] of lines.entries()) {
    const entry = `- ${words}`;
    const pointer = more(lines.length - position);
    const isLast = position === lines.length - 1;
    if (length + entry.length + (isLast ? 0 : pointer.length + 1) > limit) return [...shown, `- ${pointer}`].join('\n');
    shown.push(entry);
    length += entry.length + 1;
  }
  return shown.join('\n');
}
