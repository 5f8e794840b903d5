import type { ChecklistItem } from '../decision/decision-state.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';

/** The orders of an investigation (SPEC 7.3). */
export type InvestigationCommand =
  | { type: 'tick-item'; by: Actor; item: ChecklistItem; at: number }
  | { type: 'untick-item'; by: Actor; item: ChecklistItem; at: number };

export type InvestigationCommandOf<T extends InvestigationCommand['type']> = Extract<InvestigationCommand, { type: T }>;

const types: Record<InvestigationCommand['type'], true> = { 'tick-item': true, 'untick-item': true };

/** True for an order of an investigation. */
export const isInvestigationCommand = (command: { type: string }): command is InvestigationCommand =>
  Object.hasOwn(types, command.type);
