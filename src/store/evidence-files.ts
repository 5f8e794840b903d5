import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileCopy, Files } from '../app/ports.ts';
import { fetchEvidence } from './fetch-evidence.ts';

interface Options {
  /** Bytes lie in `evidence/` below it. */
  dataDir: string;
  /** Where Discord is; its files may come from there too. */
  apiBaseUrl: string;
  /** How long one copy may take, from the first byte to the last (ms). */
  timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;

/** Evidence on disk as `evidence/ab/<sha256>`: the same bytes are kept once, and prove themselves when read. */
export class EvidenceFiles implements Files {
  readonly #dir: string;
  readonly #apiBaseUrl: string;
  readonly #timeoutMs: number;

  constructor({ dataDir, apiBaseUrl, timeoutMs = defaultTimeoutMs }: Options) {
    this.#dir = join(dataDir, 'evidence');
    this.#apiBaseUrl = apiBaseUrl;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Fetches a file and keeps it. When it answers `stored`, the bytes survive a power cut.
   * @throws DeliveryError `again` when Discord or the network is in trouble
   */
  async copy(url: string, maxBytes: number): Promise<FileCopy> {
    const partial = join(this.#partialDir(), randomUUID());
    await makeDir(dirname(partial));
    try {
      return await this.#copyThrough(partial, url, maxBytes);
    } finally {
      await rm(partial, { force: true });
    }
  }

  /** @throws when there are no such bytes, or they are not what they were */
  async read(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.#pathOf(sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`Evidence ${sha256} was changed`);
    return bytes;
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  /** Removes what copies cut short by a crash before `before` (ms UTC) have left. */
  async removePartials(before: number): Promise<void> {
    await makeDir(this.#partialDir());
    for (const name of await readdir(this.#partialDir())) {
      const path = join(this.#partialDir(), name);
      if ((await stat(path)).mtimeMs < before) await rm(path, { force: true });
    }
  }

  async #copyThrough(partial: string, url: string, maxBytes: number): Promise<FileCopy> {
    const body = await fetchEvidence(url, { apiBaseUrl: this.#apiBaseUrl, maxBytes, timeoutMs: this.#timeoutMs });
    if (!body.ok) return { state: 'failed', reason: body.reason };
    const written = await writeFile(partial, body.chunks, maxBytes);
    if (written === 'too-large') return { state: 'failed', reason: 'too-large' };
    if (written.size === 0) return { state: 'failed', reason: 'empty' };
    await this.#keep(partial, written.sha256);
    return { state: 'stored', ...written };
  }

  /** A name is durable only once its folder is on disk, and the folder's own name in the one above. */
  async #keep(partial: string, sha256: string): Promise<void> {
    const path = this.#pathOf(sha256);
    await makeDir(dirname(path));
    await rename(partial, path);
    await syncDir(dirname(path));
    await syncDir(this.#dir);
  }

  #partialDir(): string {
    return join(this.#dir, 'partial');
  }

  #pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new Error('Not a SHA-256');
    return join(this.#dir, sha256.slice(0, 2), sha256);
  }
}

const makeDir = (path: string) => mkdir(path, { recursive: true, mode: 0o700 });

async function syncDir(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

type Written = { sha256: string; size: number };

async function writeFile(path: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number) {
  const handle = await open(path, 'wx', 0o600);
  try {
    return await writeChunks(handle, chunks, maxBytes);
  } finally {
    await handle.close();
  }
}

/** One chunk in memory at a time. Leaving the loop early ends the download. */
async function writeChunks(handle: FileHandle, chunks: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) return 'too-large';
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  await handle.sync();
  return { sha256: hash.digest('hex'), size } satisfies Written;
}
