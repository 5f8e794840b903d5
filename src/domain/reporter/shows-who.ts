import { staffNamedIn } from '../recusal.ts';
import type { Snapshot } from '../snapshot.ts';

/** Where a report shows who sent it. */
export type ShowsWho = 'words' | 'harmed' | 'message';

interface Sent {
  reporter: { userId: string; names: readonly string[] };
  description: string;
  harmed: string;
  /** The message it is about; null without one. */
  snapshot: Snapshot | null;
}

/**
 * Where the report of somebody who wants to keep their name back shows it all the same (SPEC 3.6): by id, mention or any
 * name they go by, or because it is about a message of their own. What pictures show cannot be known.
 */
export function showsWho({ reporter, description, harmed, snapshot }: Sent): ShowsWho[] {
  const { userId, names } = reporter;
  const person = [{ userId, names: [...names], isLeader: false, roleIds: [] }];
  const isIn = (text: string) => staffNamedIn([text], person).length > 0;
  return [
    ...(isIn(description) ? (['words'] as const) : []),
    ...(isIn(harmed) ? (['harmed'] as const) : []),
    ...(snapshot?.author.userId === userId ? (['message'] as const) : []),
  ];
}
