import type { ByHandEventOf } from './by-hand-event.ts';

/** What the bot found in a case thread and has put right already (SPEC 4.6). */
export type ByHandCommand =
  | { type: 'note-mended'; threadId: string; what: ByHandEventOf<'thread-mended'>['what']; at: number }
  | ({ type: 'note-removed' } & Omit<ByHandEventOf<'person-removed'>, 'type' | 'tells' | 'insists'>);

export type ByHandCommandOf<T extends ByHandCommand['type']> = Extract<ByHandCommand, { type: T }>;

const types: Record<ByHandCommand['type'], true> = { 'note-mended': true, 'note-removed': true };

/** True for an order about what was done by hand. */
export const isByHandCommand = (command: { type: string }): command is ByHandCommand =>
  Object.hasOwn(types, command.type);
