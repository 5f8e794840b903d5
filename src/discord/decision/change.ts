import type { DecisionDraft } from '../../domain/decision/draft.ts';
import { draftFor } from '../../domain/decision/draft.ts';
import type { Proposal } from '../../domain/decision/decision-state.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import type { Acting } from '../case-actions/case-action.ts';
import type { Answer } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { says } from '../with-words.ts';
import { draftView } from './draft-view.ts';

/** The dialog, filled in with what was proposed: proposing it again starts the vote anew (SPEC 7.4). */
export async function changeForm({ view, context, by, at }: Acting, number: number): Promise<Answer> {
  const { proposal, caseId } = view.state;
  if (proposal?.number !== number) return says(refusalText({ code: 'proposal-over' }));
  const draft = draftFor(view.state, draftOf(view, proposal));
  await context.stores.decisionDrafts.save(caseId, by.userId, draft, at);
  return { show: 'message', payload: { v2: true, components: [draftView(view, draft)] } };
}

function draftOf({ words }: CaseView, { about, reasonsId }: Proposal): DecisionDraft | null {
  if (about.kind !== 'decision') return null;
  const said = (contentId: string | null) => words.get(contentId ?? '') ?? '';
  const verdicts = about.verdicts.map(({ partyId, finding, outcome, measures, noticeId }) => ({
    partyId,
    finding,
    outcome,
    measures: measures.map((measure) => ({ measure, words: measure.kind === 'condition' ? said(measure.textId) : '' })),
    notice: said(noticeId),
  }));
  return { verdicts, shown: 0, reasons: said(reasonsId), weighed: said(about.weighedId) };
}
