import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { DeliveryError } from '../app/ports.ts';

/** Codes of Discord for things that are no longer there. */
const gone = new Set([10003, 10004, 10007, 10008, 10011, 10013, 10015]);
/** Codes for what Discord does not let the bot do. */
const forbidden = new Set([50001, 50013, 50007, 50278, 160005, 30013, 30033]);
/** The server has as many active threads as Discord allows. */
const full = 160006;
/** Codes that pass by themselves: throttled, archived a moment ago, Discord's own trouble. */
const again = new Set([30046, 20016, 20028, 20029, 40003, 130000, 160007, 50083]);

/** Discord's answer, sorted: the one place where its codes mean something (ARCHITECTURE, errors). */
export function sortDiscordError(err: unknown): DeliveryError {
  if (err instanceof DeliveryError) return err;
  if (err instanceof RateLimitError) {
    // The time to the bucket's reset alone is short when a hidden limit was hit: Discord names that one in Retry-After.
    const retryAfterMs = Math.max(err.retryAfter, err.timeToReset, err.sublimitTimeout);
    return new DeliveryError('again', 'rate limit', { retryAfterMs, cause: err });
  }
  if (err instanceof DiscordAPIError) return sortCode(err);
  if (err instanceof HTTPError) return sortStatus(err);
  if (isNetworkTrouble(err)) return new DeliveryError('again', 'no answer from Discord', { cause: err });
  return new DeliveryError('broken', 'unexpected fault', { cause: err });
}

function sortCode(err: DiscordAPIError): DeliveryError {
  const code = Number(err.code);
  // Without a code it is a page of somebody on the way, whatever its status says.
  if (Number.isNaN(code) && err.status === 403)
    return new DeliveryError('again', 'Discord 403 without a code', { cause: err });
  if (code === full) return new DeliveryError('full', 'no room for another active thread', { cause: err });
  const sort = again.has(code)
    ? 'again'
    : gone.has(code)
      ? 'gone'
      : forbidden.has(code)
        ? 'forbidden'
        : byStatus(err.status);
  return new DeliveryError(sort, `Discord ${err.status} ${err.code}`, { cause: err });
}

const sortStatus = (err: HTTPError) =>
  new DeliveryError(byStatus(err.status), `Discord ${err.status} without a code`, { cause: err });

/** A page from the edge without a code is trouble on the way, not a verdict. */
function byStatus(status: number): DeliveryError['sort'] {
  if (status >= 500 || status === 429 || status === 401) return 'again';
  if (status === 403) return 'forbidden';
  return status === 404 ? 'gone' : 'broken';
}

const networkNames = new Set(['AbortError', 'TimeoutError', 'ConnectTimeoutError', 'SocketError', 'FetchError']);
const networkCodes = /^(?:ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_|UND_ERR)/u;

/** Undici's word for a lost connection; the client's, until the token guard has set the token again. */
const passing = new Set(['fetch failed', 'Expected token to be set for this request, but none was present']);

function isNetworkTrouble(err: unknown): boolean {
  if (!(err instanceof Error)) return false;
  const code = 'code' in err && typeof err.code === 'string' ? err.code : '';
  if (networkNames.has(err.name) || networkCodes.test(code) || passing.has(err.message)) return true;
  return isNetworkTrouble(err.cause);
}

/** True when Discord says that nobody can deliver to this person by direct message. */
export const isUndeliverable = (err: unknown): boolean => undeliverableBecause(err) !== null;

/** Why a direct message cannot be delivered: they share no server with the bot, or take none. Null for other trouble. */
export function undeliverableBecause(err: unknown): 'left' | 'closed' | null {
  if (!(err instanceof DiscordAPIError)) return null;
  const code = Number(err.code);
  if ([50278, 10013].includes(code)) return 'left';
  return [50007, 20026, 50009].includes(code) ? 'closed' : null;
}

/** True when a channel or thread (10003), member (10007), message (10008) or user (10013) is not there any more. */
export function isGone(err: unknown, code: 10003 | 10007 | 10008 | 10013): boolean {
  return err instanceof DiscordAPIError && err.code === code;
}

/** True when a thread takes no change because it is archived. */
export const isArchived = (err: unknown): boolean => err instanceof DiscordAPIError && err.code === 50083;

/** True when nobody of this id is banned. */
export const isUnknownBan = (err: unknown): boolean => err instanceof DiscordAPIError && err.code === 10026;

/** True when the server has no room for another active thread (SPEC 4.7). */
export const isFull = (err: unknown): boolean => sortDiscordError(err).sort === 'full';
