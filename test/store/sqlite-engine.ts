import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { databaseFile } from '../../src/store/open-database.ts';
import { openStores } from '../../src/store/open-stores.ts';
import type { OpenStores } from '../../src/store/open-stores.ts';
import { dataDirectory, opened } from './engine.ts';

/** The stores, and beside them a hand on the file that keeps to no rules. */
export function openedWithFile(): OpenStores & { file: Sqlite.Database; dataDir: string } {
  const dataDir = dataDirectory();
  const stores = opened(openStores, dataDir);
  const file = new Sqlite(databaseFile(dataDir), { timeout: 0 });
  onTestFinished(() => void file.close());
  return { ...stores, file, dataDir };
}
