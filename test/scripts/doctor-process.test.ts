import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { startDiscord } from '../support/discord-server/server.ts';
import { run } from '../support/run-process.ts';
import { until } from '../support/until.ts';
import { folder, patient, wellFormedToken } from './doctor-scene.ts';

const doctor = ['node', resolve('dist/scripts/doctor.js')];

it('ends with 0 beside a running bot where all is well, and says so in its last line', async () => {
  const { environment, discord, guild } = await patient();
  const bot = run(['node', resolve('dist/src/main.js')], environment);
  await until(() => bot.output().includes('Casekeeper is ready'), 'the bot to be ready');
  const { exit, output } = run([...doctor, '--verify'], environment);

  expect(await exit).toBe(0);
  expect(output()).toContain(
    `Server "${guild.name}" (${guild.id})\n  ok       Roles, channels and permissions are in place.`,
  );
  expect(output().trim().split('\n').at(-1)).toBe('Nothing stands in the way.');
  expect(output()).not.toContain(discord.token);
});

it('ends with 1 and a line for each problem', async () => {
  const { exit, output } = run(doctor, { LOG_LEVEL: 'loud' });

  expect(await exit).toBe(1);
  expect(output()).toMatch(/PROBLEM {2}DISCORD_TOKEN is missing\./u);
  expect(output()).toMatch(/PROBLEM {2}LOG_LEVEL should be one of/u);
  expect(output().trim().split('\n').at(-1)).toBe('2 problems. Start at the top, then run this again.');
});

it('ends with 1 when Discord refuses the token, without showing it', async () => {
  const discord = await startDiscord();
  const address = { DISCORD_API_BASE_URL: `${discord.url}/api`, DATA_DIR: folder() };
  const { exit, output } = run(doctor, { ...address, DISCORD_TOKEN: wellFormedToken });
  const code = await exit;
  await discord.stop();

  expect(code).toBe(1);
  expect(output()).toMatch(/PROBLEM {2}Discord refuses DISCORD_TOKEN/u);
  expect(output()).not.toContain(wellFormedToken);
});

it('says how it is used when it is asked for something else', async () => {
  const { exit, output } = run([...doctor, '--fix'], {});

  expect(await exit).toBe(1);
  expect(output()).toMatch(/^npm run doctor .*\nnpm run doctor -- --verify /u);
});
