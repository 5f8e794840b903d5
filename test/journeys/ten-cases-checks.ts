import { expect } from 'vitest';
import { isUnattended } from '../../src/domain/calls/attended.ts';
import { boardPauseMs } from '../../src/domain/board.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { openStatuses } from '../../src/domain/lifecycle/transitions.ts';
import { severityNames, statusNames } from '../../src/texts/en/card.ts';
import { categoryWords } from '../../src/texts/en/categories.ts';
import { tagWords } from '../../src/texts/en/tags.ts';
import { labelsOn, cardIn, shownTo, tagsOf, placeOf } from '../support/reporting.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';
import type { CaseName, Played, Step } from './ten-cases-story.ts';

/** Does a step as that person would: by a button of the card they see, or by a command that names the case. */
export async function takeStep(s: Scene, ten: Map<CaseName, Played>, { on, by, press, run, does, form }: Step) {
  const { reference } = played(ten, on);
  const person = s[by];
  if (does !== undefined) return await does(person, reference);
  if (run !== undefined) await person.runs(run, { case: reference });
  const shown = run === undefined ? cardIn(s, placeOf(s, reference)) : shownTo(person);
  if (press !== undefined) await person.presses(press, { on: shown.message });
  if (form !== undefined) await person.fillsIn(form(ten, s));
}

export function played(ten: Map<CaseName, Played>, name: CaseName): Played {
  const one = ten.get(name);
  if (one === undefined) throw new Error(`There is no case "${name}"`);
  return one;
}

/**
 * The row, the card, the tags and the board of every case say the same, and so does the history of those named (SPEC 4.2,
 * 4.5, 4.8, 5).
 */
export async function agrees(s: Scene, ten: Map<CaseName, Played>, inHistory = [...ten.keys()]): Promise<void> {
  const states = await Promise.all([...ten].map(async ([name, one]) => ({ name, one, state: await rowOf(s, one) })));
  for (const { name, one, state } of states) {
    expect(state.status).toBe(statusOf(one));
    cardAgrees(s, state);
    if (inHistory.includes(name)) expect([name, ...(await historyOf(s, one.reference))]).toEqual([name, ...one.path]);
  }
  const open = states.filter(({ one, state }) => !one.restricted && openStatuses.includes(state.status));
  await boardSays(s, Object.fromEntries(open.map(({ one, state }) => [one.reference, headingOf(state)])));
}

/** Urgent cases that nobody is on stand above all headings. */
const headingOf = (state: CaseState) => (isUnattended(state) ? '' : statusNames[state.status]);

const statusOf = ({ path }: Played) =>
  Object.entries(statusNames).find(([, name]) => name === path.at(-1))?.[0] ?? 'no status';

async function rowOf(s: Scene, { reference }: Played): Promise<CaseState> {
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);
  if (state === null) throw new Error(`${reference} is not on record`);
  return state;
}

function cardAgrees(s: Scene, state: CaseState): void {
  const thread = placeOf(s, state.reference);
  const card = cardIn(s, thread);
  const { name } = categoryWords({ key: state.category, name: null, text: null });
  expect(card.text.split('\n')[0]).toBe(`## ${state.reference} · ${name}`);
  expect(card.text).toContain(`\n**${statusNames[state.status]}** · Severity: **${severityNames[state.severity]}** · `);
  expect(card.text).toContain(state.assigneeId === null ? '**Assignee:** nobody' : `(\`${state.assigneeId}\`)`);
  expect(card.text.includes('On hold until')).toBe(state.heldUntil !== null);
  expect(labelsOn(card).includes('Triage')).toBe(
    state.status === 'new' || (state.status === 'triage' && state.immediateRisk === null),
  );
  if (!state.isPost) return;
  const words = tagWords(s.settings);
  const tag = words.categories.find(({ key }) => key === state.category)?.name;
  expect(tagsOf(s, thread)).toEqual([words.status[state.status], words.severity[state.severity], tag]);
}

/** Each step from one status to the next, the first being where it began, over all pages of `/case history`. */
async function historyOf(s: Scene, reference: string): Promise<string[]> {
  await s.halvard.runs('/case history', { case: reference });
  const pages = [shownTo(s.halvard).text];
  while (labelsOn(shownTo(s.halvard)).includes('Earlier')) {
    await s.halvard.presses('Earlier');
    pages.unshift(shownTo(s.halvard).text);
  }
  return ['New', ...[...pages.join('\n').matchAll(/→ \*(\w+)\*/gu)].map(([, to = '']) => to)];
}

/** Open cases by reference, under the heading of their status. */
function boardNow(s: Scene): Record<string, string> {
  const board = s.halvard.sees(s.caseChannels.staffChannel).find(({ text }) => text.includes('Open cases'));
  const found: Record<string, string> = {};
  let heading = '';
  for (const line of (board?.text ?? '').split('\n')) {
    heading = /^### (.+)$/u.exec(line)?.[1] ?? heading;
    const reference = /^- \*\*(C-\w+)\*\*/u.exec(line)?.[1];
    if (reference !== undefined) found[reference] = heading;
  }
  return found;
}

/** The board takes its time: many changes become one edit. */
async function boardSays(s: Scene, expected: Record<string, string>): Promise<void> {
  const said = (board: Record<string, string>) =>
    Object.entries(board)
      .map(([reference, heading]) => `${reference} ${heading}`)
      .toSorted()
      .join(', ');
  await until(
    () => {
      if (said(boardNow(s)) === said(expected)) return true;
      s.clock.advance(boardPauseMs);
      return false;
    },
    `the board to say ${said(expected)}`,
  );
}
