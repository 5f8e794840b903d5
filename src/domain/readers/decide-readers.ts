import { partyIds } from '../case.ts';
import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ReadersCommand, ReadersCommandOf } from './readers-command.ts';

/** What may be done about who could read along (SPEC 6.4). */
export function decideReaders(state: CaseState, command: ReadersCommand): Ruling {
  return command.type === 'record-withheld' ? recorded(state, command) : accepted(state, command);
}

function recorded(state: CaseState, { threadId, withheld, at }: ReadersCommandOf<'record-withheld'>): Ruling {
  if (state.thread.threadId !== threadId || state.withheld === withheld) return accept([]);
  return accept([{ type: withheld ? 'thread-withheld' : 'thread-filled', at }]);
}

/** Accepted is what holds for the people of this moment; whoever becomes part of the case later is asked about anew. */
function accepted(state: CaseState, { by, reason, at }: ReadersCommandOf<'accept-readers'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  if (!state.withheld) return refuse({ code: 'nothing-withheld' });
  const userIds = barredIn(state);
  return accept([{ type: 'readers-accepted', userIds, reasonId: reason.contentId, at }], [reason]);
}

/** Parties and recused people: whoever must read nothing of the team's side, each once. */
export const barredIn = (state: Pick<CaseState, 'parties' | 'recusals'>): string[] => [
  ...new Set([...partyIds(state), ...state.recusals.map((recusal) => recusal.userId)]),
];
