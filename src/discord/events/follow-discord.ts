import { Events } from 'discord.js';
import type { Interaction } from 'discord.js';
import { afterTeamChange } from '../../app/after-team-change.ts';
import { followAnswers } from '../contact/follow-answers.ts';
import { dispatch } from '../dispatch.ts';
import type { Services } from '../handler.ts';
import { followStaff } from '../staff-directory.ts';
import { hearTargets } from '../target-message.ts';
import { FirstDeliveries } from './first-deliveries.ts';
import { followDiscussion } from './follow-discussion.ts';
import { followRoom } from './follow-room.ts';
import { followSources } from './follow-sources.ts';
import { followThreads } from './follow-threads.ts';
import { keepBoard } from './keep-board.ts';
import { showOutOfAll } from './look-after-threads.ts';
import { lookAtReaders } from './look-at-readers.ts';
import { restoreLostThreads } from './lost-threads.ts';
import { reviveWhenMended } from './mended.ts';
import { removeStrayThreads } from './stray-threads.ts';

/**
 * Everything the bot hears from Discord, wired up once. Events are hints: each handler may be called twice, late or not
 * at all. `stop` takes no more and waits for what is under way.
 */
export function followDiscord(services: Services): { stop: () => Promise<void> } {
  const { client, stores, log, answersRead } = services;
  const underWay = new Set<Promise<void>>();
  const onError = (err: unknown) => log.error({ err }, 'event not handled');
  const targetOf = hearTargets(client);
  const deliveries = new FirstDeliveries();
  const onInteraction = (interaction: Interaction) => {
    if (!deliveries.isFirst(interaction.id)) return;
    const run = dispatch(interaction, services, targetOf(interaction)).finally(() => underWay.delete(run));
    underWay.add(run);
  };
  client.on(Events.InteractionCreate, onInteraction);
  client.on(Events.Error, onError);
  const onDeparted = async (guildId: string) => {
    if (await afterTeamChange(services, guildId)) services.poke();
  };
  const onLesser = async (guildId: string, userId: string) => {
    await showOutOfAll(services, guildId, userId);
    if (await afterTeamChange(services, guildId)) services.poke();
  };
  followStaff(client, { guilds: stores.guilds, onDeparted, onLesser, onError });
  restoreLostThreads(client, { ...services, cases: stores.cases }, onError);
  followDiscussion(client, { ...services, ...stores }, onError);
  followThreads(services, onError);
  followSources(client, { ...services, cases: stores.cases }, onError);
  followRoom(client, { ...services, ...stores }, onError);
  keepBoard(client, { ...services, boards: stores.boards }, onError);
  lookAtReaders(services, onError);
  reviveWhenMended(client, { ...services, outbox: stores.outbox }, onError);
  const strays = removeStrayThreads({ ...services, ...stores, onError });
  const answers = followAnswers(services, onError);
  return {
    stop: async () => {
      client.off(Events.InteractionCreate, onInteraction);
      answersRead.stop();
      await Promise.all(underWay);
      await strays.stop();
      await answers.stop();
    },
  };
}
