import { ComponentType } from 'discord.js';
import type { MessageCreateOptions } from 'discord.js';
import { shorten } from '../../domain/names.ts';
import { card, severityNames } from '../../texts/en/card.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import { gatheredLines as words } from '../../texts/en/same-subject.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from './case-view.ts';
import { button } from './components.ts';
import { safeName } from './safe-text.ts';

/** How much of a report its line quotes; the button shows all of it. */
const quoteLimit = 110;

/** A gathered report as the readers of the lead's thread may see it: whole, by its reference alone, or gone from here. */
export interface GatheredLine {
  view: CaseView;
  shown: 'whole' | 'withheld' | 'parted';
}

/** Gives one gathered report its own thread; its line is not drawn anew with each step of the case. */
export const partOneVerb = 'part-one';

/** One message about gathered reports, each with its buttons (SPEC 3.8). `first` is what stands above them. */
export function gatheredMessage(
  lines: readonly GatheredLine[],
  first: readonly string[],
): Required<Pick<MessageCreateOptions, 'content' | 'components'>> {
  const below = lines.length === 0 ? [words.moved] : lines.map(lineOf);
  return { content: [...first, ...below].join('\n'), components: lines.map(rowOf) };
}

function lineOf({ view, shown }: GatheredLine): string {
  const { reference } = view.state;
  if (shown === 'withheld') return `**${reference}** · ${words.withheld}`;
  if (shown === 'parted') return `**${reference}** · ${words.parted}`;
  return wholeLine(view);
}

function wholeLine({ state, words: known, settings }: CaseView): string {
  const category = settings.categories.find((one) => one.key === state.category);
  const { name } = categoryWords(category ?? { key: state.category, name: null, text: null });
  const said = known.get(state.descriptionId);
  const mark = state.urgent ? [words.urgentMark] : [];
  const head = [`**${state.reference}**`, safeName(name), severityNames[state.severity], ...mark].join(' · ');
  return `${head}\n> ${said === undefined ? card.erased : shorten(safeName(said), quoteLimit)}`;
}

function rowOf({ view: { state }, shown }: GatheredLine) {
  const show = button(encodeCustomId({ verb: 'show-case', id: state.caseId }), words.show(state.reference));
  const part = button(encodeCustomId({ verb: partOneVerb, id: state.caseId }), actions.part.one);
  return { type: ComponentType.ActionRow as const, components: shown === 'parted' ? [show] : [show, part] };
}
