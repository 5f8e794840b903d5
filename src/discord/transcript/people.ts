import type { CaseTranscript } from '../../domain/transcript.ts';
import { card } from '../../texts/en/card.ts';
import { transcriptWords as words } from '../../texts/en/transcript.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Naming } from './naming.ts';

/** The people of a case by name and id. */
export function partiesOf({ state, words: known }: CaseView, naming: Naming): CaseTranscript['parties'] {
  const reporters = new Set(state.parties.flatMap(({ role, nameId }) => (role === 'reporter' ? [nameId] : [])));
  return state.parties.map(({ role, userId, nameId }) => {
    // The reporter harmed is one person with two roles; said so, as on the card.
    if (role !== 'reporter' && reporters.has(nameId)) {
      return { role, ...naming.person({ name: words.theReporter, userId }) };
    }
    if (userId !== null && naming.isKept(userId)) return { role, name: card.reporterKept, userId: null };
    const name = known.get(nameId) ?? null;
    const isOnlyAnId = userId !== null && (name === null || name === userId);
    return { role, ...(isOnlyAnId ? naming.member(userId) : naming.person({ name: name ?? card.erased, userId })) };
  });
}
