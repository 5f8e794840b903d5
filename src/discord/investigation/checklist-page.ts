import { ButtonStyle } from 'discord.js';
import type { StaffMember } from '../../domain/recusal.ts';
import { ChecklistItem } from '../../domain/decision/decision-state.ts';
import { isChecked } from '../../domain/investigation/checklist.ts';
import { checklistNames } from '../../texts/en/decision.ts';
import { checklist as words } from '../../texts/en/investigation.ts';
import type { CaseAction } from '../case-actions/case-action.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, row } from '../views/components.ts';
import { staffName } from '../views/staff-name.ts';

/** What the item becomes by a press: the same press twice does nothing more. */
export const toTick = 1;
const toUntick = 0;

/** The checklist with who ticked what, and a button for each item while there is something to look into (SPEC 7.3). */
export function checklistView({ state }: CaseView, staff: readonly StaffMember[]) {
  const { ticks, reference, caseId } = state;
  const items = ChecklistItem.options;
  const lines = items.map((item) => {
    const tick = ticks.find((one) => one.item === item);
    const name = checklistNames[item];
    return tick === undefined ? words.open(name) : words.ticked(name, staffName(staff, tick.by), tick.at);
  });
  const presses = items.map((item) => {
    const isTicked = ticks.some((one) => one.item === item);
    const customId = encodeCustomId({ verb: `tick-${item}`, id: caseId, step: isTicked ? toUntick : toTick });
    return button(customId, words.buttons[item], isTicked ? ButtonStyle.Success : ButtonStyle.Secondary);
  });
  const content = [
    words.heading(reference, ticks.length, items.length),
    ...lines,
    isChecked(state) ? words.how : words.over,
  ];
  return { content: content.join('\n'), components: isChecked(state) ? [row(...presses)] : [] };
}

/** `/case checklist`, and the button on `/case view`. */
export const checklist: CaseAction = {
  name: 'checklist',
  label: words.label,
  description: words.description,
  offered: () => false,
  page: async ({ view, context }) => {
    const staff = await context.stores.guilds.staff(view.state.guildId);
    return { show: 'message', payload: checklistView(view, staff) };
  },
};
