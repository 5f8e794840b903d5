import { Settings } from '../../src/domain/settings.ts';
import type { StaffMember } from '../../src/domain/recusal.ts';
import type { Db } from '../../src/store/open-database.ts';
import { guilds } from '../../src/store/schema.ts';
import { SqliteGuildStore } from '../../src/store/sqlite-guild-store.ts';
import { SqliteOutbox } from '../../src/store/sqlite-outbox.ts';

/** What the database knows of servers. */
export interface KnownServers {
  ids: string[];
  settings: (guildId: string) => Promise<Settings>;
  staff: (guildId: string) => Promise<StaffMember[]>;
  /** How much Discord is owed that could not be done so far. */
  waiting: (guildId: string) => Promise<number>;
}

/** Before the first start. */
export const noServers: KnownServers = {
  ids: [],
  settings: async () => Settings.parse({}),
  staff: async () => [],
  waiting: async () => 0,
};

export function knownServers(db: Db): KnownServers {
  const [store, outbox] = [new SqliteGuildStore(db), new SqliteOutbox(db)];
  return {
    ids: db
      .select({ guildId: guilds.guildId })
      .from(guilds)
      .all()
      .map(({ guildId }) => guildId),
    settings: (guildId) => store.settings(guildId),
    staff: (guildId) => store.staff(guildId),
    waiting: async (guildId) => (await outbox.troubles(guildId)).reduce((sum, { count }) => sum + count, 0),
  };
}
