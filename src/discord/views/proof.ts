import type { CaseState, Evidence } from '../../domain/case.ts';
import { isCovered, markOf } from '../../domain/investigation/evidence-items.ts';
import { shorten } from '../../domain/names.ts';
import { card } from '../../texts/en/card.ts';
import { evidenceList } from '../../texts/en/evidence.ts';
import { evidenceReasons, evidenceStates } from '../../texts/en/report.ts';
import type { CaseView } from './case-view.ts';
import { safeName } from './safe-text.ts';

/** How many files a card lists one by one; more are counted. */
const listedAtMost = 5;

/** What came with an answer is listed with that answer (SPEC 4.4). */
export const proofOf = ({ evidence }: Pick<CaseState, 'evidence'>): Evidence[] =>
  evidence.filter(({ from }) => from !== 'reply');

/** The proof of a case: each file with its size, state and the beginning of its hash. */
export function proofLine(view: CaseView): string {
  const { state } = view;
  const proof = proofOf(state);
  const exhibits = state.exhibits.length;
  if (proof.length + exhibits === 0) return card.noProof;
  const lines = proof.slice(0, listedAtMost).map((one) => fileLine(one, view));
  const more = proof.length - lines.length;
  const rest = [...(more > 0 ? [`- … ${more} more`] : []), ...(exhibits > 0 ? [evidenceList.exhibits(exhibits)] : [])];
  return `\n${[...lines, ...rest].join('\n')}`;
}

/** A file by its name; a confidential reporter's by its number, because the name may be theirs (SPEC 3.6). */
export function fileName(one: Evidence, { state, words }: CaseView): string {
  if (state.confidential) return card.proofNumber(state.evidence.indexOf(one) + 1);
  return shorten(safeName(words.get(one.nameId) ?? card.erased), 60);
}

function fileLine(one: Evidence, view: CaseView): string {
  const name = fileName(one, view);
  const reason = one.state === 'failed' && one.reason !== null ? ` (${evidenceReasons[one.reason]})` : '';
  const hash = one.sha256 === null ? '' : ` · SHA-256 \`${one.sha256.slice(0, 12)}…\``;
  const stands = [evidenceStates[one.state], ...markNames(one, view)].join(', ');
  return `- ${name}${fromWhom(one)} · ${fileSize(one.size)} · ${stands}${reason}${hash}`;
}

function fromWhom({ from, given }: Evidence): string {
  if (given !== null) return ` · ${from === 'message' ? evidenceList.ofMessage : evidenceList.from.team}`;
  return from === 'message' ? ` · ${card.fromMessage}` : '';
}

function markNames({ evidenceId }: Evidence, { state }: CaseView): string[] {
  const { withdrawn, erased } = markOf(state, evidenceId);
  if (erased !== null) return [evidenceList.markNames.erased];
  return [
    ...(isCovered(state, evidenceId) ? [evidenceList.markNames.covered] : []),
    ...(withdrawn === null ? [] : [evidenceList.markNames.withdrawn]),
  ];
}

/** `0 bytes`, `12 KB`, `3.4 MB`. @param bytes a whole number */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
