import type { ShelfPost } from './shelf-state.ts';

type OfThread<T extends string, Rest = object> = { type: T; threadId: string; at: number } & Rest;

/** The orders that record what became of a case on the shelf. None of them is a person's. */
export type ShelfCommand =
  | ({ type: 'attach-shelf-post'; round: number; at: number } & ShelfPost)
  | OfThread<'record-laid', { cardId: string }>
  | OfThread<'lose-shelf-post'>
  | OfThread<'lose-shelf-card', { messageId: string }>
  | OfThread<'discard-shelf-post'>
  | OfThread<'record-home', { home: 'closed' | 'open' }>;

export type ShelfCommandOf<T extends ShelfCommand['type']> = Extract<ShelfCommand, { type: T }>;

const types: Record<ShelfCommand['type'], true> = {
  'attach-shelf-post': true,
  'record-laid': true,
  'lose-shelf-post': true,
  'lose-shelf-card': true,
  'discard-shelf-post': true,
  'record-home': true,
};

/** True for an order about the shelf. */
export const isShelfCommand = (command: { type: string }): command is ShelfCommand =>
  Object.hasOwn(types, command.type);
