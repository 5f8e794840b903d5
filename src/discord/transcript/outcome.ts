import type { Verdict } from '../../domain/decision/verdict.ts';
import type { CaseTranscript } from '../../domain/transcript.ts';
import { draftCard } from '../../texts/en/deciding.ts';
import { findingNames, measureText, outcomeNames } from '../../texts/en/decision.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Dates } from './dates.ts';
import type { Naming } from './naming.ts';

/** What was decided, or lies before the team, with who stands behind it (SPEC 7.4). */
export function outcomeOf(view: CaseView, naming: Naming, dates: Dates): CaseTranscript['outcome'] {
  const found = decidedOrProposed(view);
  if (found === null) return null;
  const { verdicts, reasonsId, proposedBy, behindIds, isDecided } = found;
  return {
    text: verdicts.map((verdict) => verdictText(view, verdict, { naming, dates })).join('\n'),
    reasons: said(view, reasonsId, naming),
    proposedBy: naming.member(proposedBy),
    approvedBy: behindIds.filter((userId) => userId !== proposedBy).map((userId) => naming.member(userId)),
    isDecided,
  };
}

function decidedOrProposed({ state: { decision, proposal } }: CaseView) {
  if (decision !== null) return { ...decision, isDecided: true };
  if (proposal?.about.kind !== 'decision') return null;
  const approving = proposal.votes.filter(({ vote }) => vote === 'approve').map(({ userId }) => userId);
  return { ...proposal, verdicts: proposal.about.verdicts, behindIds: approving, isDecided: false };
}

function said({ words }: CaseView, contentId: string, naming: Naming): string | null {
  const text = words.get(contentId);
  return text === undefined ? null : naming.words(text);
}

interface Writing {
  naming: Naming;
  dates: Dates;
}

/** One line for each subject: who, what was found, what comes of it, and how. */
function verdictText(
  view: CaseView,
  { partyId, finding, outcome, measures }: Verdict,
  { naming, dates }: Writing,
): string {
  const party = view.state.parties.find((one) => one.partyId === partyId);
  const name = party === undefined ? draftCard.theCase : (said(view, party.nameId, naming) ?? '');
  const how = measures.map((measure) => {
    const condition = measure.kind === 'condition' ? said(view, measure.textId, naming) : null;
    return plain(measureText(measure, condition), dates);
  });
  return [`${name}: ${findingNames[finding]} → ${outcomeNames[outcome]}`, ...how].join(' · ');
}

/** Days as a page shows them; ids where Discord would show a name. */
const plain = (text: string, dates: Dates): string =>
  text
    .replaceAll(/<t:(\d+):D>/gu, (_, seconds: string) => dates.day(Number(seconds) * 1000))
    .replaceAll(/<[@#]&?(\d+)>|`/gu, (_, id?: string) => id ?? '');
