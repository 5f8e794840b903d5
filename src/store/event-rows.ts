import type { Commit } from '../app/ports.ts';
import type { CaseEvent } from '../domain/event.ts';
import { entryHash, rowDigest } from './chain.ts';
import type { events } from './schema.ts';

type EventRow = typeof events.$inferSelect;

/**
 * The rows of a commit's events, each linked to the one before: the first proves the words that came with it, the last
 * proves the case row (SPEC 11).
 * @param head hash of the last event before them
 * @param digests content id to salted digest
 */
export function eventRows(
  { caseId, next, actorId, events }: Pick<Commit, 'caseId' | 'next' | 'actorId' | 'events'>,
  head: string,
  digests: Record<string, string>,
): EventRow[] {
  const state = rowDigest(next);
  let prevHash = head;
  return events.map((event: CaseEvent, position) => {
    const proved = position === 0 ? digests : {};
    const columns = {
      version: next.version,
      position,
      at: event.at,
      actorId,
      rowDigest: position === events.length - 1 ? state : null,
    };
    const hash = entryHash(prevHash, { ...columns, event, digests: proved });
    const [body, kept] = [JSON.stringify(event), JSON.stringify(proved)];
    const row = { ...columns, caseId, type: event.type, body, digests: kept, prevHash, hash };
    prevHash = hash;
    return row;
  });
}
