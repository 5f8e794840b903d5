import { DeliveryError } from '../app/ports.ts';

interface Fetching {
  apiBaseUrl: string;
  maxBytes: number;
  timeoutMs: number;
}

type Fetched = { ok: true; chunks: AsyncIterable<Uint8Array> } | { ok: false; reason: 'too-large' | 'not-there' };

/** The hosts where Discord keeps what people attach. */
const fileOrigins = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

const redirectsAtMost = 3;
const tryAgain = new Set([408, 425, 429]);

/**
 * Opens a file on Discord's own hosts; any other address, also one that is redirected to, is `not-there` and never asked
 * (a link in a report must not make the bot fetch from inside its network).
 * @throws DeliveryError `again` on trouble that passes; also while the chunks are read
 */
export async function fetchEvidence(url: string, fetching: Fetching): Promise<Fetched> {
  const signal = AbortSignal.timeout(fetching.timeoutMs);
  let next: string | null = url;
  for (let hop = 0; hop <= redirectsAtMost && next !== null; hop += 1) {
    if (!isAllowed(next, fetching.apiBaseUrl)) return { ok: false, reason: 'not-there' };
    const response = await ask(next, signal);
    next = redirectOf(response, next);
    if (next === null) return await sorted(response, fetching.maxBytes);
    await response.body?.cancel();
  }
  return { ok: false, reason: 'not-there' };
}

function isAllowed(url: string, apiBaseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin } = new URL(url);
  return fileOrigins.includes(origin) || origin === new URL(apiBaseUrl).origin;
}

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal, headers: { 'accept-encoding': 'identity' } });
  } catch (cause) {
    throw again(cause);
  }
}

function redirectOf({ status, headers }: Response, from: string): string | null {
  const location = headers.get('location');
  if (status < 300 || status > 399 || location === null) return null;
  return URL.canParse(location, from) ? new URL(location, from).href : location;
}

async function sorted(response: Response, maxBytes: number): Promise<Fetched> {
  const { status, headers, body } = response;
  if (response.ok && Number(headers.get('content-length') ?? 0) <= maxBytes)
    return { ok: true, chunks: chunksOf(body) };
  await body?.cancel();
  if (response.ok) return { ok: false, reason: 'too-large' };
  if (status < 500 && !tryAgain.has(status)) return { ok: false, reason: 'not-there' };
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  throw new DeliveryError('again', `file host answered ${status}`, seconds > 0 ? { retryAfterMs: seconds * 1000 } : {});
}

async function* chunksOf(body: Response['body']): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    for await (const chunk of body) yield chunk;
  } catch (cause) {
    throw again(cause);
  }
}

/** The cause may name the whole address, which is what somebody wrote; only its name goes on. */
function again(cause: unknown): DeliveryError {
  return new DeliveryError('again', `file not fetched: ${cause instanceof Error ? cause.name : 'unknown'}`);
}
