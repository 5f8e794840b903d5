import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BoardStore, CaseStore, DraftStore, GuildStore, Outbox } from '../../src/app/ports.ts';

/** What every engine offers; `prune` is housekeeping beyond the port. */
export interface EngineStores {
  cases: CaseStore;
  outbox: Outbox & { prune(before: number): Promise<number> };
  guilds: GuildStore;
  drafts: DraftStore;
  boards: BoardStore;
  close(): void;
}

/** Opens the stores of the same data again with every call, as a second process would. */
export type OpenEngine = (dataDir: string) => EngineStores;

/** A directory that is gone after the test. */
export function dataDirectory(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'casekeeper-store-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** One process of an engine on fresh data, or on the given one. */
export function opened<T extends { close(): void }>(open: (dataDir: string) => T, dataDir = dataDirectory()): T {
  const stores = open(dataDir);
  onTestFinished(() => stores.close());
  return stores;
}

/** Two processes on the same data. */
export function openedTwice<T extends { close(): void }>(open: (dataDir: string) => T): [T, T] {
  const dataDir = dataDirectory();
  return [opened(open, dataDir), opened(open, dataDir)];
}
