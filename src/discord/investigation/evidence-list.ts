import { isCovered, isShown, itemsOf, markOf } from '../../domain/investigation/evidence-items.ts';
import type { Item } from '../../domain/investigation/evidence-items.ts';
import { shorten } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { jumpLink } from '../../domain/snapshot.ts';
import { card } from '../../texts/en/card.ts';
import { evidenceList as words } from '../../texts/en/evidence.ts';
import { evidenceReasons, evidenceStates } from '../../texts/en/report.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, row } from '../views/components.ts';
import { snapshotFrom, snapshotText } from '../views/message-text.ts';
import { fileName, fileSize } from '../views/proof.ts';
import { safeName } from '../views/safe-text.ts';
import { staffName } from '../views/staff-name.ts';
import { erasureButtons } from './erasure-buttons.ts';

const perPage = 4;
/** How much of each text stands in the list; the whole of it is in the transcript. */
const wordsAtMost = 120;

/** Who reads the list, and where they are in it. */
interface Reading {
  staff: readonly StaffMember[];
  isLeader: boolean;
  /** From 1. */
  page: number;
}

/** One page of the evidence of a case, for whoever may see the case, alone (SPEC 7.1). */
export function evidenceView(view: CaseView, { staff, isLeader, page }: Reading) {
  const { state } = view;
  const items = itemsOf(state);
  if (items.length === 0) return { content: words.none(state.reference), components: [] };
  const pages = Math.ceil(items.length / perPage);
  const number = Math.min(Math.max(1, page), pages);
  const shown = items.slice((number - 1) * perPage, number * perPage);
  const heading = words.heading(state.reference, items.length, pages === 1 ? '' : words.page(number, pages));
  const lines = shown.map((item) => itemLines(view, item, staff).join('\n'));
  const presses = [...turns(state.caseId, number, pages), ...looks(view, isLeader)];
  return {
    content: shorten([heading, ...lines].join('\n'), 2000),
    components: [...(presses.length === 0 ? [] : [row(...presses)]), ...erasureButtons(state, shown)],
  };
}

function turns(caseId: string, number: number, pages: number) {
  const turn = (to: number, label: string) =>
    button(encodeCustomId({ verb: 'evidence-page', id: caseId, step: to }), label);
  return [
    ...(number > 1 ? [turn(number - 1, words.earlier)] : []),
    ...(number < pages ? [turn(number + 1, words.later)] : []),
  ];
}

function looks({ state }: CaseView, isLeader: boolean) {
  const { caseId } = state;
  const hasShown = state.evidence.some((one) => isShown(state, one));
  const hasCovered = itemsOf(state).some(({ itemId }) => isCovered(state, itemId) && !markOf(state, itemId).erased);
  return [
    ...(hasShown ? [button(encodeCustomId({ verb: 'show-evidence', id: caseId }), words.show)] : []),
    ...(isLeader && hasCovered ? [button(encodeCustomId({ verb: 'look-covered', id: caseId }), words.look)] : []),
  ];
}

function itemLines(view: CaseView, item: Item, staff: readonly StaffMember[]): string[] {
  return [
    'file' in item ? fileHead(view, item) : exhibitHead(view, item),
    `  ${[...givenBy(item, staff), ...digests(view, item)].join(' · ')}`,
    ...said(view, item).map((line) => `  ${line}`),
    ...marks(view, item, staff).map((line) => `  ${line}`),
  ];
}

function fileHead(view: CaseView, { name, file }: Extract<Item, { file: unknown }>): string {
  const { given, from, size, state, reason } = file;
  const why = reason === null ? '' : ` (${evidenceReasons[reason]})`;
  return `**${name}** · ${fileName(file, view)} · ${fileSize(size)} · ${evidenceStates[state]}${why} · ${sourceOf(given, from)}`;
}

type OfFile = Extract<Item, { file: unknown }>['file'];

function sourceOf(given: OfFile['given'], from: OfFile['from']): string {
  if (given === null) return words.from[from];
  if (from === 'message') return words.ofMessage;
  return given.messageId === null ? words.from.team : words.fromThread;
}

function exhibitHead({ state }: CaseView, { name, exhibit }: Extract<Item, { exhibit: unknown }>): string {
  const { kind, source } = exhibit;
  const where = source === null ? '' : ` · ${jumpLink({ guildId: state.guildId, ...source })}`;
  return `**${name}** · ${words.kindNames[kind]}${where}`;
}

function givenBy(item: Item, staff: readonly StaffMember[]): string[] {
  const given = 'file' in item ? item.file.given : item.exhibit;
  return given === null ? [] : [words.given(staffName(staff, given.by), given.at)];
}

/** The first file of the same bytes is named, because they are kept once. */
function digests({ state }: CaseView, item: Item): string[] {
  const sha256 = 'file' in item ? item.file.sha256 : item.exhibit.sha256;
  if (sha256 === null) return [];
  const first = itemsOf(state).find((one) => 'file' in one && one.file.sha256 === sha256);
  const isFirst = first === undefined || first.itemId === item.itemId;
  return [words.digest(sha256), ...(isFirst ? [] : [words.sameBytes(first.name)])];
}

/** What it says itself, unless it is covered, and what whoever gave it says that it shows. */
function said(view: CaseView, item: Item): string[] {
  const { state, words: known } = view;
  const showsId = 'file' in item ? (item.file.given?.showsId ?? null) : item.exhibit.showsId;
  const shows = showsId === null ? undefined : known.get(showsId);
  const text = isCovered(state, item.itemId) ? undefined : textOf(view, item);
  return [
    ...(text === undefined ? [] : [`“${short(text)}”`]),
    ...(shows === undefined ? [] : [words.shows(short(shows))]),
  ];
}

const short = (text: string): string => shorten(safeName(text), wordsAtMost);

/** The words of an exhibit; a message's as its readers saw them. */
export function textOf({ words: known }: CaseView, item: Item): string | undefined {
  if ('file' in item) return undefined;
  const text = known.get(item.exhibit.contentId);
  const snapshot = item.exhibit.kind === 'message' ? snapshotFrom(text) : null;
  return snapshot === null ? text : snapshotText(snapshot);
}

function marks({ state, words: known }: CaseView, { itemId }: Item, staff: readonly StaffMember[]): string[] {
  const { withdrawn, erasing, erased } = markOf(state, itemId);
  const who = (userId: string) => staffName(staff, userId);
  const why = (reasonId: string) => short(known.get(reasonId) ?? card.erased);
  return [
    ...(isCovered(state, itemId) && erased === null ? [words.covered] : []),
    ...(withdrawn === null ? [] : [words.withdrawn(who(withdrawn.by), why(withdrawn.reasonId))]),
    ...(erasing === null ? [] : [words.erasing(who(erasing.by), why(erasing.reasonId))]),
    ...(erased === null ? [] : [words.erased(who(erased.askedBy), who(erased.by))]),
  ];
}
