import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished, expect, it } from 'vitest';
import { inviteLink } from '../src/discord/invite-link.ts';
import type { DiscordOptions } from './support/discord-server/server.ts';
import { startDiscord } from './support/discord-server/server.ts';
import { eventsOfThisRun } from './support/event-course.ts';
import { addGuild } from './support/discord-server/world/build.ts';
import { run } from './support/run-process.ts';
import { until } from './support/until.ts';

const main = ['node', resolve('dist/src/main.js')];
const lastLine = (text: string) => text.trim().split('\n').at(-1);

async function discordWith(options: DiscordOptions = {}) {
  const discord = await startDiscord({ events: eventsOfThisRun, ...options });
  addGuild(discord.world, { name: 'Lantern Hill' });
  onTestFinished(() => discord.stop());
  return { discord, environment: { DISCORD_TOKEN: discord.token, DISCORD_API_BASE_URL: `${discord.url}/api` } };
}

it('stops with 78 and one line when the token is missing', async () => {
  const { exit, output } = run(main, {});

  expect(await exit).toBe(78);
  expect(output()).toBe(
    'Casekeeper cannot start: DISCORD_TOKEN is missing. It is the bot token from the Discord Developer Portal, page Bot.\n',
  );
});

it('stops with 78 and says so when .env cannot be read', async () => {
  const home = mkdtempSync(join(tmpdir(), 'casekeeper-main-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, '.env'));
  const { exit, output } = run(main, {}, home);

  expect(await exit).toBe(78);
  expect(output()).toMatch(/^Casekeeper cannot start: the file \.env cannot be read\./u);
});

it('stops with 78 and a line for each wrong variable', async () => {
  const { exit, output } = run(main, { DISCORD_TOKEN: 'abc', LOG_LEVEL: 'loud', DISCORD_API_BASE_URL: 'here' });

  expect(await exit).toBe(78);
  expect(output().trim().split('\n')).toEqual([
    expect.stringContaining('DISCORD_API_BASE_URL should be an http(s) address'),
    expect.stringContaining('LOG_LEVEL should be one of'),
  ]);
});

it('stops with 78 and says so when Discord refuses the token', async () => {
  const { environment } = await discordWith();
  const { exit, output } = run(main, { ...environment, DISCORD_TOKEN: 'some-wrong-token' });

  expect(await exit).toBe(78);
  expect(lastLine(output())).toMatch(/^Casekeeper cannot start: Discord refuses DISCORD_TOKEN\. .*page Bot/u);
  expect(output()).not.toContain('some-wrong-token');
});

it.each([
  [{ guildMembers: false, messageContent: true }, '"Server Members Intent"'],
  [{ guildMembers: true, messageContent: false }, '"Message Content Intent"'],
  [{ guildMembers: false, messageContent: false }, '"Server Members Intent" and "Message Content Intent"'],
])('stops with 78 and names the switch that is off: %j', async (enabledIntents, named) => {
  const { environment } = await discordWith({ enabledIntents });
  const { exit, output } = run(main, environment);

  expect(await exit).toBe(78);
  expect(lastLine(output())).toMatch(
    new RegExp(`^Casekeeper cannot start: Switch on ${named} in the Developer Portal`, 'u'),
  );
});

it('stops with 78 when the token is withdrawn while it runs', async () => {
  const { discord, environment } = await discordWith();
  const { exit, output } = run(main, environment);
  await until(() => output().includes('Casekeeper is ready'), 'the bot to be ready');
  discord.gateway.disconnect({ code: 4004, resumable: false });

  expect(await exit).toBe(78);
  expect(lastLine(output())).toBe('Casekeeper stops: Discord no longer accepts the token');
});

it('says in one line that it is ready, and ends on SIGTERM through npm', async () => {
  const { environment } = await discordWith();
  const { child, exit, output } = run(['npm', 'start', '--ignore-scripts'], {
    ...environment,
    npm_config_update_notifier: 'false',
  });
  await until(() => output().includes('in 1 server.'), 'the bot to be ready');
  expect(lastLine(output())).toBe('Casekeeper is ready as casekeeper, in 1 server.');
  child.kill('SIGTERM');
  await exit;

  expect(lastLine(output())).toBe('Casekeeper has stopped (SIGTERM).');
});

it.each([
  ['GET', '/applications/@me'],
  ['GET', '/gateway/bot'],
  ['GET', '/applications/:application/commands'],
  ['PUT', '/applications/:application/commands'],
])('waits while Discord cannot be reached, and starts once it can: %s %s', async (method, path) => {
  const { discord, environment } = await discordWith();
  const away = discord.faults.next({ method, path }, { status: 502, after: false });
  const { output } = run(main, environment);
  await until(() => output().includes('Casekeeper is ready'), 'the bot to be ready');

  expect(away.hits).toBe(1);
  expect(output()).toContain('Discord cannot be reached yet');
});

it('ends on SIGTERM also while it waits for Discord', async () => {
  const { discord, environment } = await discordWith();
  const held = discord.faults.next({ method: 'GET', path: '/applications/@me' }, { hold: 'before' });
  const { child, exit, output } = run(main, environment);
  await held.reached;
  child.kill('SIGTERM');

  expect(await exit).toBe(0);
  expect(lastLine(output())).toBe('Casekeeper has stopped (SIGTERM) before it was ready.');
  held.release({ apply: false });
});

it('leads on with the invitation while no server has it', async () => {
  const discord = await startDiscord();
  onTestFinished(() => discord.stop());
  const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_BASE_URL: `${discord.url}/api` };
  const { output } = run(main, environment);
  await until(() => output().includes('Invite it'), 'the invitation');

  expect(output()).toContain('ready as casekeeper, in 0 servers.');
  expect(lastLine(output())).toBe(`Invite it: ${inviteLink(discord.world.applicationId)}`);
});
