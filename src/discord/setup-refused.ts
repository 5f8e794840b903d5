import { DiscordAPIError } from 'discord.js';
import type { Logger } from 'pino';
import { setupNotices } from '../texts/en/setup.ts';
import { sortDiscordError } from './discord-error.ts';
import { safeText } from './views/safe-text.ts';

/**
 * Runs a change of the server's own channels. What Discord refuses there is the server's to mend, so its words are
 * passed on; an outage passes by itself. Both answer the notice to show; a fault of ours is thrown.
 */
export async function orRefusal(
  change: () => Promise<string>,
  refused: (words: string) => string,
  log: Logger,
): Promise<string> {
  try {
    return await change();
  } catch (err) {
    const isAway = sortDiscordError(err).sort === 'again';
    if (!isAway && !(err instanceof DiscordAPIError)) throw err;
    log.warn({ err }, 'setup could not change channels');
    return isAway ? setupNotices.discordAway : refused(safeText(err instanceof Error ? err.message : ''));
  }
}
