import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** The file `.env` beside which the bot is started. */
export interface EnvFile {
  folder: string;
  state: 'read' | 'missing' | 'unreadable';
  values: Record<string, string>;
  /** Other users of the machine can read it. */
  isOpen: boolean;
}

/** Reads `.env` as the bot does, without taking it into this process. */
export function readEnvFile(folder: string): EnvFile {
  const path = join(folder, '.env');
  const nothing = { folder, values: {}, isOpen: false };
  if (!existsSync(path)) return { ...nothing, state: 'missing' };
  try {
    const values = Object.fromEntries(
      Object.entries(parseEnv(readFileSync(path, 'utf8'))).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    return { folder, state: 'read', values, isOpen: isOpenToOthers(path) };
  } catch {
    return { ...nothing, state: 'unreadable' };
  }
}

/** Whether anybody but its owner and its group may look into it; Windows keeps that elsewhere. */
export const isOpenToOthers = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o007) !== 0;
