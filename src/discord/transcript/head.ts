import type { CaseState } from '../../domain/case.ts';
import { untickedIn } from '../../domain/investigation/checklist.ts';
import type { CaseTranscript, TranscriptLink } from '../../domain/transcript.ts';
import { checklistNames } from '../../texts/en/decision.ts';
import { closeReasons } from '../../texts/en/lifecycle.ts';
import { transcriptWords as words } from '../../texts/en/transcript.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Dates } from './dates.ts';
import type { Naming } from './naming.ts';

/** Who may know of it, and what to take care of. */
export function marksOf(state: CaseState): string[] {
  const { marks } = words;
  const all = [
    state.danger && (state.source === 'staff' ? marks.dangerByTeam : marks.danger),
    state.restricted && (state.leadersOnly ? marks.leadersOnly : marks.restricted),
    state.recusals.length > 0 && marks.keptOut,
    state.nobodyLeft && marks.nobodyLeft,
    state.confidential && marks.confidential,
    state.keepFrom && marks.keepFrom,
    state.minorSafety && marks.minorSafety,
  ];
  return all.filter((mark) => mark !== false);
}

/** How the case stands or ended, in one sentence. */
export function resultOf({ state, beside }: CaseView): string {
  const { status, closing, proposal } = state;
  const { result } = words;
  switch (status) {
    case 'closed':
      return closedAs(state, beside);
    case 'resolved':
      return result.resolved;
    case 'cold':
      return result.cold;
    case 'new':
    case 'triage':
    case 'investigating':
      if (closing !== null) return result.closingProposed(closeReasons[closing.reason]);
      return proposal === null ? result.open : result.outcomeProposed;
  }
}

function closedAs({ closedAs: how, closing }: CaseState, beside: CaseView['beside']): string {
  if (how === null || how === 'resolved') return words.result.decided;
  const original = beside?.named.get(closing?.duplicateOf?.caseId ?? '') ?? null;
  return words.result.without(closeReasons[how], original);
}

/** What the card says besides, as far as it is known. */
export function factsOf({ state, words: known }: CaseView, naming: Naming, dates: Dates): CaseTranscript['facts'] {
  const { facts } = words;
  const said = (contentId: string | null) => {
    const text = contentId === null ? undefined : known.get(contentId);
    return text === undefined ? null : naming.words(text);
  };
  const on = (at: number | null) => (at === null ? null : dates.moment(at));
  const risk = { true: said(state.riskId) ?? facts.riskYes, false: facts.riskNo, null: null };
  const all: [string, string | null][] = [
    [facts.risk, risk[`${state.immediateRisk}`]],
    [facts.scope, said(state.scopeId)],
    [facts.nextStep, said(state.nextStepId)],
    [facts.followUp, on(state.followUpAt)],
    [facts.checklist, checkedIn(state, naming, dates)],
    [facts.held, on(state.heldUntil)],
    [facts.checkIn, on(state.checkInAt)],
    [facts.withdrawn, on(state.withdrawnAt)],
  ];
  return all.flatMap(([label, text]) => (text === null ? [] : [{ label, words: text }]));
}

/** What was ticked, by whom and when, and what was not (SPEC 7.3); nothing where nobody began. */
function checkedIn(state: CaseState, naming: Naming, dates: Dates): string | null {
  if (state.ticks.length === 0 && state.decision === null) return null;
  const done = state.ticks.map(
    ({ item, by, at }) => `${checklistNames[item]} (${naming.member(by).name}, ${dates.moment(at)})`,
  );
  return [...done, ...untickedIn(state).map((item) => words.facts.unticked(checklistNames[item]))].join('; ');
}

/** Other cases, those alone of which the readers may know (SPEC 3.8). */
export function linksOf({ state, beside }: CaseView): CaseTranscript['links'] {
  if (beside === undefined) return [];
  const { linked, lead, named } = beside;
  const tied = state.links.flatMap(({ caseId, how }) => {
    const reference = how === 'same-subject' ? undefined : named.get(caseId);
    return reference === undefined ? [] : [{ reference, how }];
  });
  const others = (how: TranscriptLink, some: { reference: string }[]) =>
    some.map(({ reference }) => ({ reference, how }));
  return [...tied, ...others('same-subject', linked), ...others('gathered-in', lead === null ? [] : [lead])];
}
