import type { CaseState } from './case.ts';
import type { CommandOf } from './command.ts';
import type { CaseEvent } from './event.ts';
import type { AddedMessage } from './reported-message.ts';
import type { Ruling } from './ruling.ts';
import { accept } from './ruling.ts';

/** The messages around the reported one were fetched, or cannot be: once, and the report stands either way (SPEC 3.4). */
export function settleAround(state: CaseState, { result, at }: CommandOf<'settle-around'>): Ruling {
  if (state.message?.around.state !== 'pending') return accept([]);
  const nothing = { contentId: null, before: 0, after: 0 };
  if (result.state === 'failed') return accept([{ type: 'around-settled', around: { ...result, ...nothing }, at }]);
  const { content, before, after, source } = result;
  const around = { state: 'stored' as const, reason: null, contentId: content.contentId, before, after };
  return accept(
    [{ type: 'around-settled', around, at }, ...changes(state.message, source, { addition: null, at })],
    [content],
  );
}

/** What became of the reported message is noted, the first edit and the deletion; nothing else follows from it. */
export function noteSource(
  { message, additions }: CaseState,
  { messageId, source, at }: CommandOf<'note-source'>,
): Ruling {
  const known = [
    { message, addition: null },
    ...additions.map((one, addition) => ({ message: one.message, addition })),
  ];
  const meant = known.filter((one) => one.message?.messageId === messageId);
  return accept(meant.flatMap((one) => changes(one.message, source, { addition: one.addition, at })));
}

/** Discord also sends an update when a link unfolds: only another time of editing is an edit. */
function changes(
  message: AddedMessage | null,
  source: CommandOf<'note-source'>['source'],
  where: { addition: number | null; at: number },
): CaseEvent[] {
  if (message === null || message.deletedSince) return [];
  if (source === 'deleted') return [{ type: 'source-changed', how: 'deleted', ...where }];
  const { editedAt } = source;
  const isEdit = editedAt !== null && editedAt > (message.editedAt ?? 0);
  return isEdit && !message.editedSince ? [{ type: 'source-changed', how: 'edited', ...where }] : [];
}
