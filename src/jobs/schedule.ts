import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import type { Clock } from '../app/ports.ts';
import { housekeeping } from './housekeeping.ts';
import type { Kept } from './housekeeping.ts';

/** Every cron line of the bot. A line only says when to look; what is due is decided by the clock it is given. */
const lines = { housekeeping: '17 * * * *' };

/** Starts everything that runs by the clock; housekeeping once at the beginning, too. */
export function startSchedule(
  kept: Kept,
  { clock, log }: { clock: Clock; log: Logger },
): { stop: () => Promise<void> } {
  const keepHouse = async () => {
    await housekeeping(kept, clock.now()).catch((err: unknown) => log.error({ err }, 'housekeeping failed'));
  };
  void keepHouse();
  const task = schedule(lines.housekeeping, keepHouse, { noOverlap: true });
  return { stop: async () => await task.destroy() };
}
