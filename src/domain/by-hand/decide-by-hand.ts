import type { CaseState } from '../case.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ByHandCommand, ByHandCommandOf } from './by-hand-command.ts';
import { isMendedOften, isRemovedOften } from './patience.ts';
import { dayMs } from '../durations.ts';

/** Between two lines in the thread about the same person; in the same time it hears of so many people. */
const tellAgainMs = 10 * 60_000;
const toldAtMost = 3;
/** Between two calls of the leaders because somebody does not stop. */
const insistAgainMs = dayMs;

/** What is put on record of a thing done by hand: each once, however often it is reported (SPEC 4.6). */
export function decideByHand(state: CaseState, command: ByHandCommand): Ruling {
  switch (command.type) {
    case 'note-mended':
      return noteMended(state, command);
    case 'note-removed':
      return noteRemoved(state, command);
  }
}

function noteMended(state: CaseState, command: ByHandCommandOf<'note-mended'>): Ruling {
  if (state.thread.threadId !== command.threadId || command.what.length === 0) return accept([]);
  const insists = isMendedOften(state, command.at) && mayInsist(state, command.at);
  return accept([{ ...command, type: 'thread-mended', insists }]);
}

/** The same stay of the same person is one removal. */
function noteRemoved(state: CaseState, command: ByHandCommandOf<'note-removed'>): Ruling {
  const { userId, since, why, at } = command;
  const { removals } = state;
  if (removals.some((one) => one.userId === userId && one.since === since)) return accept([]);
  const told = removals.filter(({ toldAt }) => toldAt !== null && at - toldAt < tellAgainMs);
  const isKnown = told.some((one) => one.userId === userId) || told.length >= toldAtMost;
  const insists = isRemovedOften(state, userId, at) && mayInsist(state, at);
  return accept([{ ...command, type: 'person-removed', tells: why === 'uninvited' && !isKnown, insists }]);
}

const mayInsist = ({ insistedAt }: CaseState, at: number): boolean =>
  insistedAt === null || at - insistedAt >= insistAgainMs;
