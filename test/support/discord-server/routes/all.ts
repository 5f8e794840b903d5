import type { Route } from '../http/router.ts';
import type { World } from '../world/world.ts';
import { applicationRoutes } from './applications.ts';
import { banRoutes } from './bans.ts';
import { channelRoutes } from './channels.ts';
import { userRoutes } from './direct-messages.ts';
import { guildReadingRoutes } from './guild-reading.ts';
import { memberRoutes } from './members.ts';
import { messageReadingRoutes } from './message-reading.ts';
import { messageRemovalRoutes } from './message-removal.ts';
import { messageWritingRoutes } from './message-writing.ts';
import { pinAndReactionRoutes } from './pins-and-reactions.ts';
import { roleRoutes } from './roles.ts';
import { threadCreationRoutes } from './thread-creation.ts';
import { threadListRoutes } from './thread-lists.ts';
import { threadMemberRoutes } from './thread-members.ts';
import { webhookMessageRoutes } from './webhook-messages.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route over the world alone; the gateway's and those of interactions join them in the server. */
export function worldRoutes(world: World): Route[] {
  const makers = [
    applicationRoutes,
    banRoutes,
    channelRoutes,
    userRoutes,
    guildReadingRoutes,
    memberRoutes,
    messageReadingRoutes,
    messageRemovalRoutes,
    messageWritingRoutes,
    pinAndReactionRoutes,
    roleRoutes,
    threadCreationRoutes,
    threadListRoutes,
    threadMemberRoutes,
    webhookMessageRoutes,
    webhookRoutes,
  ];
  return makers.flatMap((make) => make(world));
}
