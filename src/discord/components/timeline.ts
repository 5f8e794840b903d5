import { refusals } from '../../texts/en/refusals.ts';
import type { ComponentHandler } from '../handler.ts';
import { timelineVerb } from '../views/shelf-card.ts';
import { says } from '../with-words.ts';
import { historyOf } from './history-page.ts';

/** How a case went, by the button of its shelf post, to whoever presses and may see the case at this moment (SPEC 6.3). */
export const showTimeline: ComponentHandler = {
  verb: timelineVerb,
  audience: 'staff',
  run: async (_interaction, { inGuild, ...context }, { id }) =>
    inGuild === null ? says(refusals.onlyInServer) : await historyOf(id, 1, { ...context, inGuild }),
};
