import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished, expect, it } from 'vitest';
import type { DiscordOptions } from './support/discord-server/server.ts';
import { startDiscord } from './support/discord-server/server.ts';
import { addGuild } from './support/discord-server/world/build.ts';
import { until } from './support/until.ts';

/** A process of the bot, and what it wrote. */
interface Run {
  child: ChildProcess;
  output: () => string;
  exit: Promise<number | null>;
}

function run(command: string[], environment: Record<string, string>): Run {
  const [program = '', ...args] = command;
  const folder = mkdtempSync(join(tmpdir(), 'casekeeper-main-'));
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, DATA_DIR: join(folder, 'data'), ...environment };
  const child = spawn(program, args, { env, cwd: program === 'npm' ? resolve('.') : folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const exit = new Promise<number | null>((done) => child.once('exit', done));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, output: () => output, exit };
}

const main = ['node', resolve('dist/src/main.js')];
const lastLine = (text: string) => text.trim().split('\n').at(-1);

async function discordWith(options: DiscordOptions = {}) {
  const discord = await startDiscord(options);
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

it('waits while Discord cannot be reached, and starts once it can', async () => {
  const { discord, environment } = await discordWith();
  const away = discord.faults.next({ method: 'GET', path: '/applications/@me' }, { status: 502, after: false });
  const { output } = run(main, environment);
  await until(() => output().includes('Casekeeper is ready'), 'the bot to be ready');

  expect(away.hits).toBe(1);
  expect(output()).toContain('Discord cannot be reached yet');
});
