import { wordsOf } from '../../domain/event-words.ts';
import type { CaseTranscript } from '../../domain/transcript.ts';
import { transcriptWords } from '../../texts/en/transcript.ts';
import type { TranscriptSource } from './assemble.ts';
import { isFor } from './report.ts';

/** What of the case a transcript does not hold, and why. */
export function leftOutOf({ view, audience, history, discussion }: TranscriptSource): CaseTranscript['leftOut'] {
  const { state } = view;
  const { leftOut } = transcriptWords;
  const isMuted = state.conversations.some(({ replies }) => replies.some(({ muted }) => muted));
  const isErased = hasErased(view, history) || discussion.some(({ wordings }) => wordings.at(-1)?.text === null);
  const all: (CaseTranscript['leftOut'][number] | false)[] = [
    state.confidential && { what: leftOut.reporterName, why: 'withheld' },
    audience !== 'leader' && { what: leftOut.forLeaders, why: 'withheld' },
    state.additions.some((one) => !isFor(one, audience)) && { what: leftOut.additions, why: 'withheld' },
    audience === 'everybody' && isMuted && { what: leftOut.muted, why: 'withheld' },
    isErased && { what: leftOut.erased, why: 'erased' },
    state.minorSafety && { what: leftOut.minorMedia, why: 'minor-safety' },
  ];
  return all.filter((one) => one !== false);
}

/** True once anything that people wrote is gone from the record. */
function hasErased({ state, words: known }: TranscriptSource['view'], history: TranscriptSource['history']): boolean {
  const ids = [
    state.descriptionId,
    state.summaryId,
    ...state.additions.map(({ textId }) => textId),
    ...state.parties.map(({ nameId }) => nameId),
    ...state.evidence.map(({ nameId }) => nameId),
    ...state.conversations.flatMap(({ replies }) => replies.map(({ textId }) => textId)),
    state.message?.snapshotId ?? null,
    ...history.flatMap(({ event }) => wordsOf(event, { isLeader: true })),
  ];
  return ids.some((contentId) => contentId !== null && !known.has(contentId));
}
