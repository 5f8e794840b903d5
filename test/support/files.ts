import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonFile } from './discord-server/people/fill-modal.ts';
import type { Scene } from './scene.ts';

const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');

/** A picture of so many bytes, told apart by its seed. */
export function picture(name: string, { bytes = 64, seed = 1 } = {}): PersonFile {
  const room = bytes - pngStart.length - 12;
  if (room < 0)
    return { name, bytes: Buffer.concat([pngStart, Buffer.alloc(Math.max(bytes - pngStart.length, 0), seed)]) };
  const head = Buffer.alloc(8);
  head.writeUInt32BE(room, 0);
  head.write('IDAT', 4, 'latin1');
  return { name, bytes: Buffer.concat([pngStart, head, Buffer.alloc(room + 4, seed)]) };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of a file as the bot keeps them. */
export const keptBytes = ({ dataDir }: Scene, hash: string): Promise<Buffer> =>
  readFile(join(dataDir, 'evidence', hash.slice(0, 2), hash));

/** The hashes of everything under `evidence/`. */
export async function keptHashes({ dataDir }: Scene): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'evidence'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** How often the bot asked the file host for anything. */
export const fetchesOf = ({ discord }: Scene): number =>
  [...discord.cdn.fetches.values()].reduce((sum, count) => sum + count, 0);

/** The id under which Discord keeps the newest file of this name. */
export function fileIdOf({ discord }: Scene, name: string): string {
  const all = discord.interactions.all.flatMap(({ wish }) => resolvedFiles(wish.data));
  const found = all.findLast((file) => file.filename === name);
  if (found === undefined) throw new Error(`Nobody handed in ${name}`);
  return found.id;
}

function resolvedFiles({ resolved }: Record<string, unknown>): { id: string; filename: string }[] {
  const attachments: unknown =
    typeof resolved === 'object' && resolved !== null && Reflect.get(resolved, 'attachments');
  return typeof attachments === 'object' && attachments !== null ? Object.values(attachments) : [];
}
