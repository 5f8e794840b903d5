import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualTimes } from '../../src/config.ts';
import { startBot } from '../../src/bot.ts';
import type { Bot } from '../../src/bot.ts';
import { createLog } from '../../src/log.ts';
import type { DiscordOptions, DiscordServer } from './discord-server/server.ts';
import { startDiscord } from './discord-server/server.ts';
import { unthoughtOf } from './bot-routes.ts';
import { eventsOfThisRun } from './event-course.ts';
import { buildSecurityServer, configure } from './security-server.ts';
import type { SecurityPlan, SecurityServer } from './security-server.ts';
import { TestClock } from './test-clock.ts';

/** A loopback Discord with one community, and the real bot in it. */
export interface Scene extends SecurityServer {
  discord: DiscordServer;
  clock: TestClock;
  dataDir: string;
  bot: Bot;
  /** What the bot wrote to its log, line by line. */
  logLines: string[];
  /** Ends the bot as SIGTERM would, and starts it again on the same data; something may happen in between. */
  restart: (meanwhile?: () => void) => Promise<void>;
}

const opened: (() => Promise<void>)[] = [];

/** Ends everything a test opened; fails it if the bot called a route nobody modelled. */
export async function closeScenes(): Promise<void> {
  for (const close of opened.splice(0).toReversed()) await close();
}

export interface SceneOptions extends SecurityPlan {
  discord?: DiscordOptions;
  /** Leave the server as it is before `/setup start`. */
  unconfigured?: boolean;
}

/** Everything running, on a clock that the test moves. */
export async function scene({ discord: options, unconfigured = false, ...plan }: SceneOptions = {}): Promise<Scene> {
  const clock = new TestClock();
  const discord = await startDiscord({ clock, events: eventsOfThisRun, ...options });
  const dataDir = await mkdtemp(join(tmpdir(), 'casekeeper-'));
  const server = buildSecurityServer(discord, plan);
  if (!unconfigured) await configure(dataDir, server, clock.now());
  const logLines: string[] = [];
  const start = () => startOn({ discord, clock, dataDir, logLines });
  const made: Scene = { ...server, discord, clock, dataDir, logLines, bot: await start(), restart };
  async function restart(meanwhile = () => {}): Promise<void> {
    await made.bot.stop();
    meanwhile();
    made.bot = await start();
  }
  opened.push(async () => {
    await made.bot.stop();
    await discord.stop();
    await rm(dataDir, { recursive: true, force: true });
    if (discord.unmodelled.length > 0) throw new Error(`Not modelled: ${discord.unmodelled.join(', ')}`);
    const unthought = unthoughtOf(discord.requests);
    if (unthought.length > 0) throw new Error(`Not in the fault matrix: ${unthought.join(', ')}`);
  });
  return made;
}

/** The real bot, in this process, against that Discord: one more of it while the scene's own runs. */
export function startOn({
  discord,
  clock,
  dataDir,
  logLines,
}: Pick<Scene, 'discord' | 'clock' | 'dataDir' | 'logLines'>): Promise<Bot> {
  const config = {
    token: discord.token,
    apiBaseUrl: `${discord.url}/api`,
    dataDir,
    logLevel: 'info' as const,
    ...usualTimes,
  };
  const log = createLog('info', { write: (line: string) => void logLines.push(line) });
  return startBot({ config, log, clock, waitGuildTimeoutMs: 300 });
}
