import type { Gateway } from '../gateway/gateway.ts';
import type { Route } from '../http/router.ts';
import { ok } from './guards.ts';

/** Where to connect; every identify so far is taken off the thousand of a day. */
export function gatewayRoutes(gateway: Gateway): Route[] {
  const limit = () => ({
    total: 1000,
    remaining: 1000 - gateway.identifies,
    reset_after: 86_400_000,
    max_concurrency: 1,
  });
  return [
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () => ok({ url: gateway.url, shards: 1, session_start_limit: limit() }),
    },
  ];
}
