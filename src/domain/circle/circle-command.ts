import type { Content } from '../command.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { StaffMember } from '../recusal.ts';
import type { Recusing } from './circle-state.ts';

/** Every order says who the staff are at that moment: who is left depends on it. */
type Order<T extends string, Rest = object> = { type: T; by: Actor; staff: StaffMember[]; at: number } & Rest;

/** The orders about who must stay out of a case and who alone may see it (SPEC 6.1, 6.2). */
export type CircleCommand =
  | Order<'step-out', { reason: Content | null }>
  | Order<'propose-recusal', { what: Recusing['what']; userId: string; reason: Content }>
  | Order<'confirm-recusal', { number: number }>
  | Order<'drop-recusal', { number: number }>
  | Order<'restrict', { reason: Content; addIds: string[]; quorum: number }>
  | Order<'add-to-circle', { userId: string }>
  | Order<'remove-from-circle', { userId: string; quorum: number }>
  /** `byCategory`: cases of its kind are restricted in any event. */
  | Order<'lift-restriction', { reason: Content; byCategory: boolean }>;

export type CircleCommandOf<T extends CircleCommand['type']> = Extract<CircleCommand, { type: T }>;

const types: Record<CircleCommand['type'], true> = {
  'step-out': true,
  'propose-recusal': true,
  'confirm-recusal': true,
  'drop-recusal': true,
  restrict: true,
  'add-to-circle': true,
  'remove-from-circle': true,
  'lift-restriction': true,
};

/** True for an order about who may see a case. */
export const isCircleCommand = (command: { type: string }): command is CircleCommand =>
  Object.hasOwn(types, command.type);
