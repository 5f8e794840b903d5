import { createHash } from 'node:crypto';
import type { ApiRequest } from './router.ts';

/** One call of the bot as a test looks at it afterwards. */
export interface RequestRecord {
  method: string;
  /** Below `/api/v10`, without the query. */
  path: string;
  /** The template that matched, or null for a route nobody modelled. */
  route: string | null;
  params: Record<string, string>;
  query: Record<string, string>;
  body: Record<string, unknown>;
  list: Record<string, unknown>[] | undefined;
  files: { name: string; size: number; sha256: string }[];
  reason: string | null;
  /** Counts against the 50 a second; interaction routes do not. */
  countsGlobally: boolean;
  /** Null while unanswered, and for good when the connection was cut. */
  status: number | null;
  /** Milliseconds of the server's clock, and of real time. */
  at: number;
  startedAt: number;
  endedAt: number | null;
}

/** The calls of the bot, oldest first. Forgets the oldest beyond the cap, keeps on counting. */
export class Recording {
  readonly requests: RequestRecord[] = [];
  readonly unmodelled: string[] = [];
  readonly #cap: number;
  #globalCalls = 0;

  constructor(cap: number) {
    this.#cap = cap;
  }

  /** All calls so far that count against the global limit, those forgotten included. */
  get globalCalls(): number {
    return this.#globalCalls;
  }

  start(record: RequestRecord): void {
    if (record.countsGlobally) this.#globalCalls += 1;
    this.requests.push(record);
    if (this.requests.length > this.#cap * 1.25) this.requests.splice(0, this.requests.length - this.#cap);
  }
}

export function newRecord(request: ApiRequest, route: string | null, at: number): RequestRecord {
  return {
    method: request.method,
    path: request.path,
    route,
    params: request.params,
    query: Object.fromEntries(request.query),
    body: request.body,
    list: request.list,
    files: request.files.map((file) => ({ name: file.name, size: file.bytes.byteLength, sha256: sha256(file.bytes) })),
    reason: request.reason,
    countsGlobally: true,
    status: null,
    at,
    startedAt: Date.now(),
    endedAt: null,
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
