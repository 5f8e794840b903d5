import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { DecisionCommandOf } from './decision-command.ts';
import type { Action } from './decision-state.ts';
import type { MeasureKind } from './planned-action.ts';

/** Measures that Discord, or the record, can take back. */
const reversible: readonly MeasureKind[] = ['timeout', 'remove-role', 'give-role', 'condition', 'ban', 'watchlist'];

/** True for a measure that was carried out and can be undone (SPEC 7.5). */
export const isUndoable = ({ status, measure }: Action): boolean =>
  (status === 'done' || status === 'done-by-hand') && reversible.includes(measure.kind);

const find = ({ actions }: CaseState, id: string) => actions.find(({ actionId }) => actionId === id);

/** What Discord made of a measure. A repeated word, or one about a measure that is settled otherwise, changes nothing. */
export function settleAction(state: CaseState, command: DecisionCommandOf<'settle-action'>): Ruling {
  const { actionId, result, at } = command;
  const action = find(state, actionId);
  const isAwaited =
    result.status === 'undone' ? action !== undefined && isUndoable(action) : action?.status === 'planned';
  if (!isAwaited) return accept([]);
  const failure = result.status === 'failed' ? result.failure : null;
  return accept([{ type: 'action-settled', actionId, status: result.status, failure, at }]);
}

/** Evidence first: only what is on record is removed (SPEC 7.5). */
export function keepMessage(state: CaseState, command: DecisionCommandOf<'keep-message'>): Ruling {
  const { actionId, snapshot, at } = command;
  const action = find(state, actionId);
  if (action?.status !== 'planned' || action.keptId !== null) return accept([]);
  return accept([{ type: 'message-kept', actionId, contentId: snapshot.contentId, at }], [snapshot]);
}

/** Tries a failed measure once more. */
export function retryAction(state: CaseState, { actionId, by, at }: DecisionCommandOf<'retry-action'>): Ruling {
  const wrong = unlessFailed(state, actionId);
  return wrong ?? accept([{ type: 'action-retried', actionId, by: by.userId, at }]);
}

/** Somebody has done it themselves, as Discord would not let the bot. */
export function doByHand(state: CaseState, { actionId, by, at }: DecisionCommandOf<'do-by-hand'>): Ruling {
  const wrong = unlessFailed(state, actionId);
  return wrong ?? accept([{ type: 'action-done-by-hand', actionId, by: by.userId, at }]);
}

/** Others were asked to do it, until a date. */
export function askOthers(state: CaseState, command: DecisionCommandOf<'ask-others'>): Ruling {
  const { actionId, by, whom, until, at } = command;
  const wrong = unlessFailed(state, actionId);
  if (wrong !== null) return wrong;
  if (until <= at) return refuse({ code: 'date-past' });
  return accept([{ type: 'action-asked', actionId, by: by.userId, whomId: whom.contentId, until, at }], [whom]);
}

/** While the bot may still do it, nobody does it beside it: a measure would come twice. */
function unlessFailed(state: CaseState, actionId: string): Ruling | null {
  const action = find(state, actionId);
  if (action === undefined) return refuse({ code: 'no-such-action' });
  return action.status === 'failed' ? null : refuse({ code: 'action-settled' });
}
