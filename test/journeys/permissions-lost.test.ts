import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { exempt } from '../support/event-course.ts';
import { closeScenes } from '../support/scene.ts';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { expectReported, faultScene, settleBot, untilPutOff, untilRevived } from './fault-scene.ts';
import type { FaultScene } from './fault-scene.ts';
import { requests } from './kill-points.ts';
import { casesOf, newMember, sendsReport } from './one-of-each.ts';

afterEach(closeScenes);

type Name = keyof typeof PermissionFlagsBits;

/** Takes one permission from the bot in the channel; answers what gives it back, as an administrator would. */
function take({ discord, botRole }: FaultScene, channel: Channel, name: Name): () => void {
  const before = channel.permission_overwrites;
  const bit = PermissionFlagsBits[name];
  const without = before.map((one) =>
    one.id === botRole.id ? { ...one, allow: one.allow & ~bit, deny: one.deny | bit } : one,
  );
  setOverwrites(discord.world, channel, without);
  return () => setOverwrites(discord.world, channel, before);
}

const beforeThread: Name[] = [
  'CreatePrivateThreads',
  'SendMessagesInThreads',
  'ManageThreads',
  'ViewChannel',
  'ReadMessageHistory',
];

it.each(beforeThread)('names a missing %s, and goes on by itself once it is granted', async (permission) => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const channelId = scene.caseChannels.casesChannel.id;
  const grant = take(scene, scene.caseChannels.casesChannel, permission);

  await (
    await sendsReport(reporter)
  ).answered;
  await untilPutOff(scene, 'create-thread');
  const trouble = { kind: 'create-thread', state: 'failed', problem: 'forbidden', permission, channelId, count: 1 };
  expect(await scene.stores.outbox.troubles(scene.guild.id)).toEqual([trouble]);
  const [waiting] = await casesOf(scene, reporter);
  expect(reporter.answer?.text).toContain(waiting?.reference);
  expect(waiting?.troubles).toMatchObject([{ kind: 'create-thread', permission }]);
  grant();
  await untilRevived(scene);

  await expectReported(scene, reporter);
});

const beforeCard: Name[] = ['SendMessagesInThreads', 'ViewChannel', 'ReadMessageHistory'];

it.skipIf(exempt(['twice', 'shuffled'], 'the bot has to hear of the loss, once, before it writes')).each(beforeCard)(
  'names a %s that was lost after the thread was made, and goes on',
  async (permission) => {
    const scene = await faultScene();
    const reporter = newMember(scene);
    const channel = scene.caseChannels.casesChannel;
    const held = scene.discord.faults.next(requests.thread, { hold: 'after' });

    await (
      await sendsReport(reporter)
    ).answered;
    await held.reached;
    const grant = take(scene, channel, permission);
    held.release();
    await untilPutOff(scene, 'post-card');
    const trouble = { kind: 'post-card', state: 'failed', problem: 'forbidden', permission, channelId: channel.id };
    expect(await scene.stores.outbox.troubles(scene.guild.id)).toMatchObject([trouble]);
    grant();
    await untilRevived(scene);

    await expectReported(scene, reporter);
  },
);

it('tries again at the next start when it was mended unheard', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const grant = take(scene, scene.caseChannels.casesChannel, 'CreatePrivateThreads');
  await (
    await sendsReport(reporter)
  ).answered;
  await untilPutOff(scene, 'create-thread');

  scene.clock.advance(10 * 60_000);
  await settleBot(scene);
  expect(await scene.stores.outbox.troubles(scene.guild.id)).toHaveLength(1);
  const unheard = scene.discord.gateway.dropEvents('CHANNEL_UPDATE');
  grant();
  unheard.off();
  await scene.restart();
  await untilRevived(scene);

  await expectReported({ ...scene, stores: scene.bot.stores }, reporter);
});
