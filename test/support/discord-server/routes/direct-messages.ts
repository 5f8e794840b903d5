import { ApiError, unknownUser } from '../http/api-error.ts';
import type { Route } from '../http/router.ts';
import { wireChannel, wireUser } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { ok } from './guards.ts';

/** Users, and opening DMs with them. */
export function userRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/users/@me',
      handle: () => ok({ ...wireUser(world.bot), flags: 0, verified: true, mfa_enabled: true }),
    },
    {
      method: 'GET',
      path: '/users/:user',
      handle: (request) => {
        const user = world.users.get(request.params.user ?? '');
        if (user === undefined) throw unknownUser();
        return ok(wireUser(user));
      },
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle: (request) => {
        const userId = String(request.body.recipient_id);
        if (world.settings.refuseDmOpening) throw new ApiError(429, 40003, 'You are opening direct messages too fast.');
        if (!world.users.has(userId)) throw new ApiError(400, 50033, 'Invalid Recipient(s)');
        if (userId === world.bot.id) throw new ApiError(400, 50007, 'Cannot send messages to this user');
        return ok(wireChannel(world, world.openDm(userId)));
      },
    },
  ];
}
