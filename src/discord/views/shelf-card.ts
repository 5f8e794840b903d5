import type { APIButtonComponentWithCustomId, APIContainerComponent } from 'discord.js';
import { shelf as words } from '../../texts/en/shelf.ts';
import { card } from '../../texts/en/card.ts';
import { encodeCustomId } from '../custom-id.ts';
import { actionButtons, caseCard, headline, severityColors, troubles, warnings } from './card.ts';
import type { CaseView } from './case-view.ts';
import { button, container, line, row, text } from './components.ts';
import { proceedingLines } from './proceedings.ts';
import { proofOf } from './proof.ts';
import { transcriptPress } from './transcript-button.ts';

/** The button that shows how a case went. */
export const timelineVerb = 'timeline';

/**
 * The card of a shelf post in a forum (SPEC 6.3): how the case stands and what came of it. Who is in it, the report and
 * the timeline come by button to whoever presses. Once the case went on, it offers no steps any more.
 */
export function shelfCard(view: CaseView): APIContainerComponent {
  const rests = view.state.shelf.place !== null;
  const steps = rests ? actionButtons(view) : [];
  const parts = [headline(view), ...warnings(view), standing(view), ...(rests ? troubles(view) : [])].map(text);
  const rows = [steps, looks(view)].filter((some) => some.length > 0).map((some) => row(...some));
  return container(severityColors[view.state.severity], [...parts, line(), text(words.whoIsInIt), ...rows]);
}

/** In a private thread everybody may see the case: its whole card. */
export function privateShelfCard(view: CaseView): APIContainerComponent {
  if (view.state.shelf.place === null) return shelfCard(view);
  const whole = caseCard(view);
  return { ...whole, components: [...whole.components, row(...readings(view))] };
}

function standing(view: CaseView): string {
  const { state } = view;
  const count = proofOf(state).length;
  const { threadId } = state.thread;
  const whither = state.shelf.place === null ? words.wentOnCard : words.itsThread;
  return [
    ...proceedingLines(view),
    ...(count === 0 ? [] : [`**${card.proof}:** ${words.proofFiles(count)}`]),
    ...(threadId === null ? [] : [whither(threadId)]),
  ].join('\n');
}

function looks(view: CaseView): APIButtonComponentWithCustomId[] {
  const show = button(encodeCustomId({ verb: 'show-case', id: view.state.caseId }), words.view);
  return [show, ...readings(view)];
}

/** How it went and all of it, to whoever presses (SPEC 6.3). */
const readings = ({ state }: CaseView) => [
  button(encodeCustomId({ verb: timelineVerb, id: state.caseId }), words.timeline),
  transcriptPress(state.caseId),
];
