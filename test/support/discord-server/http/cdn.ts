import type { ServerResponse } from 'node:http';
import type { World } from '../world/world.ts';

export interface HeldFile {
  /** Resolves when somebody asks for the file. */
  readonly reached: Promise<void>;
  release(): void;
}

/** `/cdn/:attachment/:name`: the bytes of attachments, and what a test may do to them. */
export class Cdn {
  readonly #world: World;
  readonly #expired = new Set<string>();
  readonly #failing = new Map<string, number>();
  readonly #held = new Map<string, { markReached: () => void; released: Promise<void> }>();
  readonly #releases: (() => void)[] = [];
  /** How often each attachment was fetched. */
  readonly fetches = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The link is dead from now on: 404 with a text that looks like content to a careless reader. */
  expire(id: string): void {
    this.#expired.add(id);
  }

  /** Fetching answers this status until `restore`. */
  fail(id: string, status = 500): void {
    this.#failing.set(id, status);
  }

  restore(id: string): void {
    this.#expired.delete(id);
    this.#failing.delete(id);
  }

  /** The next fetches wait for `release`. */
  hold(id: string): HeldFile {
    let markReached = (): void => {};
    let release = (): void => {};
    const reached = new Promise<void>((resolve) => {
      markReached = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#held.set(id, { markReached, released });
    this.#releases.push(release);
    return {
      reached,
      release: () => {
        this.#held.delete(id);
        release();
      },
    };
  }

  async serve(path: string, response: ServerResponse): Promise<void> {
    const id = path.split('/')[2] ?? '';
    this.fetches.set(id, (this.fetches.get(id) ?? 0) + 1);
    const held = this.#held.get(id);
    held?.markReached();
    await held?.released;
    const failure = this.#failing.get(id);
    const file = this.#expired.has(id) ? undefined : this.#world.files.get(id);
    if (response.destroyed) return;
    if (failure !== undefined) answer(response, failure, 'text/plain', 'The CDN is unwell.');
    else if (file === undefined) answer(response, 404, 'text/plain', 'This content is no longer available.');
    else answer(response, 200, file.attachment.content_type, file.bytes);
  }

  stop(): void {
    for (const release of this.#releases) release();
  }
}

function answer(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}
