import type { APIContainerComponent } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { boardWords, queueWords } from '../../texts/en/board.ts';
import { encodeCustomId } from '../custom-id.ts';
import { button, container, row, text } from './components.ts';
import type { QueueLook } from './queue-lines.ts';
import { queueText } from './queue-lines.ts';

/** Room for cases beside title and pointer; Discord shows 4,000 signs of text in one message. */
const casesLimit = 3600;

/** The pressed board shows the presser their own queue; our own board is known again by it. */
export const boardButtonVerb = 'queue-mine';

/** The queue board (SPEC 4.8), or what it says while others could read it: the same cases always give the same board. */
export function boardView(cases: readonly CaseState[] | null, look: QueueLook): APIContainerComponent {
  const mine = row(button(encodeCustomId({ verb: boardButtonVerb }), boardWords.showMine));
  const parts = [boardWords.title, ...(cases === null ? [boardWords.withheld] : casesParts(cases, look))];
  return container(0x4a7fb5, [...parts.map(text), mine]);
}

function casesParts(cases: readonly CaseState[], look: QueueLook): string[] {
  if (cases.length === 0) return [boardWords.empty, boardWords.footer];
  const { shown, whole } = queueText(cases, look, casesLimit);
  return [shown, whole ? boardWords.footer : boardWords.more];
}

export interface QueuePage {
  cases: readonly CaseState[];
  page: number;
  total: number;
}

/** So few that even the longest names fit. */
export const queuePerPage = 15;

/** One page of what somebody may see, for them alone. */
export function queueView({ cases, page, total }: QueuePage, look: QueueLook): APIContainerComponent {
  const pages = Math.max(1, Math.ceil(total / queuePerPage));
  const turn = (to: number, label: string) => button(encodeCustomId({ verb: 'queue-page', step: to }), label);
  const turns = [
    ...(page > 1 ? [turn(Math.min(page - 1, pages), queueWords.earlier)] : []),
    ...(page < pages ? [turn(page + 1, queueWords.later)] : []),
  ];
  const shown = cases.length === 0 ? boardWords.nothingForYou : queueText(cases, look, casesLimit).shown;
  const parts = [queueWords.title, shown, queueWords.count(total, page, pages)];
  return container(0x4a7fb5, [...parts.map(text), ...(turns.length === 0 ? [] : [row(...turns)])]);
}
