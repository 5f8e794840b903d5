import type { ServerResponse } from 'node:http';
import { ApiError, TooManyRequests } from './api-error.ts';
import type { Faults } from './faults.ts';
import type { Headers, RateLimits } from './rate-limits.ts';
import { tooManyRequests } from './rate-limits.ts';
import type { Recording, RequestRecord } from './recording.ts';
import type { RouteTable } from './route-table.ts';
import type { ApiReply, ApiRequest, Route } from './router.ts';

/** What the HTTP side of the server is made of. */
export interface ApiParts {
  token: string;
  applicationId: string;
  now: () => number;
  routes: RouteTable;
  recording: Recording;
  faults: Faults;
  limits: RateLimits;
  /** Runs a handler so that its events go out before or after the reply. */
  inOrder: <T>(run: () => Promise<T>) => Promise<T>;
  /** An error that is no refusal of Discord's is a bug of the server, and must not pass unnoticed. */
  crashed: (error: unknown) => void;
}

/** One request on its way through the server. */
export interface Call {
  parts: ApiParts;
  request: ApiRequest;
  record: RequestRecord;
  route: Route;
  response: ServerResponse;
}

/** Runs the route; a refusal or a crash becomes its answer. */
export async function handle(call: Call): Promise<ApiReply> {
  try {
    return await call.route.handle(call.request);
  } catch (error) {
    return failure(call, error);
  }
}

/** A reset, not a polite end: the client treats only that as worth another try. */
export function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

export function failure(call: Call, error: unknown): ApiReply {
  if (error instanceof TooManyRequests) return tooManyRequests(error.retryAfter, 'user', error).reply;
  if (error instanceof ApiError) {
    const { code, message, errors } = error;
    return { status: error.status, body: errors === undefined ? { message, code } : { message, code, errors } };
  }
  call.parts.crashed(error);
  return { status: 500, body: { message: `500: ${String(error)}`, code: 0 } };
}

/** A 429 from a handler (hidden sublimits) carries its wait in the body; the client reads the header only. */
function retryHeaders(reply: ApiReply): Headers {
  if (reply.status !== 429 || !('body' in reply)) return {};
  const seconds = (reply.body as { retry_after?: number }).retry_after ?? 1;
  return { 'retry-after': String(Math.ceil(seconds)), 'x-ratelimit-scope': 'user' };
}

/** Takes the call off its buckets. */
export function limit(call: Call): { headers: Headers; refusal: ApiReply | null } {
  return call.parts.limits.take(call.request.method, call.route.path, call.request, call.record.countsGlobally);
}

export function send(call: Call, reply: ApiReply, headers: Headers = {}): void {
  if ('body' in reply)
    finish(call, reply.status, JSON.stringify(reply.body), { ...json, ...retryHeaders(reply), ...headers });
  else finish(call, reply.status, null, headers);
}

export function finish(
  call: Pick<Call, 'record' | 'response'>,
  status: number,
  body: string | null,
  headers: Headers,
): void {
  call.record.status = status;
  call.record.endedAt = Date.now();
  if (call.response.destroyed) return;
  call.response.writeHead(status, headers);
  call.response.end(body ?? undefined);
}

const json = { 'content-type': 'application/json' };
