import { proceedings as words } from '../../texts/en/card.ts';
import { actionNews } from '../../texts/en/deciding.ts';
import { actionStatusNames } from '../../texts/en/decision.ts';
import type { CaseView } from '../views/case-view.ts';
import { measureLine } from './measures.ts';
import { verdictLines } from './proposal-view.ts';

/** Where a vote stands, what was decided, and what came of each measure, for the card (SPEC 4.2, 7.4, 7.5). */
export function decisionLines(view: CaseView): string[] {
  return [...open(view), ...decided(view), ...measures(view)];
}

/** Who stands where is on the page of the proposal; here only that it waits, and for how many. */
function open({ state: { proposal } }: CaseView): string[] {
  if (proposal === null) return [];
  const { votes, number } = proposal;
  const behind = 1 + votes.filter(({ vote }) => vote === 'approve').length;
  const isStopped = votes.some(({ vote }) => vote === 'object');
  return [`🗳️ ${[words.proposed(number, behind), ...(isStopped ? [words.objected] : [])].join(' · ')}`];
}

function decided(view: CaseView): string[] {
  const { decision } = view.state;
  if (decision === null) return [];
  return [
    `⚖️ **${words.decided}:**`,
    ...decision.verdicts.map((verdict) => `- ${verdictLines(view, { ...verdict, measures: [] }, 0).join('')}`),
  ];
}

function measures(view: CaseView): string[] {
  const { actions, decision } = view.state;
  const own = actions.filter(({ number }) => number === decision?.number);
  if (own.length === 0) return [];
  return [
    `**${words.measures}:**`,
    ...own.map(({ measure, status }) => `- ${actionNews.line(measureLine(view, measure), actionStatusNames[status])}`),
  ];
}
