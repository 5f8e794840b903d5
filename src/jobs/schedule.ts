import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import type { Clock } from '../app/ports.ts';
import { housekeeping } from './housekeeping.ts';
import type { Kept } from './housekeeping.ts';

/** Every cron line of the bot but the operator's own. A line only says when to look; what is due the clock decides. */
const lines = { housekeeping: '17 * * * *' };

interface Times {
  clock: Clock;
  log: Logger;
  /** The cold sweep of every server (SPEC 9.4), and when it runs. It ends early once it is stopped. */
  sweep: (isStopped: () => boolean) => Promise<void>;
  coldCron: string;
  cronTimeZone: string;
}

/** Starts everything that runs by the clock; each once at the beginning, too, for what fell due meanwhile (SPEC 12.4). */
export function startSchedule(
  kept: Kept,
  { clock, log, sweep, coldCron, cronTimeZone: timezone }: Times,
): { stop: () => Promise<void> } {
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  const job = (name: string, run: () => Promise<void>) => async () => {
    const running = run().catch((err: unknown) => log.error({ err }, `${name} failed`));
    underWay.add(running);
    await running;
    underWay.delete(running);
  };
  const keepHouse = job('housekeeping', async () => await housekeeping(kept, clock.now()));
  const sweepCases = job('sweep', async () => await sweep(() => stopped));
  for (const run of [keepHouse, sweepCases]) void run();
  const tasks = [
    schedule(lines.housekeeping, keepHouse, { noOverlap: true }),
    schedule(coldCron, sweepCases, { timezone, noOverlap: true }),
  ];
  return {
    stop: async () => {
      stopped = true;
      for (const task of tasks) await task.destroy();
      await Promise.all(underWay);
    },
  };
}
