import type { Evidence } from '../../domain/case.ts';
import { shorten } from '../../domain/names.ts';
import { card } from '../../texts/en/card.ts';
import { evidenceReasons, evidenceStates } from '../../texts/en/report.ts';
import type { CaseView } from './case-view.ts';
import { safeName } from './safe-text.ts';

/** How many files a card lists one by one; more are counted. */
const listedAtMost = 5;

/** The proof of a case: each file with its size, state and the beginning of its hash. */
export function proofLine({ state, words }: CaseView): string {
  if (state.evidence.length === 0) return card.noProof;
  const lines = state.evidence.slice(0, listedAtMost).map((one) => fileLine(one, words));
  const more = state.evidence.length - lines.length;
  return `\n${[...lines, ...(more > 0 ? [`- … ${more} more`] : [])].join('\n')}`;
}

function fileLine(one: Evidence, words: Map<string, string>): string {
  const name = shorten(safeName(words.get(one.nameId) ?? card.erased), 60);
  const reason = one.state === 'failed' && one.reason !== null ? ` (${evidenceReasons[one.reason]})` : '';
  const hash = one.sha256 === null ? '' : ` · SHA-256 \`${one.sha256.slice(0, 12)}…\``;
  return `- ${name} · ${fileSize(one.size)} · ${evidenceStates[one.state]}${reason}${hash}`;
}

/** `0 bytes`, `12 KB`, `3.4 MB`. @param bytes a whole number */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
