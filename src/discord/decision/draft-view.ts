import { ButtonStyle, ComponentType } from 'discord.js';
import type { APIComponentInContainer, APIContainerComponent, APISelectMenuOption } from 'discord.js';
import type { DecisionDraft, DraftVerdict } from '../../domain/decision/draft.ts';
import { measuresOf } from '../../domain/decision/verdict.ts';
import { shorten } from '../../domain/names.ts';
import { draftCard as words } from '../../texts/en/deciding.ts';
import { findingNames, measureNames, outcomeNames } from '../../texts/en/decision.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, container, line, row, text } from '../views/components.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import { draftMeasureLine } from './measures.ts';
import { subjectName } from './who.ts';

/** How much of what was written the card shows; all of it is in its form. */
const shownAtMost = 700;
/** Discord's limit for one option. */
const labelAtMost = 100;
const color = 0x4a7fb5;

/** The dialog in which a decision is written (SPEC 5, 7.4): drawn from the draft, for its writer alone. */
export function draftView(view: CaseView, draft: DecisionDraft, notice: string | null = null): APIContainerComponent {
  const { reference } = view.state;
  const verdict = draft.verdicts[draft.shown];
  const said = notice === null ? [] : [text(notice), line()];
  const parts = verdict === undefined ? [] : verdictParts(view, draft, verdict);
  return container(color, [text(words.title(reference)), ...said, ...parts, ...reasonParts(draft), ...endRows(view)]);
}

function verdictParts(view: CaseView, draft: DecisionDraft, verdict: DraftVerdict): APIComponentInContainer[] {
  const { finding, outcome, measures, partyId } = verdict;
  const count = draft.verdicts.length;
  const lines =
    measures.length === 0 ? words.noMeasures : measures.map((one) => `\n- ${draftMeasureLine(one)}`).join('');
  return [
    text(words.whom(subjectName(view, partyId), draft.shown + 1, count)),
    ...(count > 1 ? [select(view, 'decision-subject', words.otherPerson, people(view, draft))] : []),
    select(view, 'decision-finding', words.finding, optionsOf(findingNames, finding)),
    select(view, 'decision-outcome', words.outcome, optionsOf(outcomeNames, outcome)),
    text(`**${words.measures}:** ${lines}`),
    ...measureSelects(view, verdict),
    text(written(words.notice, verdict.notice, words.noNotice)),
  ];
}

function measureSelects(view: CaseView, { outcome, measures }: DraftVerdict): APIComponentInContainer[] {
  const kinds = outcome === null ? [] : measuresOf[outcome];
  const adding = kinds.map((kind) => ({ label: measureNames[kind], value: kind }));
  const off = measures.map((one, index) => ({
    label: shorten(plain(draftMeasureLine(one)), labelAtMost),
    value: String(index),
  }));
  return [
    ...(adding.length === 0 ? [] : [select(view, 'decision-measure', words.addMeasure, adding)]),
    ...(off.length === 0 ? [] : [select(view, 'decision-off', words.takeOff, off)]),
  ];
}

const reasonParts = ({ reasons, weighed }: DecisionDraft): APIComponentInContainer[] => [
  line(),
  text(written(words.reasons, reasons, words.noReasons)),
  ...(weighed.trim() === '' ? [] : [text(written(words.weighed, weighed, ''))]),
  text(words.hint),
];

const written = (label: string, said: string, nothing: string): string =>
  said.trim() === ''
    ? `**${label}:** ${nothing}`
    : `**${label}:**\n${shorten(quoted(safeText(said.trim())), shownAtMost)}`;

function endRows({ state: { caseId: id } }: CaseView): APIComponentInContainer[] {
  const press = (verb: string, label: string, style?: ButtonStyle.Primary) =>
    button(encodeCustomId({ verb, id }), label, style);
  return [
    row(press('decision-notice', words.writeNotice), press('decision-reasons', words.writeReasons)),
    row(press('decision-propose', words.propose, ButtonStyle.Primary), press('decision-forget', words.forget)),
  ];
}

const people = (view: CaseView, { verdicts, shown }: DecisionDraft): APISelectMenuOption[] =>
  verdicts.slice(0, 25).map(({ partyId }, index) => ({
    label: shorten(plain(subjectName(view, partyId)), labelAtMost),
    value: String(index),
    default: index === shown,
  }));

const optionsOf = <K extends string>(names: Record<K, string>, chosen: K | null): APISelectMenuOption[] =>
  Object.entries<string>(names).map(([value, label]) => ({ label, value, default: value === chosen }));

function select({ state }: CaseView, verb: string, placeholder: string, options: APISelectMenuOption[]) {
  const custom_id = encodeCustomId({ verb, id: state.caseId });
  const menu = { type: ComponentType.StringSelect as const, custom_id, placeholder, options };
  return { type: ComponentType.ActionRow as const, components: [menu] };
}

/** Menus show no formatting, and no timestamps or mentions. */
const plain = (formatted: string) =>
  formatted
    .replaceAll(/[`\\]/gu, '')
    .replaceAll(/<t:(\d+):D>/gu, (_, seconds: string) => new Date(Number(seconds) * 1000).toISOString().slice(0, 10));
