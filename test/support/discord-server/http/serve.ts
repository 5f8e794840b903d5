import type { IncomingMessage, ServerResponse } from 'node:http';
import { lengthOf } from '../rules/form.ts';
import { invalidForm } from './api-error.ts';
import type { ApiParts, Call } from './call.ts';
import { failure, finish, handle, limit, send } from './call.ts';
import { withFault } from './fault-effects.ts';
import type { RequestRecord } from './recording.ts';
import { newRecord } from './recording.ts';
import { parseBody, readBytes } from './request-body.ts';
import { decode } from './route-table.ts';
import type { ApiRequest, Route } from './router.ts';

/** Answers one request of the API, from token to reply. */
export async function serveApi(parts: ApiParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await readBytes(incoming).catch(() => null);
  if (bytes === null) return;
  const { request, route } = requestOf(parts, incoming);
  const problem = await readInto(request, bytes, incoming.headers['content-type'] ?? '');
  const record = newRecord(request, route?.path ?? null, parts.now());
  record.countsGlobally = countsGlobally(parts, request, route);
  parts.recording.start(record);
  if (route === undefined) return unmodelled(parts, record, response);
  const call = { parts, request, record, route, response };
  return problem === null ? answer(call) : send(call, failure(call, problem));
}

function requestOf(parts: ApiParts, incoming: IncomingMessage): { request: ApiRequest; route: Route | undefined } {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const path = url.pathname.replace(/^\/api\/v\d+/u, '');
  const method = incoming.method ?? 'GET';
  const match = parts.routes.find(method, path);
  const reason = incoming.headers['x-audit-log-reason'];
  const request: ApiRequest = {
    method,
    path,
    params: match?.params ?? {},
    query: url.searchParams,
    body: {},
    list: undefined,
    files: [],
    reason: typeof reason === 'string' ? decode(reason) : null,
    authorized: incoming.headers.authorization === `Bot ${parts.token}`,
  };
  return { request, route: match?.route };
}

/** Parses the body into the request; answers what is wrong with it. */
async function readInto(request: ApiRequest, bytes: Buffer, contentType: string): Promise<unknown> {
  try {
    Object.assign(request, await parseBody(bytes, contentType));
    const tooLong = lengthOf(request.reason ?? '') > 512;
    return tooLong ? invalidForm('reason', 'BASE_TYPE_MAX_LENGTH', 'Must be 512 or fewer in length.') : null;
  } catch (error) {
    return error;
  }
}

async function answer(call: Call): Promise<void> {
  const { parts, request, route } = call;
  if (route.open !== true && !request.authorized) {
    return send(call, { status: 401, body: { message: '401: Unauthorized', code: 0 } });
  }
  const fault = parts.faults.meet(request, route.path);
  if (fault !== undefined) return withFault(call, fault);
  return handleAndSend(call);
}

async function handleAndSend(call: Call): Promise<void> {
  const { headers, refusal } = limit(call);
  if (refusal !== null) return send(call, refusal, headers);
  await call.parts.inOrder(async () => {
    send(call, await handle(call), headers);
  });
}

function unmodelled(parts: ApiParts, record: RequestRecord, response: ServerResponse): void {
  parts.recording.unmodelled.push(`${record.method} ${record.path}`);
  finish({ record, response }, 404, '{"message":"404: Not Found","code":0}', { 'content-type': 'application/json' });
}

/** Callbacks and everything else on an interaction token are outside the 50 a second. */
function countsGlobally(parts: ApiParts, request: ApiRequest, route: Route | undefined): boolean {
  if (route === undefined) return true;
  if (route.path.startsWith('/interactions/')) return false;
  return !request.path.startsWith(`/webhooks/${parts.applicationId}/`);
}
