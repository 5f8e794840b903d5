import type { CaseState } from '../case.ts';
import { ChecklistItem } from '../decision/decision-state.ts';
import { unlessIn } from '../lifecycle/moving.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { InvestigationCommandOf } from './investigation-command.ts';

/** What the investigation has not ticked, in the order of the list (SPEC 7.3). */
export const untickedIn = ({ ticks }: Pick<CaseState, 'ticks'>): ChecklistItem[] =>
  ChecklistItem.options.filter((item) => !ticks.some((tick) => tick.item === item));

/** True while somebody could still tick something: the case is being looked into, or could be again. */
export const isChecked = ({ status }: Pick<CaseState, 'status'>): boolean =>
  status === 'triage' || status === 'investigating' || status === 'cold';

/**
 * True when the person it is about was written to before what they could take away was copied (SPEC 7.3). A notice comes
 * after the decision and warns nobody.
 */
export function isWarnedTooSoon(state: Pick<CaseState, 'ticks' | 'status' | 'parties' | 'conversations'>): boolean {
  if (!isChecked(state) || !untickedIn(state).includes('links')) return false;
  const subjects = state.parties.filter(({ role }) => role === 'subject').map(({ partyId }) => partyId);
  return state.conversations.some(
    ({ partyId, messages }) =>
      subjects.includes(partyId) &&
      messages.some(({ about, state: stands }) => about === 'words' && stands !== 'undeliverable'),
  );
}

/** Says that something is done. Who ticked it first stays on record. */
export function tick(state: CaseState, { item, by, at }: InvestigationCommandOf<'tick-item'>): Ruling {
  const wrong = unlessIn(state, 'triage', 'investigating', 'cold');
  if (wrong !== null) return wrong;
  return accept(untickedIn(state).includes(item) ? [{ type: 'item-ticked', item, by: by.userId, at }] : []);
}

/** Takes a tick back: it was a mistake, or there is more to do. */
export function untick(state: CaseState, { item, by, at }: InvestigationCommandOf<'untick-item'>): Ruling {
  const wrong = unlessIn(state, 'triage', 'investigating', 'cold');
  if (wrong !== null) return wrong;
  return accept(untickedIn(state).includes(item) ? [] : [{ type: 'item-unticked', item, by: by.userId, at }]);
}
