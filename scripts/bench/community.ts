import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { databaseFile } from '../../src/store/open-database.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Person } from '../../test/support/discord-server/people/person.ts';
import { startDiscord } from '../../test/support/discord-server/server.ts';
import type { DiscordServer } from '../../test/support/discord-server/server.ts';
import { newMember } from '../../test/support/discord-server/world/build.ts';
import { buildSecurityServer, configure } from '../../test/support/security-server.ts';
import type { SecurityServer } from '../../test/support/security-server.ts';
import { startBotProcess } from './bot-process.ts';
import type { BotProcess } from './bot-process.ts';

/** Communities in a loopback Discord in this process, the bot beside it in its own. */
export interface Community {
  discord: DiscordServer;
  servers: SecurityServer[];
  dataDir: string;
  start: () => Promise<BotProcess>;
  /** Waits until Discord is owed nothing but what has a later time. */
  quiet: () => Promise<void>;
  end: () => Promise<void>;
}

interface Wish {
  servers: number;
  /** Multiplier of Discord's limits; 0 for none. */
  rateScale: number;
  settings?: Partial<Settings>;
}

/** Builds the communities with their settings; nothing has started yet. */
export async function community({ servers: count, rateScale, settings = {} }: Wish): Promise<Community> {
  const discord = await startDiscord({ rateScale });
  const dataDir = await mkdtemp(join(tmpdir(), 'casekeeper-bench-'));
  const servers = Array.from({ length: count }, (_, index) =>
    buildSecurityServer(discord, { name: `Community ${index + 1}`, settings }),
  );
  for (const server of servers) await configure(dataDir, server, Date.now());
  return {
    discord,
    servers,
    dataDir,
    start: () => startBotProcess(discord, dataDir),
    quiet: () => quiet(dataDir),
    end: async () => {
      await discord.stop();
      await rm(dataDir, { recursive: true, force: true });
      if (discord.unmodelled.length > 0) throw new Error(`Not modelled: ${discord.unmodelled.join(', ')}`);
    },
  };
}

/** The first of the servers. */
export function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('None is there');
  return first;
}

export const somebody = ({ people }: DiscordServer, { guild }: SecurityServer, name: string): Person =>
  people.createPerson({ name, guild });

/** A member nobody needs hands or eyes for. */
export const someMember = ({ world }: DiscordServer, { guild }: SecurityServer, name: string): { id: string } =>
  newMember(world, guild, { username: name }).user;

const lookEveryMs = 20;

async function quiet(dataDir: string): Promise<void> {
  const file = new Sqlite(databaseFile(dataDir), { readonly: true });
  try {
    const owed = file.prepare(
      "select 1 from outbox where state in ('due', 'failed') and kind not in ('refresh-board', 'escalate')",
    );
    while (owed.get() !== undefined) {
      await new Promise((resolve) => {
        setTimeout(resolve, lookEveryMs);
      });
    }
  } finally {
    file.close();
  }
}
