import { Client, GatewayIntentBits, Partials, TextChannel } from 'discord.js';
import type { ClientOptions } from 'discord.js';
import { TestClock } from '../support/test-clock.ts';
import type { DiscordOptions, DiscordServer } from '../support/discord-server/server.ts';
import { startDiscord } from '../support/discord-server/server.ts';
import type { BuiltGuild, GuildPlan } from '../support/discord-server/world/build.ts';
import { addGuild } from '../support/discord-server/world/build.ts';

export interface Scene extends BuiltGuild {
  server: DiscordServer;
  clock: TestClock;
}

/** Everything a test opened, closed again after it. */
const opened: (() => Promise<void>)[] = [];

export async function closeScenes(): Promise<void> {
  for (const close of opened.splice(0).toReversed()) await close();
}

/** A server with one guild, on a clock that stands still. */
export async function scene(plan: GuildPlan = {}, options: DiscordOptions = {}): Promise<Scene> {
  const clock = new TestClock();
  const server = await startDiscord({ clock, ...options });
  opened.push(() => server.stop());
  return { server, clock, ...addGuild(server.world, plan) };
}

export const allIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildModeration,
  GatewayIntentBits.GuildWebhooks,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
];

/** The real client, logged in and ready. */
export async function connect(server: DiscordServer, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = newClient(server, options);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once('clientReady', resolve);
  });
  await client.login(server.token);
  return ready;
}

export function newClient(server: DiscordServer, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: allIntents,
    partials: [Partials.Channel, Partials.Message, Partials.GuildMember],
    waitGuildTimeout: 200,
    ...options,
    rest: { api: `${server.url}/api`, ...options.rest },
  });
  client.on('error', () => {});
  opened.push(() => client.destroy());
  return client;
}

/** The error code of a refused call; fails when it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => 'not refused',
    (reason: unknown) => reason,
  );
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
}

/** A raw call past the client, with the bot's token. */
export async function call(server: DiscordServer, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v10${path}`, {
    method,
    headers: { authorization: `Bot ${server.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

/** Resolves once the condition holds, looking again whenever the client or the server did something. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

/** The value, or a failure of the test: for lookups that cannot miss. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The scene lacks what the test looks for.');
  return value;
}

/** A text channel as the client knows it. */
export function textChannel(client: Client, channel: { id: string } | undefined): TextChannel {
  const known = client.channels.cache.get(found(channel).id);
  if (!(known instanceof TextChannel)) throw new Error('No text channel with this id.');
  return known;
}
