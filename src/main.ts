import { existsSync } from 'node:fs';
import { startBot } from './bot.ts';
import type { Bot } from './bot.ts';
import { ConfigError, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { inviteLink } from './discord/invite-link.ts';
import { configurationExit, StartError } from './discord/start-error.ts';
import { createLog } from './log.ts';
import { abortsAtRandom } from './store/database-library.ts';
import { systemClock } from './system-clock.ts';
import { doctor } from './texts/en/doctor.ts';

/** A stop that takes longer than this is cut off; what was under way goes on at the next start. */
const stopWithinMs = 8_000;

await main();

async function main(): Promise<void> {
  loadEnvFileOrExit();
  const config = configOrExit();
  if (abortsAtRandom()) exit(configurationExit, `Casekeeper cannot start: ${doctor.abortingLibrary}`);
  const log = createLog(config.logLevel);
  let bot: Bot | null = null;
  // From the beginning: as the first process of a container nothing else would end it while it waits for Discord.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(bot, signal));
  bot = await startOrExit(config, log);
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  process.stdout.write(`${welcome(bot)}\n`);
}

/** One line, and while no server has the bot another that leads on. */
function welcome({ client }: Bot): string {
  const servers = client.guilds.cache.size;
  const ready = `Casekeeper is ready as ${client.user.tag}, in ${servers} server${servers === 1 ? '' : 's'}.`;
  return servers > 0 ? ready : `${ready}\nInvite it: ${inviteLink(client.application.id)}`;
}

function loadEnvFileOrExit(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch {
    exit(
      configurationExit,
      'Casekeeper cannot start: the file .env cannot be read. Give it to the user that runs the bot.',
    );
  }
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (err) {
    if (!(err instanceof ConfigError)) throw err;
    exit(configurationExit, err.problems.map((problem) => `Casekeeper cannot start: ${problem}`).join('\n'));
  }
}

async function startOrExit(config: Config, log: ReturnType<typeof createLog>): Promise<Bot> {
  try {
    const onDead = (reason: string) => exit(configurationExit, `Casekeeper stops: ${reason}`);
    return await startBot({ config, log, clock: systemClock, onDead });
  } catch (err) {
    if (err instanceof StartError) exit(configurationExit, `Casekeeper cannot start: ${err.message}`);
    log.fatal({ err }, 'start failed');
    exit(1, 'Casekeeper could not start; the log line above says why, and `npm run doctor` what to do.');
  }
}

/** A bot that is not ready yet is cut off like by a crash: what was under way goes on at the next start. */
async function stop(bot: Bot | null, signal: string): Promise<void> {
  if (bot === null) exit(0, `Casekeeper has stopped (${signal}) before it was ready.`);
  const cutOff = setTimeout(
    () => exit(1, 'Casekeeper was stopped before everything under way had ended.'),
    stopWithinMs,
  );
  await bot.stop();
  clearTimeout(cutOff);
  exit(0, `Casekeeper has stopped (${signal}).`);
}

function exit(code: number, line: string): never {
  process.stdout.write(`${line}\n`);
  process.exit(code);
}
