import type { ApiReply, ApiRequest } from './router.ts';

export type Headers = Record<string, string>;

/** A reply with the headers beyond content type that go with it. */
export interface Limited {
  headers: Headers;
  /** Set: refused with 429, the handler must not run. */
  refusal: ApiReply | null;
}

interface Bucket {
  used: number;
  resetAt: number;
}

interface Rule {
  limit: number;
  windowMs: number;
}

const ordinary: Rule = { limit: 5, windowMs: 5000 };
const globalRule: Rule = { limit: 50, windowMs: 1000 };
const lots = 1_000_000;

/** Real windows of routes that differ from five in five seconds, as seen on Discord. */
const rules: Record<string, Rule> = {
  'GET /gateway/bot': { limit: 2, windowMs: 5000 },
  'POST /channels/:channel/threads': { limit: 50, windowMs: 300_000 },
  'DELETE /channels/:channel/messages/:message': { limit: 5, windowMs: 1000 },
  'PUT /channels/:channel/messages/:message/reactions/:emoji/@me': { limit: 1, windowMs: 250 },
  'GET /guilds/:guild/members': { limit: 10, windowMs: 10_000 },
  'GET /channels/:channel': { limit: 50, windowMs: 5000 },
};

/**
 * Buckets by route and top-level id, in real time because the client waits in real time. `scale` multiplies every
 * limit; 0 switches refusing off and still sends the headers.
 */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #scale: number;

  constructor(scale: number) {
    this.#scale = scale;
  }

  take(method: string, template: string, request: ApiRequest, countsGlobally: boolean): Limited {
    const key = `${method} ${template}`;
    const rule = rules[key] ?? ordinary;
    const global = countsGlobally ? this.#use('global', globalRule) : null;
    if (global !== null && global.remaining < 0) return refuse(global, 'global', {});
    const own = this.#use(`${key} ${topLevelId(request)}`, rule);
    const headers = bucketHeaders(key, own);
    return own.remaining < 0 ? refuse(own, 'user', headers) : { headers, refusal: null };
  }

  #use(key: string, rule: Rule): { limit: number; remaining: number; resetAt: number } {
    const now = Date.now();
    const known = this.#buckets.get(key);
    const bucket = known === undefined || known.resetAt <= now ? { used: 0, resetAt: now + rule.windowMs } : known;
    const limit = this.#scale === 0 ? lots : Math.ceil(rule.limit * this.#scale);
    this.#buckets.set(key, bucket);
    if (this.#scale !== 0) bucket.used += 1;
    return { limit, remaining: limit - bucket.used, resetAt: bucket.resetAt };
  }
}

/** Channel, guild, or webhook or interaction with its token: what Discord keeps buckets apart by. */
function topLevelId(request: ApiRequest): string {
  const [kind = '', id = '', token = ''] = request.path.split('/').filter((part) => part !== '');
  if (kind === 'webhooks' || kind === 'interactions') return `${id}/${token}`;
  return kind === 'channels' || kind === 'guilds' ? id : '';
}

function bucketHeaders(key: string, use: { limit: number; remaining: number; resetAt: number }): Headers {
  const resetAfter = Math.max(0, use.resetAt - Date.now()) / 1000;
  return {
    'x-ratelimit-limit': String(use.limit),
    'x-ratelimit-remaining': String(Math.max(0, use.remaining)),
    'x-ratelimit-reset': String(use.resetAt / 1000),
    'x-ratelimit-reset-after': resetAfter.toFixed(3),
    'x-ratelimit-bucket': Buffer.from(key).toString('hex').slice(0, 64),
  };
}

function refuse(use: { resetAt: number }, scope: RateScope, headers: Headers): Limited {
  const seconds = Math.max(0, use.resetAt - Date.now()) / 1000;
  const { headers: more, reply } = tooManyRequests(seconds, scope);
  return { headers: { ...headers, ...more }, refusal: reply };
}

export type RateScope = 'user' | 'shared' | 'global';

/** A 429 with everything the client needs: without Retry-After it would try again at once, forever. */
export function tooManyRequests(
  seconds: number,
  scope: RateScope,
  error?: { code: number; message: string },
): { headers: Headers; reply: ApiReply } {
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' };
  const headers: Headers = { 'retry-after': String(Math.ceil(seconds)), 'x-ratelimit-scope': scope };
  if (scope === 'global') headers['x-ratelimit-global'] = 'true';
  return {
    headers,
    reply: { status: 429, body: error === undefined ? body : { ...body, code: error.code, message: error.message } },
  };
}
