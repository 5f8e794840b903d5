import { randomBytes } from 'node:crypto';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Chance, Clock } from './app/ports.ts';
import { afterTeamChange } from './app/after-team-change.ts';
import { sweepAll } from './app/sweep.ts';
import { Turns } from './app/turns.ts';
import type { Config } from './config.ts';
import { AnswersRead } from './discord/contact/answers-read.ts';
import { createClient } from './discord/client.ts';
import { connect } from './discord/connect.ts';
import type { Connected } from './discord/connect.ts';
import { deliverWith } from './discord/deliver/deliver.ts';
import { followDiscord } from './discord/events/follow-discord.ts';
import { lookAfterThreads } from './discord/events/look-after-threads.ts';
import { lookAround } from './discord/events/look-around.ts';
import { guardToken } from './discord/events/token-guard.ts';
import type { Services } from './discord/handler.ts';
import { registerCommands } from './discord/register-commands.ts';
import { registry } from './discord/registry.ts';
import { syncStaff } from './discord/staff-directory.ts';
import { untilAnswered } from './discord/until-answered.ts';
import { OutboxWorker } from './jobs/outbox-worker.ts';
import { startSchedule } from './jobs/schedule.ts';
import { EvidenceFiles } from './store/evidence-files.ts';
import { openStores } from './store/open-stores.ts';
import type { OpenStores } from './store/open-stores.ts';
import { isWorkerGone, newWorkerName } from './worker-name.ts';

export interface BotOptions {
  config: Config;
  log: Logger;
  clock: Clock;
  chance?: Chance;
  /** How long to wait for servers Discord has not sent yet (ms). */
  waitGuildTimeoutMs?: number;
  /** Called when Discord will not have the bot any more: the process should end. */
  onDead?: (reason: string) => void;
}

export interface Bot {
  client: Client<true>;
  stores: OpenStores;
  /** Ends in order: hears nothing new, finishes what is under way, disconnects, closes the database. */
  stop: () => Promise<void>;
}

/** The team is asked for again over about a quarter of a minute; then it is as it was last known. */
const syncTriesAtMost = 5;

/** Chance from the system's own source. */
const systemChance: Chance = {
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
  id: () =>
    BigInt(`0x${randomBytes(12).toString('hex')}`)
      .toString(36)
      .padStart(19, '0'),
};

/**
 * The whole bot: `npm start`, the demo, the benchmarks and the tests all start it here.
 * @throws StartError when Discord refuses the token or an intent; the database is closed again
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { config } = options;
  const stores = openStores(config.dataDir);
  const newClient = () => createClient(config.apiBaseUrl, options.waitGuildTimeoutMs);
  try {
    const connected = await untilAnswered(options, () => connect(newClient(), config.token));
    return await run(options, stores, connected).catch(async (err: unknown) => {
      await connected.client.destroy();
      throw err;
    });
  } catch (err) {
    stores.close();
    throw err;
  }
}

async function run(options: BotOptions, stores: OpenStores, { client, runBy }: Connected): Promise<Bot> {
  const { config, log, clock, chance = systemChance } = options;
  const files = new EvidenceFiles({ dataDir: config.dataDir, apiBaseUrl: config.apiBaseUrl });
  const deliver = deliverWith({ client, stores, files, clock, turns: new Turns() });
  const worker = await newWorker({ stores, deliver, clock, chance, log, worker: newWorkerName() });
  const { poke } = worker;
  const sync = async (guildId: string) => {
    await untilAnswered(options, () => syncStaff(client, stores.guilds, guildId, clock.now()), syncTriesAtMost);
    if (await afterTeamChange({ stores, clock, chance }, guildId)) poke();
    await lookAfterThreads({ client, stores, clock, chance, poke }, guildId);
  };
  const answersRead = new AnswersRead();
  const services: Services = {
    client,
    runBy,
    stores,
    files,
    clock,
    chance,
    turns: new Turns(),
    log,
    poke,
    answersRead,
    syncStaff: sync,
  };
  if (options.onDead !== undefined) guardToken(client, config.token, options.onDead);
  const following = followDiscord(services);
  const commands = [...registry.commands, ...registry.userMenus, ...registry.messageMenus].map(({ data }) => data);
  await untilAnswered(options, () => registerCommands(client, commands));
  await lookAround(services);
  const schedule = startSchedule({ ...stores, files }, { clock, log, sweep: sweepWith(services), ...config });
  // Only now: what waits from before is called in by the staff of today.
  poke();
  return {
    client,
    stores,
    stop: async () => {
      await following.stop();
      await schedule.stop();
      await worker.stop();
      await client.destroy();
      stores.close();
    },
  };
}

/**
 * The daily look at every server the bot is in, once it has read what was answered while it was away. Where it is not,
 * nobody could answer the team, and nobody of it could be told: nothing moves there (SPEC 9.4).
 */
function sweepWith({ client, stores, clock, log, poke, answersRead }: Services) {
  return async (isStopped: () => boolean): Promise<void> => {
    if (!(await answersRead.wait())) return;
    const isHere = (guildId: string) => client.guilds.cache.has(guildId);
    const guildIds = await stores.guilds.guildIds();
    for (const guildId of guildIds.filter((id) => !isHere(id)))
      log.info({ guildId }, 'server not swept: the bot is not in it');
    await sweepAll({ stores, clock, isStopped }, guildIds.filter(isHere), (err, guildId) =>
      log.error({ err, guildId }, 'server not swept'),
    );
    poke();
  };
}

/** Locks of processes that died are freed first, so that their effects go on at once. */
async function newWorker(needs: ConstructorParameters<typeof OutboxWorker>[0]): Promise<OutboxWorker> {
  await needs.stores.outbox.releaseLocks((worker) => isWorkerGone(worker, needs.worker));
  return new OutboxWorker(needs);
}
