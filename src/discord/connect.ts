import { ApplicationFlagsBitField, Client, DiscordAPIError, Events, Routes } from 'discord.js';
import type { RESTGetCurrentApplicationResult } from 'discord.js';
import { StartError } from './start-error.ts';

/** Where applications are kept. */
export const portal = 'https://discord.com/developers/applications';
const { GatewayGuildMembers, GatewayGuildMembersLimited, GatewayMessageContent, GatewayMessageContentLimited } =
  ApplicationFlagsBitField.Flags;

/** The switches in the Developer Portal (page Bot, Privileged Gateway Intents) and the flags that show them on. */
const switches = [
  { name: 'Server Members Intent', flags: GatewayGuildMembers | GatewayGuildMembersLimited },
  { name: 'Message Content Intent', flags: GatewayMessageContent | GatewayMessageContentLimited },
];

/** The switches that are off, by the names the Developer Portal has for them. */
export const switchesOff = (flags: number): string[] =>
  switches.filter((one) => (flags & one.flags) === 0).map(({ name }) => name);

export interface Connected {
  client: Client<true>;
  /** Whoever runs this bot, as Discord knows it: the owner of the application, or everybody of the team that is. */
  runBy: string[];
}

/**
 * Logs in and waits until every server is known. A client whose login has failed is used up.
 * @throws StartError when Discord refuses the token or an intent is switched off
 */
export async function connect(client: Client, token: string): Promise<Connected> {
  client.rest.setToken(token);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    const application = (await client.rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    checkSwitches(application);
    await client.login(token);
    return { client: await ready, runBy: ownersOf(application) };
  } catch (err) {
    await client.destroy();
    throw explainRefusal(err);
  }
}

/** Asked before the gateway is, because the gateway only says that some switch is off, not which. */
function checkSwitches({ flags }: RESTGetCurrentApplicationResult): void {
  const off = switchesOff(flags);
  if (off.length > 0) {
    throw new StartError(
      `Switch on "${off.join('" and "')}" in the Developer Portal (${portal}, page Bot), then start again.`,
    );
  }
}

function ownersOf({ owner, team }: RESTGetCurrentApplicationResult): string[] {
  const people = team ? team.members.map(({ user }) => user) : [owner];
  return people.flatMap((person) => person?.id ?? []);
}

/** A `StartError` that says what to do where Discord refuses the token or an intent; else the error itself. */
export function explainRefusal(err: unknown): unknown {
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
