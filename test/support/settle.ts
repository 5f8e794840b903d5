import type Sqlite from 'better-sqlite3';
import { until } from './until.ts';

/** What settling looks at and moves. */
interface Settling {
  /** The bot's database, read from beside it. */
  file: Sqlite.Database;
  clock: { now(): number };
  advance: (ms: number) => void | Promise<void>;
}

/**
 * The board waits for the next check-in, days ahead; an urgent case calls again, and a reporter has answered from whom to
 * keep their report or not, when the time has come; nobody confirmed an interim measure until then.
 */
const ahead = new Set(['refresh-board', 'escalate', 'end-asking', 'lapse-interim']);

interface Head {
  state: 'due' | 'failed';
  kind: string;
  runAt: number;
  lockedUntil: number | null;
}

/** Far above what backing off needs; a test that comes here owes something that never goes out. */
const movesAtMost = 40;

/**
 * Moves the clock until Discord is owed nothing that comes by itself. What waits for a permission or a channel may stay.
 * @throws when something is put off again and again
 */
export async function settle({ file, clock, advance }: Settling): Promise<void> {
  for (let move = 0; move < movesAtMost; move += 1) {
    await until(() => heads(file).every((head) => waits(head, clock.now())), 'effects under way');
    const due = heads(file).filter(({ state, kind }) => state === 'due' && !ahead.has(kind));
    if (due.length === 0) return;
    await advance(Math.min(...due.map(({ runAt }) => runAt)) - clock.now());
  }
  throw new Error(`Still owed after ${movesAtMost} moves: ${JSON.stringify(heads(file))}`);
}

const waits = ({ runAt, lockedUntil }: Head, now: number) => lockedUntil === null && runAt > now;

/** The first unsettled effect of each lane: the others wait for it. */
function heads(file: Sqlite.Database): Head[] {
  return file
    .prepare<[], Head>(
      `select state, kind, run_at as runAt, locked_until as lockedUntil from outbox where effect_id in (
         select min(effect_id) from outbox where state in ('due', 'failed') group by scope, lane)`,
    )
    .all();
}
