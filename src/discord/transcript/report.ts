import type { Addition } from '../../domain/reporter/reporter-state.ts';
import type { TranscriptAudience, TranscriptMessage, TranscriptPerson } from '../../domain/transcript.ts';
import { card } from '../../texts/en/card.ts';
import { transcriptWords as words } from '../../texts/en/transcript.ts';
import type { CaseView } from '../views/case-view.ts';
import { categoryName } from '../views/category-name.ts';
import { messageIn } from './message.ts';
import { addedMessage } from './reported.ts';

/** The report, or what whoever opened the case wrote, then what the reporter added to it. */
export function reportIn(view: CaseView, audience: TranscriptAudience): TranscriptMessage[] {
  const { state, words: known } = view;
  const by = state.openerId === null ? reporterOf(view) : openerOf(view);
  const report = messageIn({ by, at: state.openedAt, text: known.get(state.descriptionId) ?? null });
  return [report, ...state.additions.filter((one) => isFor(one, audience)).flatMap((one) => addition(view, one))];
}

/** What names somebody of the team is shown to each reader alone, never posted (SPEC 6.1). */
export const isFor = ({ withheld }: Pick<Addition, 'withheld'>, audience: TranscriptAudience): boolean =>
  audience !== 'everybody' || !withheld;

function reporterOf({ state, words: known }: CaseView): TranscriptPerson {
  const reporter = state.parties.find(({ role }) => role === 'reporter');
  return { name: known.get(reporter?.nameId ?? '') ?? words.theReporter, userId: reporter?.userId ?? null };
}

/** Who of the team opened a case. */
export const openerOf = ({ state, words: known }: CaseView): TranscriptPerson => ({
  name: known.get(state.openerNameId ?? '') ?? card.erased,
  userId: state.openerId,
});

function addition(view: CaseView, { textId, files, message, joined, at }: Addition): TranscriptMessage[] {
  const remarks = [
    ...(joined === null ? [] : joinedRemarks(view, joined)),
    ...(files === 0 ? [] : [words.filesAdded(files)]),
  ];
  const text = view.words.get(textId) ?? null;
  return [messageIn({ by: reporterOf(view), at, text, remarks }), ...addedMessage(view, message)];
}

/** What a report that joined the case said beside its words (SPEC 3.9). */
function joinedRemarks(view: CaseView, { category, danger, about, harmed }: NonNullable<Addition['joined']>): string[] {
  const named = (one: typeof about, fallback: string) =>
    one === null ? fallback : (view.words.get(one.nameId) ?? card.erased);
  return [
    words.joined(categoryName({ category }, view.settings), danger),
    words.joinedAbout(named(about, words.nobodyNamed), named(harmed, words.theReporter)),
  ];
}
