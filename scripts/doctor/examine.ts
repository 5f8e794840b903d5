import { doctor } from '../../src/texts/en/doctor.ts';
import { askDiscord } from './ask-discord.ts';
import type { Space } from './data-directory.ts';
import { examineFolder } from './data-directory.ts';
import type { Examined } from './database.ts';
import { examineDatabase, verifyEverything } from './database.ts';
import type { Surroundings } from './environment.ts';
import { examineEnvironment } from './environment.ts';
import type { KnownServers } from './known-servers.ts';
import { knownServers, noServers } from './known-servers.ts';
import type { Section } from './line.ts';

export interface Examination extends Surroundings {
  /** Recompute every history, too. */
  verify: boolean;
  spaceAt: (path: string) => Promise<Space>;
}

/** Looks at everything the bot needs, section by section as it is found. Writes nothing. */
export async function* examine({ verify, spaceAt, ...surroundings }: Examination): AsyncGenerator<Section> {
  const { lines, config } = examineEnvironment(surroundings);
  yield { title: doctor.environment, lines };
  yield { title: doctor.folder, lines: await examineFolder(config.dataDir, spaceAt) };
  const database = examineDatabase(config.dataDir);
  try {
    const verified = verify ? await verifyEverything(database.db, config.dataDir) : [];
    yield { title: doctor.database, lines: [...database.lines, ...verified] };
    const { token, apiBaseUrl } = config;
    if (token === null || apiBaseUrl === null) {
      yield { title: doctor.discord, lines: [{ level: 'note', text: doctor.notAsked }] };
      return;
    }
    yield* askDiscord({ token, apiBaseUrl }, knownFrom(database));
  } finally {
    database.db?.$client.close();
  }
}

/** Null where there is a database that could not be read. */
function knownFrom({ db, isMissing }: Examined): KnownServers | null {
  if (db !== null) return knownServers(db);
  return isMissing ? noServers : null;
}
