import { ApplicationFlagsBitField, Client, DiscordAPIError, Events, Routes } from 'discord.js';
import type { RESTGetCurrentApplicationResult } from 'discord.js';
import { StartError } from './start-error.ts';

const portal = 'https://discord.com/developers/applications';
const { GatewayGuildMembers, GatewayGuildMembersLimited, GatewayMessageContent, GatewayMessageContentLimited } =
  ApplicationFlagsBitField.Flags;

/** The switches in the Developer Portal (page Bot, Privileged Gateway Intents) and the flags that show them on. */
const switches = [
  { name: 'Server Members Intent', flags: GatewayGuildMembers | GatewayGuildMembersLimited },
  { name: 'Message Content Intent', flags: GatewayMessageContent | GatewayMessageContentLimited },
];

/**
 * Logs in and waits until every server is known.
 * @throws StartError when Discord refuses the token or an intent is switched off
 */
export async function connect(client: Client, token: string): Promise<Client<true>> {
  client.rest.setToken(token);
  await checkSwitches(client);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (err) {
    throw explain(err);
  }
  return await ready;
}

/** Asked before the gateway is, because the gateway only says that some switch is off, not which. */
async function checkSwitches(client: Client): Promise<void> {
  const { flags } = await currentApplication(client);
  const off = switches.filter((one) => (flags & one.flags) === 0).map(({ name }) => name);
  if (off.length > 0) {
    throw new StartError(
      `Switch on "${off.join('" and "')}" in the Developer Portal (${portal}, page Bot), then start again.`,
    );
  }
}

async function currentApplication(client: Client): Promise<RESTGetCurrentApplicationResult> {
  try {
    return (await client.rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
  } catch (err) {
    throw explain(err);
  }
}

function explain(err: unknown): unknown {
  const refused = err instanceof DiscordAPIError && err.status === 401;
  const message = err instanceof Error ? err.message : '';
  if (refused || /invalid token/iu.test(message)) {
    return new StartError(
      `Discord refuses DISCORD_TOKEN. Copy the bot token anew from the Developer Portal (${portal}, page Bot).`,
    );
  }
  if (/disallowed intents/iu.test(message)) {
    return new StartError(
      `Switch on "Server Members Intent" and "Message Content Intent" in the Developer Portal (${portal}, page Bot), then start again.`,
    );
  }
  return err;
}
