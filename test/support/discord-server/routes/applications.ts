import type { Route } from '../http/router.ts';
import { wireUser } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { ok } from './guards.ts';

const guildMembersLimited = 1 << 15;
const messageContentLimited = 1 << 19;

/** The application, whose flags tell which privileged intents the portal grants. */
export function applicationRoutes(world: World): Route[] {
  const answer = () => {
    const { enabledIntents, interactionsEndpointUrl, requiresCodeGrant } = world.settings;
    const { guildMembers, messageContent } = enabledIntents;
    const flags = (guildMembers ? guildMembersLimited : 0) | (messageContent ? messageContentLimited : 0);
    const texts = { description: '', summary: '', verify_key: '0'.repeat(64), icon: null };
    const portal = {
      bot_public: true,
      bot_require_code_grant: requiresCodeGrant,
      team: null,
      owner: wireUser(world.appOwner),
    };
    return ok({
      id: world.applicationId,
      name: world.bot.username,
      bot: wireUser(world.bot),
      flags,
      interactions_endpoint_url: interactionsEndpointUrl,
      ...texts,
      ...portal,
    });
  };
  return [
    { method: 'GET', path: '/applications/@me', handle: answer },
    { method: 'GET', path: '/oauth2/applications/@me', handle: answer },
  ];
}
