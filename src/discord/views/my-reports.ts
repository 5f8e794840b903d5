import { ButtonStyle, ComponentType } from 'discord.js';
import type { InteractionReplyOptions } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { questionTo } from '../../domain/contact/conversations.ts';
import { mayName } from '../../domain/keep-from/keep-from-state.ts';
import { openStatuses } from '../../domain/lifecycle/transitions.ts';
import { shorten, tidyName } from '../../domain/names.ts';
import { authorOf, promisedAt, standingOf } from '../../domain/reporter/standing.ts';
import type { Settings } from '../../domain/settings.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { waitsForYou } from '../../texts/en/contact.ts';
import { keepFrom } from '../../texts/en/keep-from.ts';
import { myReports as words, standings, withdrawing } from '../../texts/en/my-reports.ts';
import { encodeCustomId } from '../custom-id.ts';
import { button, row } from './components.ts';
import { safeName } from './safe-text.ts';

/** A report as its own reporter may see it: nothing of the team's side is in reach of this view (SPEC 3.7). */
export interface OwnReport {
  state: Pick<
    CaseState,
    | 'caseId'
    | 'reference'
    | 'category'
    | 'status'
    | 'closedAs'
    | 'withdrawnAt'
    | 'openedAt'
    | 'checkInAt'
    | 'heldUntil'
    | 'nobodyLeft'
    | 'additions'
    | 'conversations'
    | 'parties'
    | 'keeping'
  >;
  settings: Settings;
  /** Null where it is plain which server it is. */
  server: string | null;
}

/** Five reports, however they are called, fit into one message. */
const namesAtMost = 40;

type Payload = Pick<InteractionReplyOptions, 'content' | 'components'>;

interface Page {
  page: number;
  pages: number;
  now: number;
}

/** One page of a member's reports, with a menu to choose one. */
export function reportList(reports: OwnReport[], { page, pages, now }: Page): Payload {
  const lines = reports.map((report) => `- ${headline(report)} · *${standingWords(report)}*${dates(report, now)}`);
  const turning = [
    ...(page > 1 ? [pageButton(page - 1, words.newer)] : []),
    ...(page < pages ? [pageButton(page + 1, words.older)] : []),
  ];
  const foot = pages > 1 ? `${words.page(page, pages)} ${words.onlyYou}` : words.onlyYou;
  return {
    content: [`### ${words.heading}`, ...lines, `-# ${foot}`].join('\n'),
    components: [menu(reports), ...(turning.length === 0 ? [] : [row(...turning)])],
  };
}

const pageButton = (page: number, label: string) => button(encodeCustomId({ verb: 'my-page', step: page }), label);

function menu(reports: OwnReport[]) {
  const options = reports.map((report) => ({
    label: shorten([report.state.reference, categoryOf(report), ...serverOf(report)].map(tidyName).join(' · '), 100),
    value: report.state.caseId,
    description: standingWords(report),
  }));
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: encodeCustomId({ verb: 'my-pick' }),
    placeholder: words.placeholder,
    options,
  };
  return { type: ComponentType.ActionRow as const, components: [select] };
}

const serverOf = ({ server }: OwnReport) => (server === null ? [] : [server]);

function categoryOf({ state, settings }: OwnReport): string {
  const category = settings.categories.find((one) => one.key === state.category);
  return categoryWords(category ?? { key: state.category, name: null, text: null }).name;
}

function headline(report: OwnReport): string {
  const { reference, openedAt } = report.state;
  const names = [categoryOf(report), ...serverOf(report)].map((name) => shorten(safeName(name), namesAtMost));
  return [`**${reference}**`, ...names, words.sent(openedAt)].join(' · ');
}

const standingWords = ({ state }: OwnReport) => standings[standingOf(state)];

function dates(report: OwnReport, now: number): string {
  const lines = whenHeard(report, now);
  return lines.length === 0 ? '' : `\n  ${lines.join(' ')}`;
}

/** Only dates the member was promised, and only while the report is open. */
function whenHeard({ state }: OwnReport, now: number): string[] {
  if (!openStatuses.includes(state.status)) return [];
  if (state.nobodyLeft) return [words.nobodyLeft];
  const { heldUntil } = state;
  const hearAt = promisedAt(state);
  const hear = hearAt === null ? [] : [hearAt > now ? words.hearBy(hearAt) : words.overdue(hearAt)];
  return [...(heldUntil !== null && heldUntil > now ? [words.heldUntil(heldUntil)] : []), ...hear];
}

/** One report, and what its reporter can do with it. */
export function reportDetail(report: OwnReport, now: number): Payload {
  const { state } = report;
  const question = state.status === 'closed' ? undefined : questionTo(state, authorOf(state));
  const lines = [
    headline(report),
    `**${words.stands}:** ${standingWords(report)}.`,
    ...(question === undefined ? [] : [waitsForYou.line]),
    ...whenHeard(report, now),
    ...later(state),
    ...(state.additions.length === 0 ? [] : [words.added(state.additions.length)]),
  ];
  const { caseId: id } = state;
  const mayWithdraw = state.withdrawnAt === null && state.status !== 'closed';
  const answer = question && encodeCustomId({ verb: 'contact-reply', id, step: question.number });
  const buttons = [
    ...(answer === undefined ? [] : [button(answer, waitsForYou.button, ButtonStyle.Success)]),
    button(encodeCustomId({ verb: 'my-add', id }), words.add, ButtonStyle.Primary),
    ...(mayWithdraw ? [button(encodeCustomId({ verb: 'my-withdraw', id }), words.withdraw)] : []),
    button(encodeCustomId({ verb: 'my-ask', id }), words.ask),
    pageButton(1, words.back),
  ];
  return { content: lines.join('\n'), components: [row(...buttons), ...keepingRow(state)] };
}

/** What becomes of what they add now. */
function later({ status }: OwnReport['state']): string[] {
  if (status === 'closed') return [words.ended];
  return status === 'cold' ? [words.resting] : [];
}

/** Whom it must be kept from, as long as that can be said (SPEC 3.6). */
function keepingRow({ caseId: id, status, keeping }: OwnReport['state']) {
  if (status === 'closed' || !mayName({ keeping })) return [];
  return [row(button(encodeCustomId({ verb: 'my-keep-from', id }), keepFrom.open))];
}

/** The question before a report is withdrawn. */
export function withdrawQuestion({ caseId: id, reference }: CaseState): Payload {
  const yes = button(encodeCustomId({ verb: 'my-withdraw-yes', id }), withdrawing.yes, ButtonStyle.Danger);
  const no = button(encodeCustomId({ verb: 'my-keep', id }), withdrawing.no);
  return { content: withdrawing.question(reference), components: [row(yes, no)] };
}

/** A word with the way back to the list. */
export const wordAndBack = (content: string): Payload => ({ content, components: [row(pageButton(1, words.back))] });
