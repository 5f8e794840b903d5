import type { Proposal } from '../../domain/decision/decision-state.ts';
import { tallyOf } from '../../domain/decision/tally.ts';
import type { Tally, Voters } from '../../domain/decision/tally.ts';
import type { Verdict } from '../../domain/decision/verdict.ts';
import { shorten } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { vote as words } from '../../texts/en/deciding.ts';
import { checklistNames, findingNames, outcomeNames } from '../../texts/en/decision.ts';
import type { CaseView } from '../views/case-view.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import { staffName } from '../views/staff-name.ts';
import { measureLine } from './measures.ts';
import { subjectName } from './who.ts';

interface Shown {
  proposal: Proposal;
  voters: Voters;
  staff: readonly StaffMember[];
  /** How much of each text is shown. */
  atMost: number;
}

/** What is proposed and why (SPEC 7.4), for those who may see the case. */
export function proposalLines(view: CaseView, { proposal, staff, atMost }: Omit<Shown, 'voters'>): string[] {
  const { about, reasonsId, proposedBy } = proposal;
  return [
    words.by(staffName(staff, proposedBy)),
    ...aboutLines(view, about, atMost),
    words.reasons,
    said(view, reasonsId, atMost),
  ];
}

function aboutLines(view: CaseView, about: Proposal['about'], atMost: number): string[] {
  if (about.kind !== 'decision') {
    const action = view.state.actions.find(({ actionId }) => actionId === about.actionId);
    const measure = action === undefined ? about.actionId : measureLine(view, action.measure);
    return [about.kind === 'drop' ? words.drop(measure) : words.undo(measure)];
  }
  const { verdicts, weighedId, unticked } = about;
  return [
    ...verdicts.flatMap((verdict) => verdictLines(view, verdict, atMost)),
    ...(unticked.length === 0 ? [] : [words.unticked(unticked.map((item) => checklistNames[item]))]),
    ...(weighedId === null ? [] : [words.weighed, said(view, weighedId, atMost)]),
  ];
}

/** Finding, outcome, measures and notice for one subject. */
export function verdictLines(view: CaseView, verdict: Verdict, noticeAtMost: number): string[] {
  const { partyId, finding, outcome, measures, noticeId } = verdict;
  return [
    words.verdict(subjectName(view, partyId), findingNames[finding], outcomeNames[outcome]),
    ...measures.map((measure) => `- ${measureLine(view, measure)}`),
    ...(noticeId === null || noticeAtMost === 0 ? [] : [words.notice, said(view, noticeId, noticeAtMost)]),
  ];
}

const said = ({ words: known }: CaseView, contentId: string, atMost: number): string =>
  shorten(quoted(safeText(known.get(contentId) ?? '')), atMost);

/** Who stands where, by name: it is on record (SPEC 7.4). */
export function voteLines(view: CaseView, { proposal, voters, staff, atMost }: Shown): string[] {
  const tally = tallyOf(proposal, voters);
  const objections = proposal.votes.filter(
    ({ vote, userId }) => vote === 'object' && tally.againstIds.includes(userId),
  );
  return [
    standingLine(tally),
    words.behind(tally.behindIds.map((userId) => staffName(staff, userId))),
    ...objections.flatMap(({ userId, reasonId }) => [
      words.against(staffName(staff, userId)),
      said(view, reasonId ?? '', atMost),
    ]),
    ...(proposal.called === null ? [] : [words.called(staffName(staff, proposal.called.by))]),
  ];
}

/** How many stand behind it, and what stops it. */
const standingLine = ({ behindIds, needed, againstIds }: Tally): string =>
  [
    words.standing(behindIds.length, needed),
    ...(againstIds.length === 0 ? [] : [words.stopped(againstIds.length)]),
  ].join(' · ');
