import type { APIApplication, Client, Collection, Guild, OAuth2Guild } from 'discord.js';
import { Routes } from 'discord.js';
import { createClient } from '../../src/discord/client.ts';
import { explainRefusal, portal, switchesOff } from '../../src/discord/connect.ts';
import { sortDiscordError } from '../../src/discord/discord-error.ts';
import { inviteLink } from '../../src/discord/invite-link.ts';
import { StartError } from '../../src/discord/start-error.ts';
import { doctor } from '../../src/texts/en/doctor.ts';
import { examineServer } from './examine-server.ts';
import type { KnownServers } from './known-servers.ts';
import type { Line, Section } from './line.ts';
import { when } from './line.ts';

interface Address {
  token: string;
  apiBaseUrl: string;
}

/** Logs in over REST alone, beside a running bot, and looks at the application and at each of its servers. */
export async function* askDiscord({ token, apiBaseUrl }: Address, known: KnownServers | null): AsyncGenerator<Section> {
  const client = createClient(apiBaseUrl);
  client.rest.setToken(token);
  try {
    const application = (await client.rest.get(Routes.currentApplication())) as APIApplication;
    const servers = await allServers(client);
    yield {
      title: doctor.discord,
      lines: [...judgeApplication(application), ...judgeServers(servers, application.id, known)],
    };
    for (const server of servers) yield await sectionOf(server, application, known);
  } catch (err) {
    yield { title: doctor.discord, lines: [{ level: 'problem', text: explain(err, apiBaseUrl) }] };
  } finally {
    await client.destroy();
  }
}

function judgeApplication({ flags, bot, name, ...application }: APIApplication): Line[] {
  const off = switchesOff(flags);
  const endpoint = application.interactions_endpoint_url ?? '';
  return [
    { level: 'ok', text: doctor.loggedIn(bot?.username ?? name) },
    ...when(off.length === 0, 'ok', doctor.switchesOn),
    ...when(off.length > 0, 'problem', doctor.switchesOff(off, portal)),
    ...when(endpoint !== '', 'problem', doctor.endpoint(portal)),
    ...when(application.bot_require_code_grant, 'problem', doctor.codeGrant(portal)),
  ];
}

function judgeServers(servers: OAuth2Guild[], applicationId: string, known: KnownServers | null): Line[] {
  const there = new Set(servers.map(({ id }) => id));
  const left = known?.ids.filter((id) => !there.has(id)) ?? [];
  return [
    ...when(servers.length === 0, 'note', doctor.noServer(inviteLink(applicationId))),
    ...when(left.length > 0, 'note', doctor.moreServers(left.length)),
  ];
}

/** Every server the bot is in, oldest first. Discord names at most 200 at a time. */
export async function allServers(client: Client, pageSize = 200): Promise<OAuth2Guild[]> {
  const servers: OAuth2Guild[] = [];
  for (let more = true; more;) {
    const after = servers.at(-1)?.id;
    const page: Collection<string, OAuth2Guild> = await client.guilds.fetch({
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    servers.push(...page.values());
    more = page.size === pageSize;
  }
  return servers;
}

/** One server's trouble does not keep the others from being looked at. */
async function sectionOf(
  server: OAuth2Guild,
  application: APIApplication,
  known: KnownServers | null,
): Promise<Section> {
  const title = doctor.server(server.name, server.id);
  const botId = application.bot?.id ?? application.id;
  try {
    const guild: Guild = await server.fetch();
    return { title, lines: await examineServer(guild, botId, known) };
  } catch (err) {
    return { title, lines: [{ level: 'problem', text: doctor.notLookedAt(sortDiscordError(err).message) }] };
  }
}

/** Why Discord could not be asked. */
function explain(err: unknown, apiBaseUrl: string): string {
  const explained = explainRefusal(err);
  if (explained instanceof StartError) return explained.message;
  const { message, sort } = sortDiscordError(err);
  if (sort === 'broken') throw err;
  return /^Discord \d/u.test(message)
    ? doctor.refused(message.replace('Discord ', ''))
    : doctor.unreachable(new URL(apiBaseUrl).host, reasonOf(err) ?? message);
}

/** The system's own word for it, such as ECONNREFUSED. */
function reasonOf(err: unknown): string | null {
  if (!(err instanceof Error)) return null;
  const code = 'code' in err && typeof err.code === 'string' ? err.code : null;
  return code ?? reasonOf(err.cause) ?? (err.name === 'AbortError' ? 'no answer in time' : null);
}
