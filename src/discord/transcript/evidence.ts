import type { FileKind, TranscriptProof } from '../../domain/transcript.ts';
import { card } from '../../texts/en/card.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Naming } from './naming.ts';

/** Every file of the case with what is known of it, whoever it came from (SPEC 7.1). */
export function evidenceOf(
  { state, words: known }: CaseView,
  kinds: ReadonlyMap<string, FileKind>,
  naming: Naming,
): TranscriptProof[] {
  return state.evidence.map(({ nameId, from, size, state: stands, sha256, reason }, index) => ({
    number: index + 1,
    name: naming.file(known.get(nameId) ?? card.proofNumber(index + 1), index + 1),
    from,
    size,
    state: stands,
    sha256,
    reason,
    kind: state.minorSafety || sha256 === null ? null : (kinds.get(sha256) ?? null),
  }));
}
