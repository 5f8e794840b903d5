import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';

/**
 * The one logger. It writes references and ids, never what people wrote, never a token (SPEC 12.7): errors of Discord
 * carry both in their address and body, so only name, code, status, method and route are kept.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: serializeError }, base: null };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface LoggedError {
  name: string;
  message?: string;
  code?: string | number;
  status?: number;
  method?: string;
  route?: string;
  stack?: string;
  cause?: LoggedError;
}

/** What may be written down of an error. */
function serializeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error };
  const cause = error.cause === undefined ? {} : { cause: serializeError(error.cause) };
  if (error instanceof DiscordAPIError) {
    const { code, status, method, url } = error;
    return { name: 'DiscordAPIError', code, status, method, route: routeOf(url), ...cause };
  }
  if (error instanceof HTTPError) {
    const { status, method, url } = error;
    return { name: 'HTTPError', status, method, route: routeOf(url), ...cause };
  }
  if (error instanceof RateLimitError) return { name: 'RateLimitError', method: error.method, route: error.route };
  return { ...ordinary(error), ...cause };
}

/** Our own errors say what failed without quoting anybody; the stack without its first line holds places only. */
function ordinary(error: Error): LoggedError {
  const places = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : null;
  return {
    name: error.name,
    message: error.message.slice(0, 300),
    ...(code === null ? {} : { code }),
    ...(places === undefined ? {} : { stack: places.slice(0, 8).join('\n') }),
  };
}

/** The path with interaction and webhook tokens taken out. */
function routeOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return path.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/]+/u, '$1:token');
}
