import { DiscordAPIError } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../app/ports.ts';
import { sortDiscordError } from './discord-error.ts';

/** What waiting for Discord needs. */
export interface Patience {
  clock: Clock;
  log: Logger;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/**
 * Asks until Discord answers, ever more slowly, or as often as allowed: for what nothing works without (SPEC 12.3).
 * @throws what Discord refuses for good, and the last trouble once all tries are used up, as they came
 */
export async function untilAnswered<Answer>(
  { clock, log }: Patience,
  ask: () => Promise<Answer>,
  triesAtMost = Number.POSITIVE_INFINITY,
): Promise<Answer> {
  for (let tries = 1, waitMs = firstWaitMs; ; tries += 1, waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return await ask();
    } catch (err) {
      if (tries >= triesAtMost || sortDiscordError(err).sort !== 'again' || isRefusal(err)) throw err;
      log.warn({ err, waitMs }, 'Discord cannot be reached yet');
      await new Promise<void>((resolve) => void clock.wakeAt(clock.now() + waitMs, resolve));
    }
  }
}

/** A token that is refused does not get better by waiting. */
const isRefusal = (err: unknown): boolean => err instanceof DiscordAPIError && err.status === 401;
