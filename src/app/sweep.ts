import { setImmediate } from 'node:timers/promises';
import type { CaseState } from '../domain/case.ts';
import { reviewCold } from './cold-review.ts';
import { handleCaseCommand } from './handle-case-command.ts';
import type { Clock, Stores } from './ports.ts';
import { dayMs } from '../domain/durations.ts';

/** Cases in memory at a time: however many are open, a sweep needs no more room than this. */
const batch = 200;

/** How many cases a sweep moved on, by what it did. */
export interface Tally {
  reminded: number;
  warned: number;
  prompted: number;
  wentCold: number;
}

interface Sweeping {
  stores: Stores;
  clock: Clock;
  /** True once the bot is about to stop: the next sweep goes on. */
  isStopped?: () => boolean;
}

/**
 * The cold sweep of one server (SPEC 9.4): every case that waits is looked at in turn, each decided on its row of that
 * moment. Safe to repeat, in two processes at once, and after any time without one. Counted are the cases `counts` says.
 */
export async function sweepGuild(
  { stores, clock, isStopped = () => false }: Sweeping,
  guildId: string,
  counts: (state: CaseState) => boolean = () => true,
): Promise<Tally> {
  const { coldAfterDays, coldMinAttempts } = await stores.guilds.settings(guildId);
  const rules = { coldAfterDays, coldMinAttempts };
  // Half the time is when a case that waits is first looked at; the day is for what a sweep counts as due already.
  const until = clock.now() - (coldAfterDays * dayMs) / 2 + dayMs;
  const tally: Tally = { reminded: 0, warned: 0, prompted: 0, wentCold: 0 };
  let after = { since: Number.MIN_SAFE_INTEGER, caseId: '' };
  for (;;) {
    const waiting = await stores.cases.waiting(guildId, { after, until, take: batch });
    for (const { caseId } of waiting) {
      if (isStopped()) return tally;
      const at = clock.now();
      const swept = await handleCaseCommand(stores.cases, caseId, { type: 'sweep-case', ...rules, at });
      if (swept.ok && counts(swept.state)) add(tally, swept.state, at);
      // Somebody may be waiting for an answer.
      await setImmediate();
    }
    const last = waiting.at(-1);
    if (last === undefined || waiting.length < batch) return tally;
    after = last;
  }
}

/** What this moment brought. Only cases in triage or investigating wait: one that is cold by now has just gone. */
function add(tally: Tally, { status, coldWarning, prompted, conversations }: CaseState, at: number): void {
  if (status === 'cold') tally.wentCold += 1;
  else if (coldWarning?.at === at) tally.warned += 1;
  else if (prompted?.at === at) tally.prompted += 1;
  else if (conversations.some(({ messages }) => messages.at(-1)?.about === 'reminder' && messages.at(-1)?.at === at))
    tally.reminded += 1;
}

/**
 * The daily look at these servers, one after the other: the sweep, and cold cases that sleep too long. One server's trouble
 * does not keep the others from it.
 */
export async function sweepAll(
  needs: Sweeping,
  guildIds: string[],
  onError: (err: unknown, guildId: string) => void,
): Promise<void> {
  const look = async (guildId: string) => {
    await sweepGuild(needs, guildId);
    await reviewCold(needs, guildId);
  };
  for (const guildId of guildIds) await look(guildId).catch((err: unknown) => onError(err, guildId));
}
