import type { Evidence } from '../../domain/case.ts';
import { isCovered, isErased, isShown, itemsOf, markOf } from '../../domain/investigation/evidence-items.ts';
import type { Item } from '../../domain/investigation/evidence-items.ts';
import type { CaseTranscript, FileKind, TranscriptProof } from '../../domain/transcript.ts';
import { card } from '../../texts/en/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { snapshotText, snapshotFrom } from '../views/message-text.ts';
import type { Naming } from './naming.ts';

/** Every file of the case with what is known of it, whoever it came from (SPEC 7.1). */
export function evidenceOf(view: CaseView, kinds: ReadonlyMap<string, FileKind>, naming: Naming): TranscriptProof[] {
  const { state, words: known } = view;
  return state.evidence.map((file, index) => {
    const { evidenceId, nameId, from, size, state: stands, sha256, reason, given } = file;
    return {
      number: index + 1,
      name: naming.file(known.get(nameId) ?? card.proofNumber(index + 1), index + 1),
      from,
      size,
      state: stands,
      sha256,
      reason,
      kind: kindOf(view, file, kinds),
      givenBy: given === null ? null : naming.member(given.by),
      givenAt: given?.at ?? null,
      shows: said(view, given?.showsId ?? null, naming),
      ...marksOf(view, evidenceId, naming),
    };
  });
}

/** Null for what the page does not show. */
function kindOf({ state }: CaseView, file: Evidence, kinds: ReadonlyMap<string, FileKind>): FileKind | null {
  if (state.minorSafety || file.sha256 === null || !isShown(state, file)) return null;
  return kinds.get(file.sha256) ?? null;
}

/** What the team gave beside files: messages by their link, and notes (SPEC 7.1). */
export const exhibitsOf = (view: CaseView, naming: Naming): CaseTranscript['exhibits'] =>
  itemsOf(view.state).flatMap((item) => ('exhibit' in item ? [exhibit(view, item, naming)] : []));

function exhibit(view: CaseView, { name, itemId, exhibit }: Extract<Item, { exhibit: unknown }>, naming: Naming) {
  const { kind, by, at, sha256, source, showsId, contentId } = exhibit;
  const isHidden = isCovered(view.state, itemId) || isErased(view.state, itemId);
  const text = view.words.get(contentId);
  const snapshot = kind === 'message' ? snapshotFrom(text) : null;
  const whole = snapshot === null ? text : snapshotText(snapshot);
  return {
    name,
    kind,
    givenBy: naming.member(by),
    givenAt: at,
    source,
    sha256,
    shows: said(view, showsId, naming),
    text: whole === undefined || isHidden ? null : naming.words(whole),
    ...marksOf(view, itemId, naming),
  };
}

function marksOf(view: CaseView, itemId: string, naming: Naming) {
  const { withdrawn } = markOf(view.state, itemId);
  return {
    covered: isCovered(view.state, itemId),
    withdrawn: withdrawn === null ? null : (said(view, withdrawn.reasonId, naming) ?? card.erased),
    erased: isErased(view.state, itemId),
  };
}

function said({ words }: CaseView, contentId: string | null, naming: Naming): string | null {
  const text = contentId === null ? undefined : words.get(contentId);
  return text === undefined ? null : naming.words(text);
}
