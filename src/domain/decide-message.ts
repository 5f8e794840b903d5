import type { CaseState } from './case.ts';
import type { CommandOf } from './command.ts';
import type { CaseEvent } from './event.ts';
import type { Ruling } from './ruling.ts';
import { accept } from './ruling.ts';

/** The messages around the reported one were fetched, or cannot be: once, and the report stands either way (SPEC 3.4). */
export function settleAround(state: CaseState, { result, at }: CommandOf<'settle-around'>): Ruling {
  if (state.message?.around.state !== 'pending') return accept([]);
  const nothing = { contentId: null, before: 0, after: 0 };
  if (result.state === 'failed') return accept([{ type: 'around-settled', around: { ...result, ...nothing }, at }]);
  const { content, before, after, source } = result;
  const around = { state: 'stored' as const, reason: null, contentId: content.contentId, before, after };
  return accept([{ type: 'around-settled', around, at }, ...changes(state, source, at)], [content]);
}

/** What became of the reported message is noted, the first edit and the deletion; nothing else follows from it. */
export const noteSource = (state: CaseState, { source, at }: CommandOf<'note-source'>): Ruling =>
  accept(changes(state, source, at));

/** Discord also sends an update when a link unfolds: only another time of editing is an edit. */
function changes({ message }: CaseState, source: CommandOf<'note-source'>['source'], at: number): CaseEvent[] {
  if (message === null || message.deletedSince) return [];
  if (source === 'deleted') return [{ type: 'source-changed', how: 'deleted', at }];
  const { editedAt } = source;
  const isEdit = editedAt !== null && editedAt > (message.editedAt ?? 0);
  return isEdit && !message.editedSince ? [{ type: 'source-changed', how: 'edited', at }] : [];
}
