import { once } from 'node:events';
import {
  type ApplicationCommandDataResolvable,
  ButtonStyle,
  Client,
  ComponentType,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  TextInputStyle,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import { startDiscord } from '../support/discord-server/server.ts';
import { addGuild, type GuildPlan } from '../support/discord-server/world/build.ts';
import { TestClock } from '../support/test-clock.ts';

type Handler = (interaction: Interaction) => unknown;

/**
 * A Discord with one guild, a real client that answers with `handler`, and people. The test fails when the handler
 * threw, or when the client asked for something the server does not model.
 */
export async function stage(commands: ApplicationCommandDataResolvable[], handler: Handler, plan: GuildPlan = {}) {
  const clock = new TestClock();
  const discord = await startDiscord({ clock });
  const { guild, owner, channels, roles } = addGuild(discord.world, { channels: { general: {} }, ...plan });
  const problems: unknown[] = [];
  const client = await connect(discord.url, discord.token, (interaction) => {
    Promise.resolve(handler(interaction)).catch((error: unknown) => problems.push(error));
  });
  await client.application?.commands.set(commands);
  onTestFinished(async () => {
    await client.destroy();
    await discord.stop();
    const [problem] = [...problems, ...discord.unmodelled];
    if (problem !== undefined) throw problem;
  });
  const createPerson = (name: string, held: { id: string }[] = []) => {
    return discord.people.createPerson({ name, guild, roles: held });
  };
  const place = (name: string) => {
    const channel = channels[name];
    if (channel === undefined) throw new Error(`No channel ${name}`);
    return channel;
  };
  return { ...discord, clock, guild, roles, place, client, createPerson, owner: discord.people.personOf(owner, guild) };
}

async function connect(url: string, token: string, handler: (interaction: Interaction) => void): Promise<Client> {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  const client = new Client({ intents: [Guilds, GuildMessages, DirectMessages], rest: { api: `${url}/api` } });
  client.on(Events.InteractionCreate, handler);
  await client.login(token);
  if (!client.isReady()) await once(client, Events.ClientReady);
  return client;
}

/** The code and status of a refusal; null when the call went through. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: number | string; status: number } | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof DiscordAPIError) return { code: error.code, status: error.status };
    throw error;
  }
}

/** A row with one button. */
export function button(customId: string, label: string, disabled = false) {
  const one = { type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: customId, label, disabled } as const;
  return { type: ComponentType.ActionRow, components: [one] } as const;
}

export function textDisplay(content = 'Text') {
  return { type: ComponentType.TextDisplay, content } as const;
}

/** A modal with one field for text, whose custom_id is `text`. */
export function textModal(customId: string, label: string) {
  const component = { type: ComponentType.TextInput, custom_id: 'text', style: TextInputStyle.Short } as const;
  return { custom_id: customId, title: label, components: [{ type: ComponentType.Label, label, component } as const] };
}

/** A promise to be settled from inside a handler. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle(value) };
}
