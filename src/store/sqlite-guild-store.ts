import { and, asc, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { GuildStore, SettingsChange } from '../app/ports.ts';
import type { StaffMember } from '../domain/recusal.ts';
import type { PlannedEffect } from '../domain/effect.ts';
import { keysToTell } from '../domain/setting-definitions.ts';
import { missingSettings, Settings } from '../domain/settings.ts';
import { canonicalJson } from './chain.ts';
import type { Db, Tx } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { planBoard, serverOwner } from './plan-board.ts';
import { planEffects } from './plan-effects.ts';
import { guilds, settingsChanges, setupDrafts, staff } from './schema.ts';
import { ensureGuild } from './write-commit.ts';

type Saving = Parameters<GuildStore['saveSettings']>[0];

const Names = z.array(z.string());
const Choices = z.record(z.string(), z.unknown());

/** Settings, setup drafts and the staff directory in SQLite (SPEC 13). */
export class SqliteGuildStore implements GuildStore {
  readonly #db: Db;
  /** What was read last, by server: asked for at every turn, changed once in a while. */
  readonly #read = new Map<string, { text: string; settings: Settings }>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Read every time, for another process may have changed them; parsed only when they are not what they were. */
  async settings(guildId: string): Promise<Settings> {
    const text = settingsText(this.#db, guildId);
    const last = this.#read.get(guildId);
    if (last?.text === text) return last.settings;
    const settings = parseJson(Settings, text);
    this.#read.set(guildId, { text, settings });
    return settings;
  }

  async saveSettings(change: Saving): Promise<boolean> {
    return this.#db.transaction((tx) => writeSettings(tx, change), { behavior: 'immediate' });
  }

  async settingsChanges(guildId: string, limit: number): Promise<SettingsChange[]> {
    const rows = this.#db
      .select()
      .from(settingsChanges)
      .where(eq(settingsChanges.guildId, guildId))
      .orderBy(desc(settingsChanges.changeId))
      .limit(limit)
      .all();
    return rows.map(changeOf);
  }

  async settingsChange(guildId: string, changeId: number): Promise<SettingsChange | null> {
    const isIt = and(eq(settingsChanges.guildId, guildId), eq(settingsChanges.changeId, changeId));
    const row = this.#db.select().from(settingsChanges).where(isIt).get();
    return row === undefined ? null : changeOf(row);
  }

  async setupDraft(guildId: string, userId: string): Promise<Partial<Settings>> {
    const row = this.#db.select().from(setupDrafts).where(isDraftOf(guildId, userId)).get();
    return row === undefined ? {} : chosen(parseJson(Choices, row.choices));
  }

  async saveSetupDraft(guildId: string, userId: string, draft: Partial<Settings>): Promise<void> {
    const choices = JSON.stringify(draft);
    this.#db
      .insert(setupDrafts)
      .values({ guildId, userId, choices })
      .onConflictDoUpdate({ target: [setupDrafts.guildId, setupDrafts.userId], set: { choices } })
      .run();
  }

  async staff(guildId: string): Promise<StaffMember[]> {
    const rows = this.#db.select().from(staff).where(eq(staff.guildId, guildId)).orderBy(asc(staff.userId)).all();
    return rows.map(({ userId, names, roleIds, isLeader }) => {
      return { userId, names: parseJson(Names, names), roleIds: parseJson(Names, roleIds), isLeader };
    });
  }

  async replaceStaff(guildId: string, members: StaffMember[], at: number): Promise<void> {
    const replace = (tx: Tx): void => {
      ensureGuild(tx, guildId);
      tx.update(guilds).set({ staffReadAt: at }).where(eq(guilds.guildId, guildId)).run();
      tx.delete(staff).where(eq(staff.guildId, guildId)).run();
      for (const { userId, ...member } of members) writeMember(tx, { guildId, userId }, member);
    };
    this.#db.transaction(replace, { behavior: 'immediate' });
  }

  async putStaff(guildId: string, userId: string, member: Omit<StaffMember, 'userId'> | null): Promise<void> {
    const put = (tx: Tx): void => {
      ensureGuild(tx, guildId);
      if (member !== null) return writeMember(tx, { guildId, userId }, member);
      tx.delete(staff)
        .where(and(eq(staff.guildId, guildId), eq(staff.userId, userId)))
        .run();
    };
    this.#db.transaction(put, { behavior: 'immediate' });
  }

  async guildIds(): Promise<string[]> {
    const rows = this.#db.select({ guildId: guilds.guildId }).from(guilds).orderBy(asc(guilds.guildId)).all();
    return rows.map(({ guildId }) => guildId);
  }
}

const settingsText = (db: Db | Tx, guildId: string): string =>
  db.select({ settings: guilds.settings }).from(guilds).where(eq(guilds.guildId, guildId)).get()?.settings ?? '{}';

function writeSettings(tx: Tx, { guildId, before, after, by, at }: Saving): boolean {
  if (canonicalJson(parseJson(Settings, settingsText(tx, guildId))) !== canonicalJson(before)) return false;
  ensureGuild(tx, guildId);
  const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
  tx.update(guilds).set({ settings: is }).where(eq(guilds.guildId, guildId)).run();
  const written = tx
    .insert(settingsChanges)
    .values({ guildId, changedBy: by, at, before: was, after: is })
    .returning({ changeId: settingsChanges.changeId })
    .get();
  planEffects(tx, serverOwner(guildId, at), noticesOf({ ...written, guildId, before, after }));
  planBoard(tx, guildId, at);
  return true;
}

/** The team is told of changes once it is there; a first setup is no change (SPEC 13). */
function noticesOf(change: { changeId: number; guildId: string; before: Settings; after: Settings }): PlannedEffect[] {
  const { changeId, guildId, before, after } = change;
  if (missingSettings(before).length > 0 || keysToTell(before, after).length === 0) return [];
  const effect = { kind: 'tell-staff-channel', guildId, changeId } as const;
  return [{ key: `${effect.kind}:${guildId}:${changeId}`, lane: 'staff-channel', effect, refresh: false }];
}

function changeOf(row: typeof settingsChanges.$inferSelect): SettingsChange {
  const { changedBy: by, at, before, after } = row;
  return { by, at, before: parseJson(Settings, before), after: parseJson(Settings, after) };
}

function writeMember(
  tx: Tx,
  id: { guildId: string; userId: string },
  { names, roleIds, isLeader }: Omit<StaffMember, 'userId'>,
): void {
  const row = { names: JSON.stringify(names), roleIds: JSON.stringify(roleIds), isLeader };
  tx.insert(staff)
    .values({ ...id, ...row })
    .onConflictDoUpdate({ target: [staff.guildId, staff.userId], set: row })
    .run();
}

const isDraftOf = (guildId: string, userId: string) =>
  and(eq(setupDrafts.guildId, guildId), eq(setupDrafts.userId, userId));

/** Only what was chosen: the schema would fill in the defaults of everything else. */
function chosen(choices: z.infer<typeof Choices>): Partial<Settings> {
  const full = Object.entries(Settings.parse(choices));
  return Object.fromEntries(full.filter(([key]) => key in choices));
}
