import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { doctor } from '../../src/texts/en/doctor.ts';
import { isOpenToOthers } from './env-file.ts';
import type { Line } from './line.ts';
import { when } from './line.ts';

/** What is left on a disk. */
export interface Space {
  bytes: number;
  /** How many files can be added; null where the file system does not count them. */
  files: number | null;
}

/** Below this a burst of reports with proof files may not fit any more (bytes). */
const little = 1024 ** 3;
/** Below this the database itself soon cannot grow (bytes). */
const none = 64 * 1024 ** 2;

/** Whether the bot could keep its data there. `spaceAt` is asked for a folder that exists. */
export async function examineFolder(dataDir: string, spaceAt: (path: string) => Promise<Space>): Promise<Line[]> {
  const path = resolve(dataDir);
  const there = nearest(path);
  return [...judgeFolder(path, there), ...judgeSpace(await spaceAt(there))];
}

/** What the system says of the disk under a folder. */
export async function systemSpace(path: string): Promise<Space> {
  const { bavail, bsize, files, ffree } = await statfs(path);
  return { bytes: bavail * bsize, files: files === 0 ? null : ffree };
}

function judgeFolder(path: string, there: string): Line[] {
  if (!statSync(there).isDirectory()) return [{ level: 'problem', text: doctor.notAFolder(there) }];
  if (there !== path) {
    return mayUse(there)
      ? [{ level: 'note', text: doctor.folderToCome(path) }]
      : [{ level: 'problem', text: doctor.folderCannotCome(path, there) }];
  }
  const shut = [path, ...namesIn(path).map((name) => join(path, name))].filter((one) => !mayUse(one));
  const owner = statSync(path).uid;
  return [
    ...shut.map((one): Line => ({ level: 'problem', text: doctor.notWritable(one) })),
    ...when(shut.length === 0, 'ok', doctor.folderThere(path)),
    ...when(isOpenToOthers(path), 'warning', doctor.openFolder(path)),
    ...when(process.getuid?.() === 0 && owner !== 0, 'note', doctor.asRoot(owner)),
  ];
}

const ours = /^(?:casekeeper\.db(?:-wal|-shm)?|evidence)$/u;

const namesIn = (path: string) => (mayUse(path) ? readdirSync(path).filter((name) => ours.test(name)) : []);

function mayUse(path: string): boolean {
  const enter = statSync(path).isDirectory() ? constants.X_OK : 0;
  try {
    accessSync(path, constants.R_OK | constants.W_OK | enter);
    return true;
  } catch {
    return false;
  }
}

/** The folder itself, or the nearest one above it that exists. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}

function judgeSpace({ bytes, files }: Space): Line[] {
  if (files === 0) return [{ level: 'problem', text: doctor.noInodes }];
  const free = inWords(bytes);
  if (bytes < none) return [{ level: 'problem', text: doctor.noSpace(free) }];
  return bytes < little
    ? [{ level: 'warning', text: doctor.littleSpace(free) }]
    : [{ level: 'ok', text: doctor.space(free) }];
}

/** `1.5 GB`, `12 MB`. */
export function inWords(bytes: number): string {
  return bytes < 1e9 ? `${Math.floor(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
