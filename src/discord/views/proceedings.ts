import { ChecklistItem } from '../../domain/decision/decision-state.ts';
import { isChecked, isWarnedTooSoon, untickedIn } from '../../domain/investigation/checklist.ts';
import { shorten } from '../../domain/names.ts';
import { gatheredIds } from '../../domain/same-subject/same-subject-state.ts';
import { onItWords } from '../../texts/en/calls.ts';
import { proceedings as words, statusNames } from '../../texts/en/card.ts';
import { checklistNames } from '../../texts/en/decision.ts';
import { checklist } from '../../texts/en/investigation.ts';
import { closeReasons } from '../../texts/en/lifecycle.ts';
import { dateAndDistance, distance } from '../../texts/en/times.ts';
import { interimCardLines } from '../interim/lines.ts';
import { decisionLines } from '../decision/card-lines.ts';
import type { CaseView } from './case-view.ts';
import { safeName } from './safe-text.ts';

/** How much of a note stands on the card; the whole of it is in the record. */
const noteLimit = 240;

/** Where the team stands with a case: who has it, what comes next, what is proposed (SPEC 4.2, 5). */
export function proceedingLines(view: CaseView): string[] {
  const stands = [...interimCardLines(view), assignee(view), ...onIt(view), ...triaged(view), ...planned(view)];
  return [...stands, ...checked(view), ...proposed(view), ...ended(view), ...linked(view), ...besides(view)];
}

function written({ words: known }: CaseView, contentId: string | null): string | null {
  const text = contentId === null ? undefined : known.get(contentId);
  return text === undefined ? null : shorten(safeName(text), noteLimit);
}

function person(view: CaseView, userId: string, nameId: string | null): string {
  const name = written(view, nameId);
  return name === null ? `\`${userId}\`` : `${name} (\`${userId}\`)`;
}

function assignee(view: CaseView): string {
  const { assigneeId, assigneeNameId } = view.state;
  return `**${words.assignee}:** ${assigneeId === null ? words.unassigned : person(view, assigneeId, assigneeNameId)}`;
}

function onIt(view: CaseView): string[] {
  const said = view.state.onIt;
  if (said === null) return [];
  return [`**${onItWords.heading}:** ${person(view, said.userId, said.nameId)} · ${distance(said.at)}`];
}

function triaged(view: CaseView): string[] {
  const { immediateRisk, riskId, scopeId } = view.state;
  const scope = written(view, scopeId);
  return [
    ...(immediateRisk === true ? [`⚠️ **${words.risk}:** ${written(view, riskId) ?? words.riskUnknown}`] : []),
    ...(immediateRisk === false ? [words.noRisk] : []),
    ...(scope === null ? [] : [`**${words.scope}:** ${scope}`]),
  ];
}

function planned(view: CaseView): string[] {
  const { nextStepId, followUpAt, heldUntil } = view.state;
  const step = written(view, nextStepId);
  return [
    ...(step === null ? [] : [`**${words.nextStep}:** ${step}`]),
    ...(followUpAt === null ? [] : [`**${words.followUp}:** ${dateAndDistance(followUpAt)}`]),
    ...(heldUntil === null ? [] : [`⏸️ ${words.held(dateAndDistance(heldUntil))}`]),
  ];
}

/** How far the investigation is; who ticked what is on the page of the list (SPEC 7.3). */
function checked({ state }: CaseView): string[] {
  if (state.ticks.length === 0 && (state.status === 'triage' || !isChecked(state))) return [];
  const open = untickedIn(state);
  const of = ChecklistItem.options.length;
  const line = checklist.line(of - open.length, of, isChecked(state) ? open.map((item) => checklistNames[item]) : []);
  return [`**${checklist.card}:** ${line}`, ...(isWarnedTooSoon(state) ? [checklist.warnedTooSoon] : [])];
}

/** What a closing proposal calls a duplicate of; another case by its reference only for those who may know of it. */
function originalOf({ state: { closing }, beside }: CaseView): string | null {
  const original = closing?.duplicateOf ?? null;
  return original === null ? null : (beside?.named.get(original.caseId) ?? words.anotherCase);
}

function proposed(view: CaseView): string[] {
  const { closing, status } = view.state;
  const lines: string[] = [];
  if (closing !== null && status !== 'closed') {
    lines.push(`🗳️ ${words.closingProposed(closeReasons[closing.reason], originalOf(view))}`);
  }
  return [...lines, ...decisionLines(view)];
}

function ended(view: CaseView): string[] {
  const { closedAs, status, summaryId } = view.state;
  if (status === 'cold') return [words.rests];
  if (status !== 'closed' || closedAs === null) return [];
  const summary = written(view, summaryId);
  const how = closedAs === 'resolved' ? words.closedResolved : words.closedAs(closeReasons[closedAs], originalOf(view));
  return [how, ...(summary === null ? [] : [`**${words.summary}:** ${summary}`])];
}

function linked({ state, beside }: CaseView): string[] {
  const duplicates = state.links.filter(({ how }) => how === 'has-duplicate');
  const named = duplicates.flatMap(({ caseId }) => beside?.named.get(caseId) ?? []);
  return duplicates.length === 0 ? [] : [words.duplicates(named, duplicates.length - named.length)];
}

/** Other cases about the same person, and the thread in which this one is told of (SPEC 3.8). */
function besides({ state, beside }: CaseView): string[] {
  const also = (beside?.linked ?? []).map(({ reference, status }) =>
    status === null ? reference : `${reference} (${statusNames[status]})`,
  );
  const gathered = gatheredIds(state).length;
  return [
    ...(also.length === 0 ? [] : [words.alsoAbout(also)]),
    ...(gathered === 0 ? [] : [words.gathers(gathered)]),
    ...(state.gatheredIn === null ? [] : [words.gatheredIn(beside?.lead?.reference ?? null)]),
  ];
}
