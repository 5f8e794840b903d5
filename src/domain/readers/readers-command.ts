import type { Content } from '../command.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';

/** The orders about who could read along in the thread of a case (SPEC 6.4). */
export type ReadersCommand =
  | { type: 'record-withheld'; threadId: string; withheld: boolean; at: number }
  | { type: 'accept-readers'; by: Actor; reason: Content; at: number };

export type ReadersCommandOf<T extends ReadersCommand['type']> = Extract<ReadersCommand, { type: T }>;

const types: Record<ReadersCommand['type'], true> = { 'record-withheld': true, 'accept-readers': true };

/** True for an order about who could read along. */
export const isReadersCommand = (command: { type: string }): command is ReadersCommand =>
  Object.hasOwn(types, command.type);
