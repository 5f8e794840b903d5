import { Events, GatewayCloseCodes, RESTEvents, Routes } from 'discord.js';
import type { Client } from 'discord.js';

/** Closes after which Discord lets nobody back in until something is changed in the Developer Portal. */
const final: Partial<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord no longer accepts the token',
  [GatewayCloseCodes.DisallowedIntents]: 'a privileged intent was switched off in the Developer Portal',
  [GatewayCloseCodes.InvalidIntents]: 'Discord no longer knows an intent the bot asks for',
  [GatewayCloseCodes.ShardingRequired]: 'the bot is in so many servers that it has to be sharded',
};

/**
 * Notices when Discord will not have the bot any more, instead of staying connected to nothing. A single 401 makes the
 * client forget its token: it is set again, and only if Discord refuses that too is it over.
 */
export function guardToken(client: Client<true>, token: string, onDead: (reason: string) => void): void {
  client.on(Events.ShardDisconnect, ({ code }) => {
    const reason = final[code];
    if (reason !== undefined) onDead(reason);
  });
  let asking = false;
  client.rest.on(RESTEvents.Response, ({ path }, { status }) => {
    if (status !== 401 || asking || path.startsWith('/interactions') || path.startsWith('/webhooks')) return;
    asking = true;
    client.rest.setToken(token);
    client.rest
      .get(Routes.user())
      .catch((err: unknown) => {
        const refused = err instanceof Error && 'status' in err && err.status === 401;
        if (refused) onDead('Discord no longer accepts the token');
      })
      .finally(() => {
        asking = false;
      });
  });
}
