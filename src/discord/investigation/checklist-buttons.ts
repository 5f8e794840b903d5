import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { accessTo } from '../../domain/access.ts';
import { ChecklistItem } from '../../domain/decision/decision-state.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { ComponentHandler } from '../handler.ts';
import { says } from '../with-words.ts';
import { checklistView, toTick } from './checklist-page.ts';

/** A press on an item of the checklist, by whoever may act on the case now; the page is drawn anew (SPEC 7.3). */
const itemButton = (item: ChecklistItem): ComponentHandler => ({
  verb: `tick-${item}`,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null || !mayAct(acting)) return says(refusals.noSuchCase);
    const { view, by, at } = acting;
    const { cases, guilds } = context.stores;
    const order = { type: step === toTick ? 'tick-item' : 'untick-item', by, item, at } as const;
    const link = { actorId: by.userId, interactionId: context.interactionId };
    const handled = await handleCaseCommand(cases, view.state.caseId, order, link);
    if (!handled.ok) return says(refusalText(handled.refusal));
    context.poke();
    const staff = await guilds.staff(view.state.guildId);
    return { show: 'redraw', payload: checklistView({ ...view, state: handled.state }, staff) };
  },
});

const mayAct = ({ view, context }: NonNullable<Awaited<ReturnType<typeof actingOn>>>): boolean =>
  context.inGuild !== null && accessTo(view.state, context.inGuild.person).act;

export const checklistButtons: ComponentHandler[] = ChecklistItem.options.map(itemButton);
