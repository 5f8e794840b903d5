import type { Route } from '../http/router.ts';
import type { World } from '../world/world.ts';
import { answerInteraction } from './callbacks.ts';
import { commandRoutes } from './command-routes.ts';
import type { InteractionStore } from './store.ts';
import { deleteResponse, followUp, getResponse, patchResponse } from './token-webhook.ts';

/**
 * Callbacks, messages by interaction token, and the registration of commands. The webhook paths name the application
 * literally: a literal segment wins over the parameter of ordinary webhooks.
 */
export function interactionRoutes(world: World, store: InteractionStore): Route[] {
  const webhook = `/webhooks/${world.applicationId}/:token`;
  const message = `${webhook}/messages/:message`;
  return [
    {
      method: 'POST',
      path: '/interactions/:interaction/:token/callback',
      open: true,
      handle: (request) => answerInteraction(world, store, request),
    },
    { method: 'POST', path: webhook, open: true, handle: (request) => followUp(world, store, request) },
    { method: 'GET', path: message, open: true, handle: (request) => getResponse(world, store, request) },
    { method: 'PATCH', path: message, open: true, handle: (request) => patchResponse(world, store, request) },
    { method: 'DELETE', path: message, open: true, handle: (request) => deleteResponse(world, store, request) },
    ...commandRoutes(world, store.commands),
  ];
}
