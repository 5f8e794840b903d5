import { ChannelType } from 'discord.js';
import { connect, found, scene, textChannel } from './scene.ts';

/** A guild with a private thread that the real client made, and people around it. */
export async function caseThread(plan: Parameters<typeof scene>[0] = {}) {
  const set = await scene({ channels: { cases: {}, forum: { type: 15 } }, people: { alice: [], bob: [] }, ...plan });
  const client = await connect(set.server);
  const { world } = set.server;
  const parent = found(set.channels.cases);
  const cases = textChannel(client, parent);
  const thread = await cases.threads.create({ name: 'case-1', type: ChannelType.PrivateThread, invitable: false });
  const stored = found(world.channel(thread.id));
  return {
    ...set,
    client,
    world,
    parent,
    cases,
    thread,
    stored,
    alice: found(set.people.alice),
    bob: found(set.people.bob),
  };
}
