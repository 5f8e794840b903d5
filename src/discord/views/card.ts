import { ButtonStyle } from 'discord.js';
import type { APIButtonComponentWithCustomId, APIContainerComponent } from 'discord.js';
import { shorten } from '../../domain/names.ts';
import type { Severity } from '../../domain/words.ts';
import { card, effectNames, severityNames, statusNames, troubleLines, withheld } from '../../texts/en/card.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { permissionNames } from '../../texts/en/permissions.ts';
import { dateAndDistance, distance } from '../../texts/en/times.ts';
import { encodeCustomId } from '../custom-id.ts';
import { partyLines } from './parties.ts';
import type { CaseView } from './case-view.ts';
import { button, container, line, row, text } from './components.ts';
import { proofLine } from './proof.ts';
import { quoted, safeText } from './safe-text.ts';

/** How much of the description fits beside all else a card may hold (4,000 signs in all). */
const descriptionLimit = 2400;

const colors: Record<Severity, number> = { low: 0x5b8c85, medium: 0x4a7fb5, high: 0xd98c2b, critical: 0xc0392b };

/** The case card (SPEC 4.2), drawn from the row: the same row always gives the same card. */
export function caseCard(view: CaseView): APIContainerComponent {
  const { state } = view;
  const parts = [
    text(headline(view)),
    ...warnings(view).map(text),
    text(partyLines(view).join('\n')),
    line(),
    text(description(view)),
    line(),
    text(footing(view).join('\n')),
    ...state.troubles.map((trouble) => text(troubleLine(trouble))),
  ];
  const buttons = cardButtons(view);
  return container(colors[state.severity], buttons.length === 0 ? parts : [...parts, row(...buttons)]);
}

/** What a thread shows while somebody who must not read it could (SPEC 6.4). */
export function withheldCard({ state }: CaseView): APIContainerComponent {
  const show = button(encodeCustomId({ verb: 'show-case', id: state.caseId }), withheld.show, ButtonStyle.Primary);
  return container(0x777777, [text(`## ${state.reference}`), text(withheld.text), text(withheld.mend), row(show)]);
}

function headline({ state, settings }: CaseView): string {
  const category = settings.categories.find((one) => one.key === state.category);
  const { name } = categoryWords(category ?? { key: state.category, name: null, text: null });
  return [
    `## ${state.reference} · ${safeText(name)}`,
    `**${statusNames[state.status]}** · ${card.severity}: **${severityNames[state.severity]}** · ${card.opened} ${distance(state.openedAt)}`,
  ].join('\n');
}

function warnings({ state }: CaseView): string[] {
  const lines = [
    state.danger ? card.danger : null,
    state.restricted ? (state.leadersOnly ? card.leadersOnly : card.restricted) : null,
    state.recusals.length > 0 ? card.somebodyKeptOut : null,
    state.confidential ? card.confidential : null,
    state.keepFrom ? card.keepFrom : null,
    state.minorSafety ? card.minorSafety : null,
  ].filter((entry) => entry !== null);
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** The whole text as it goes on the card, and whether it had to be cut. */
function described({ state, words }: CaseView): { shown: string; cut: boolean } {
  const whole = words.get(state.descriptionId);
  if (whole === undefined) return { shown: card.erased, cut: false };
  const safe = quoted(safeText(whole.trim()));
  return { shown: shorten(safe, descriptionLimit), cut: safe.length > descriptionLimit };
}

function description(view: CaseView): string {
  const { shown, cut } = described(view);
  return cut ? `${shown}\n${card.cutShort}` : shown;
}

function footing(view: CaseView): string[] {
  const { state } = view;
  const lines = [`**${card.proof}:** ${proofLine(view)}`, `**${card.assignee}:** ${card.unassigned}`];
  if (state.checkInAt !== null) lines.push(`**${card.checkIn}:** ${dateAndDistance(state.checkInAt)}. ${card.greeted}`);
  if (state.copy === 'undeliverable') lines.push(card.copyUndeliverable);
  return lines;
}

function troubleLine(trouble: CaseView['state']['troubles'][number]): string {
  const what = effectNames[trouble.kind] ?? trouble.kind;
  const permission = trouble.permission === null ? null : (permissionNames[trouble.permission] ?? trouble.permission);
  return troubleLines[trouble.problem](what, permission);
}

function cardButtons(view: CaseView): APIButtonComponentWithCustomId[] {
  const { state } = view;
  const kept = state.evidence.some((one) => one.state === 'stored');
  const whole = button(encodeCustomId({ verb: 'whole-report', id: state.caseId }), card.wholeReport);
  const proof = button(encodeCustomId({ verb: 'show-proof', id: state.caseId }), card.showProof);
  return [...(described(view).cut ? [whole] : []), ...(kept ? [proof] : [])];
}
