import { ComponentType } from 'discord.js';
import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord.js';
import { encodeCustomId } from '../custom-id.ts';
import { button } from '../views/components.ts';
import { caseActions } from './all.ts';
import type { Acting, CaseAction } from './case-action.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Discord's limit for one row. */
const buttonsInRow = 5;

/** The card's next steps for a case as it stands now. */
export const offeredNow = ({ view: { state } }: Acting): CaseAction[] =>
  caseActions.filter((action) => action.offered(state));

/** A button for each of these actions that this person could use, for the case as they were shown it; none, no row. */
export function offers(actions: readonly CaseAction[], acting: Acting): ButtonRow[] {
  const usable = [...new Set(actions)].filter((action) => mayUse(action, acting));
  return rowOf(usable.map((action) => actionButton(action, acting)));
}

const mayUse = (action: CaseAction, acting: Acting): boolean =>
  !isForLeaders(action, acting) && (action.mayUse === undefined || action.mayUse(acting));

/** True when only leaders do this, and whoever asks is none. */
export const isForLeaders = ({ leaders }: CaseAction, { by }: Acting): boolean => leaders === true && !by.isLeader;

function actionButton({ name, label, style }: CaseAction, { view: { state } }: Acting) {
  return button(encodeCustomId({ verb: `do-${name}`, id: state.caseId, step: state.step }), label, style);
}

const rowOf = (buttons: APIButtonComponentWithCustomId[]): ButtonRow[] =>
  buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons.slice(0, buttonsInRow) }];
