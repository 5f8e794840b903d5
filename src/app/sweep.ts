import { setImmediate } from 'node:timers/promises';
import type { CaseState } from '../domain/case.ts';
import { reviewCold } from './cold-review.ts';
import { handleCaseCommand } from './handle-case-command.ts';
import { planChange } from './plan-change.ts';
import type { CaseStore, Clock, Stores } from './ports.ts';
import { dayMs } from '../domain/durations.ts';
import type { SweepCommand } from '../domain/sweep/sweep-command.ts';

/** Cases in memory at a time: however many are open, a sweep needs no more room than this. */
const batch = 200;
/** So many reach the disk at once; more would keep somebody waiting who reports meanwhile. */
const together = 50;

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
    for (let from = 0; from < waiting.length; from += together) {
      if (isStopped()) return tally;
      const at = clock.now();
      const caseIds = waiting.slice(from, from + together).map(({ caseId }) => caseId);
      const swept = await sweepTogether(stores.cases, caseIds, { type: 'sweep-case', ...rules, at });
      for (const state of swept.filter(counts)) add(tally, state, at);
      // Somebody may be waiting for an answer.
      await setImmediate();
    }
    const last = waiting.at(-1);
    if (last === undefined || waiting.length < batch) return tally;
    after = last;
  }
}

/** Each decided on its own row; they reach the disk at once. One that somebody else changed meanwhile is decided anew. */
async function sweepTogether(cases: CaseStore, caseIds: string[], command: SweepCommand): Promise<CaseState[]> {
  const states = await Promise.all(caseIds.map((caseId) => cases.load(caseId)));
  const changes = states.flatMap((state) => {
    const planned = state === null ? null : planChange(state.caseId, state, command);
    return planned?.ok === true && planned.change.events.length > 0 ? [planned.change] : [];
  });
  if (changes.length === 0) return [];
  const outcomes = await cases.commitAll(changes.map((change) => ({ ...change, actorId: null })));
  const swept: CaseState[] = [];
  for (const [index, { caseId, next }] of changes.entries()) {
    const again = outcomes[index] === 'conflict' ? await handleCaseCommand(cases, caseId, command) : null;
    if (again === null) swept.push(next);
    else if (again.ok) swept.push(again.state);
  }
  return swept;
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
