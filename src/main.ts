import { existsSync } from 'node:fs';
import { startBot } from './bot.ts';
import type { Bot } from './bot.ts';
import { ConfigError, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { configurationExit, StartError } from './discord/start-error.ts';
import { createLog } from './log.ts';
import { systemClock } from './system-clock.ts';

/** A stop that takes longer than this is cut off; what was under way goes on at the next start. */
const stopWithinMs = 8_000;

await main();

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = configOrExit();
  const log = createLog(config.logLevel);
  const bot = await startOrExit(config, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(bot, signal));
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  const servers = bot.client.guilds.cache.size;
  process.stdout.write(
    `Casekeeper is ready as ${bot.client.user.tag}, in ${servers} server${servers === 1 ? '' : 's'}.\n`,
  );
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
    exit(1, 'Casekeeper could not start; the log line above says why.');
  }
}

async function stop(bot: Bot, signal: string): Promise<void> {
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
