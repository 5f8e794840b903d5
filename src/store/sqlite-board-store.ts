import { eq } from 'drizzle-orm';
import type { Board, BoardStore } from '../app/ports.ts';
import type { Db } from './open-database.ts';
import { planBoardAt } from './plan-board.ts';
import { boards } from './schema.ts';

/** Where each server's queue board is and what it says (SPEC 4.8). */
export class SqliteBoardStore implements BoardStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async load(guildId: string): Promise<Board | null> {
    const row = this.#db.select().from(boards).where(eq(boards.guildId, guildId)).get();
    if (row === undefined) return null;
    const { channelId, messageId, shown, shownAt } = row;
    return { channelId, messageId, shown, shownAt };
  }

  async save(guildId: string, board: Board | null): Promise<void> {
    if (board === null) return void this.#db.delete(boards).where(eq(boards.guildId, guildId)).run();
    this.#db
      .insert(boards)
      .values({ guildId, ...board })
      .onConflictDoUpdate({ target: boards.guildId, set: board })
      .run();
  }

  async guildOf(messageId: string): Promise<string | null> {
    const { guildId } = boards;
    return this.#db.select({ guildId }).from(boards).where(eq(boards.messageId, messageId)).get()?.guildId ?? null;
  }

  async refreshAt(guildId: string, at: number): Promise<void> {
    this.#db.transaction((tx) => planBoardAt(tx, guildId, at), { behavior: 'immediate' });
  }
}
