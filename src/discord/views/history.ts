import type { HistoryEntry } from '../../app/ports.ts';
import { wordsOf } from '../../domain/event-words.ts';
import { shorten } from '../../domain/names.ts';
import { card } from '../../texts/en/card.ts';
import { historyPage } from '../../texts/en/case-list.ts';
import { historyLine } from '../../texts/en/history.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from './case-view.ts';
import { button, row } from './components.ts';
import { safeName } from './safe-text.ts';

/** Room for lines in one message, its heading left out. */
const lettersAtMost = 1800;
/** How much of what somebody wrote stands below its entry. */
const wordsAtMost = 160;

type Shown = Pick<CaseView, 'state' | 'words' | 'beside'>;

/**
 * One page of a history, the latest first page, newest last; with buttons to the others (SPEC 5). Some entries say more
 * to leaders (SPEC 6.1).
 */
export function historyView(
  view: Shown,
  entries: HistoryEntry[],
  { page, isLeader }: { page: number; isLeader: boolean },
) {
  const { reference, caseId } = view.state;
  const pages = pagesOf(historyLines(view, entries, isLeader));
  const number = Math.min(Math.max(1, page), pages.length);
  const turn = (to: number, label: string) =>
    button(encodeCustomId({ verb: 'history-page', id: caseId, step: to }), label);
  const turns = [
    ...(number < pages.length ? [turn(number + 1, historyPage.earlier)] : []),
    ...(number > 1 ? [turn(number - 1, historyPage.later)] : []),
  ];
  const heading = historyPage.heading(reference, number, pages.length);
  return {
    content: [heading, ...(pages[number - 1] ?? [])].join('\n'),
    components: turns.length === 0 ? [] : [row(...turns)],
  };
}

/** A history line by line, oldest first. */
export const historyLines = (view: Shown, entries: HistoryEntry[], isLeader: boolean): string[] =>
  entries.map((entry) => line(view, entry, isLeader));

/** As many lines on each page as fit, filled from the newest. */
function pagesOf(lines: string[]): string[][] {
  const pages: string[][] = [[]];
  let letters = 0;
  for (const one of lines.toReversed()) {
    letters += one.length + 1;
    if (letters > lettersAtMost) {
      pages.push([]);
      letters = one.length + 1;
    }
    pages.at(-1)?.unshift(one);
  }
  return pages;
}

function line(view: Shown, entry: HistoryEntry, isLeader: boolean): string {
  const said = wordsOf(entry.event, { isLeader }).map((contentId) => view.words.get(contentId) ?? card.erased);
  const shown = said.map((words) => `\n  “${shorten(safeName(words), wordsAtMost)}”`);
  const nameOf = (caseId: string) => view.beside?.named.get(caseId) ?? null;
  const saysWho = isLeader && !isAboutKept(view, entry);
  return `- ${historyLine(unnamed(view, entry), { nameOf, saysWho })}${shown.join('')}`;
}

/** Who reported confidentially is shown by a button alone, where each look is on record (SPEC 3.6). */
function unnamed(view: Shown, entry: HistoryEntry): HistoryEntry {
  return isKept(view, entry.actorId) ? { ...entry, actorId: null } : entry;
}

const isAboutKept = (view: Shown, { event }: HistoryEntry): boolean =>
  event.type === 'person-removed' && isKept(view, event.userId);

const isKept = ({ state: { confidential, parties } }: Shown, person: string | null): boolean =>
  confidential && parties.some(({ role, userId }) => role === 'reporter' && userId === person);
