import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The compiled part of better-sqlite3, where npm puts it. */
const nativePart = () =>
  join(dirname(createRequire(import.meta.url).resolve('better-sqlite3')), '../build/Release/better_sqlite3.node');

/**
 * Whether better-sqlite3 was compiled with the headers of Node 24.19 or later. They make every statement take part in the
 * end of the process, and Node then aborts when one is collected while no JavaScript runs: at any moment, without an
 * error. A ready-made build, or one compiled with an earlier Node, has no such call in it.
 */
export function abortsAtRandom(file: string = nativePart()): boolean {
  return existsSync(file) && readFileSync(file).includes('RemoveEnvironmentCleanupHook');
}
