import { ButtonStyle } from 'discord.js';
import type { APIButtonComponentWithCustomId, APIContainerComponent } from 'discord.js';
import { isUnattended, waitsForThread } from '../../domain/calls/attended.ts';
import { checkInWith } from '../../domain/check-in.ts';
import { isShown } from '../../domain/investigation/evidence-items.ts';
import { shorten } from '../../domain/names.ts';
import type { Severity } from '../../domain/words.ts';
import { onItWords } from '../../texts/en/calls.ts';
import {
  card,
  effectNames,
  severityNames,
  statusNames,
  troubleLines,
  waitsForThreadLine,
  withheld,
} from '../../texts/en/card.ts';
import { discussion } from '../../texts/en/discussion.ts';
import { keepFromCard } from '../../texts/en/keep-from.ts';
import { permissionNames } from '../../texts/en/permissions.ts';
import { readers } from '../../texts/en/readers.ts';
import { reportedMessage } from '../../texts/en/reported-message.ts';
import { dateAndDistance, distance } from '../../texts/en/times.ts';
import { caseActions } from '../case-actions/all.ts';
import { encodeCustomId } from '../custom-id.ts';
import { partyLines } from './parties.ts';
import type { CaseView } from './case-view.ts';
import { categoryName } from './category-name.ts';
import { onItButton } from './enter.ts';
import { contactButton, contactCardLines } from '../contact/card-lines.ts';
import { reporterLines } from './addition.ts';
import { button, container, line, row, text } from './components.ts';
import { proceedingLines } from './proceedings.ts';
import { proofLine, proofOf } from './proof.ts';
import { messageBlock } from './reported-message.ts';
import { quoted, safeText, visibleText } from './safe-text.ts';
import { transcriptPress } from './transcript-button.ts';

/** Discord shows 4,000 signs of text in one message; a little is left free for line breaks. */
const cardLimit = 3950;
/** More of a report than this makes a card nobody reads in ten seconds. */
const descriptionLimit = 2400;
/** The same for a reported message; all of it is behind *Around it*. */
const messageLimit = 700;
/** Discord's limit. */
const buttonsInRow = 5;
/** How many troubles a card names; they are mended one after the other. */
const troublesAtMost = 3;

export const severityColors: Record<Severity, number> = {
  low: 0x5b8c85,
  medium: 0x4a7fb5,
  high: 0xd98c2b,
  critical: 0xc0392b,
};

/**
 * The case card (SPEC 4.2), drawn from the row: the same row always gives the same card. Whoever asks for the case finds
 * the discussion of its thread there, too.
 */
export function caseCard(view: CaseView, { isAsked = false } = {}): APIContainerComponent {
  const around = {
    above: [headline(view), ...warnings(view), partyLines(view).join('\n')],
    below: [footing(view).join('\n'), ...troubles(view)],
  };
  around.below.unshift(...messageBlock(view, messageRoom(around)));
  const { shown, cut, exact } = described(view, around);
  const parts = [
    ...around.above.map(text),
    line(),
    text(cut ? `${shown}\n${cutShort(view)}` : shown),
    line(),
    ...around.below.map(text),
  ];
  const buttons = cardButtons(view, { exact, isAsked });
  const groups = [actionButtons(view), buttons.slice(0, buttonsInRow), buttons.slice(buttonsInRow)];
  const rows = groups.filter((some) => some.length > 0).map((some) => row(...some));
  return container(severityColors[view.state.severity], [...parts, ...rows]);
}

/** A third of what is left is the message's, the rest the reporter's. */
function messageRoom({ above, below }: { above: string[]; below: string[] }): number {
  const taken = [...above, ...below].reduce((sum, part) => sum + part.length, 0);
  return Math.max(80, Math.min(messageLimit, Math.floor((cardLimit - taken) / 3)));
}

/** The button that says what lets somebody read along. */
export const mendVerb = 'what-to-mend';

/** What a thread shows while somebody who must not read it could (SPEC 6.4). */
export function withheldCard({ state }: CaseView, inForum: boolean): APIContainerComponent {
  const show = button(encodeCustomId({ verb: 'show-case', id: state.caseId }), withheld.show, ButtonStyle.Primary);
  const [why, mend] = inForum ? [withheld.inForum, withheld.mendForum] : [withheld.text, withheld.mend];
  const what = button(encodeCustomId({ verb: mendVerb, id: state.caseId }), readers.button);
  return container(0x777777, [text(`## ${state.reference}`), text(why), text(mend), row(show, what)]);
}

export function headline({ state, settings }: CaseView): string {
  const name = categoryName(state, settings);
  return [
    `## ${state.reference} · ${safeText(name)}`,
    `**${statusNames[state.status]}** · ${card.severity}: **${severityNames[state.severity]}** · ${card.opened} ${distance(state.openedAt)}`,
  ].join('\n');
}

export function warnings(view: CaseView): string[] {
  const { state } = view;
  const danger = state.source === 'staff' ? card.dangerByTeam : card.danger;
  const lines = [state.danger && danger, ...circle(view), ...ofMinor(view)].filter((entry) => entry !== false);
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** Who may know of it, and who must not. */
const circle = ({ state }: CaseView) => [
  state.restricted && (state.leadersOnly ? card.leadersOnly : card.restricted),
  state.recusals.length > 0 && card.somebodyKeptOut,
  state.nobodyLeft && card.nobodyLeft,
  state.confidential && card.confidential,
  state.acceptedReaderIds.length > 0 && readers.acceptedLine,
  state.keepFrom && (state.keeping === null ? card.keepFrom : keepFromCard[state.keeping.phase]),
];

function ofMinor({ state, settings }: CaseView): string[] {
  if (!state.minorSafety) return [];
  return settings.authorities === null
    ? [card.minorSafety]
    : [card.minorSafety, card.authorities(settings.authorities)];
}

/** The reporter's words, or the opener's, as far as they fit beside all else on the card; `exact` when a reader misses no sign of them. */
function described(
  view: CaseView,
  { above, below }: { above: string[]; below: string[] },
): { shown: string; cut: boolean; exact: boolean } {
  const whole = view.words.get(view.state.descriptionId);
  if (whole === undefined) return { shown: card.erased, cut: false, exact: true };
  const taken = [...above, ...below, cutShort(view)].reduce((sum, part) => sum + part.length, 0);
  const room = Math.min(descriptionLimit, cardLimit - taken);
  const tidy = whole.trim().replaceAll(/\n{3,}/gu, '\n\n');
  const safe = quoted(safeText(tidy));
  const cut = safe.length > room;
  return { shown: shorten(safe, room), cut, exact: !cut && visibleText(tidy) === whole };
}

/** Until when whom the team hears of it, and whether the first word is still to come (SPEC 8). */
function checkInLine(state: CaseView['state'], at: number): string {
  const whose = checkInWith(state);
  const said = whose === 'reporter' && state.greetedAt !== null ? [] : [card.checkInWith[whose]];
  return [`**${card.checkIn}:** ${dateAndDistance(at)}.`, ...said].join(' ');
}

function footing(view: CaseView): string[] {
  const { state } = view;
  const lines = [`**${card.proof}:** ${proofLine(view)}`, ...proceedingLines(view)];
  if (state.checkInAt !== null) lines.push(checkInLine(state, state.checkInAt));
  lines.push(...contactCardLines(view));
  if (state.copy === 'undeliverable') lines.push(card.copyUndeliverable);
  lines.push(...reporterLines(view));
  return lines;
}

/** Ten files that meet the same trouble are one line. */
export function troubles({ state }: CaseView): string[] {
  return [...new Set(state.troubles.map((trouble) => troubleLine(state, trouble)))].slice(0, troublesAtMost);
}

function troubleLine(state: CaseView['state'], trouble: CaseView['state']['troubles'][number]): string {
  if (trouble.kind === 'create-thread' && waitsForThread(state)) return waitsForThreadLine;
  const what = effectNames[trouble.kind] ?? trouble.kind;
  const permission = trouble.permission === null ? null : (permissionNames[trouble.permission] ?? trouble.permission);
  return troubleLines[trouble.problem](what, permission);
}

const wholeLabel = ({ source }: CaseView['state']) => (source === 'staff' ? card.wholeText : card.wholeReport);
const cutShort = ({ state }: CaseView) => card.cutShort(wholeLabel(state));

function cardButtons(
  { state }: CaseView,
  { exact, isAsked }: { exact: boolean; isAsked: boolean },
): APIButtonComponentWithCustomId[] {
  const kept = proofOf(state).some((one) => isShown(state, one));
  const whole = button(encodeCustomId({ verb: 'whole-report', id: state.caseId }), wholeLabel(state));
  const proof = button(encodeCustomId({ verb: 'show-proof', id: state.caseId }), card.showProof);
  const who = button(encodeCustomId({ verb: 'who-reported', id: state.caseId }), card.whoReported);
  const around = button(encodeCustomId({ verb: 'around-it', id: state.caseId }), reportedMessage.aroundIt);
  const messages = state.message !== null && !state.minorSafety ? [around] : [];
  const talk = button(encodeCustomId({ verb: 'discussion', id: state.caseId }), discussion.button);
  return [
    ...(exact ? [] : [whole]),
    ...messages,
    ...(kept ? [proof] : []),
    ...(state.confidential ? [who] : []),
    // Of a thread made anew, what was said in the one before is to be found nowhere else.
    ...(isAsked || state.thread.round > 1 ? [talk] : []),
    ...(isAsked ? [transcriptPress(state.caseId)] : []),
    ...(state.parties.length === 0 ? [] : [contactButton(state)]),
  ];
}

/** The sensible next steps (SPEC 4.2), each with the step it was drawn from, so that a stale one is noticed. */
export function actionButtons({ state }: CaseView): APIButtonComponentWithCustomId[] {
  const first = isUnattended(state) ? [onItButton(state.caseId, onItWords.button)] : [];
  const offered = caseActions.filter((action) => action.offered(state)).slice(0, buttonsInRow - first.length);
  const steps = offered.map(({ name, label, style }) =>
    button(encodeCustomId({ verb: `do-${name}`, id: state.caseId, step: state.step }), label, style),
  );
  return [...first, ...steps];
}
