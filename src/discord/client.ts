import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';

/** The intents the bot asks for; the two privileged ones are switches in the Developer Portal. */
const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
];

/** Longer waits than this are handed back to the outbox, which keeps them without holding a lock. */
const longWaitMs = 10_000;

/**
 * The Discord client. It never retries by itself: a repeated creation without a look first would be seen twice, so every
 * repeat goes through the outbox. Nothing it sends pings anybody unless it says so.
 */
export function createClient(apiBaseUrl: string, makeWaitGuildTimeout = 15_000): Client {
  return new Client({
    intents,
    partials: [Partials.Channel, Partials.Message, Partials.GuildMember],
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    waitGuildTimeout: makeWaitGuildTimeout,
    rest: { api: apiBaseUrl, retries: 0, timeout: 15_000, rejectOnRateLimit: (limit) => limit.retryAfter > longWaitMs },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 500, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 2000, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
  });
}
