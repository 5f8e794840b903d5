import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings.ts';
import { closeScenes } from '../support/scene.ts';
import { addChannel, deleteChannel, setOverwrite } from '../support/discord-server/world/channels.ts';
import { addMember, addRole, deleteRole, removeMember, updateMember } from '../support/discord-server/world/guilds.ts';
import { deleteThread } from '../support/discord-server/world/threads.ts';
import { until } from '../support/until.ts';
import { expectReported, faultScene, settleBot, untilPutOff, untilRevived } from './fault-scene.ts';
import type { FaultScene } from './fault-scene.ts';
import { requests } from './kill-points.ts';
import { casesOf, expectOneOfEach, expectWholeRecord, newMember, sendsReport, threadsOf } from './one-of-each.ts';

afterEach(closeScenes);

const tenMinutes = 10 * 60_000;

async function choose({ stores, guild, owner, clock }: FaultScene, change: Partial<Settings>): Promise<void> {
  const before = await stores.guilds.settings(guild.id);
  const after = { ...before, ...change };
  await stores.guilds.saveSettings({ guildId: guild.id, before, after, by: owner.id, at: clock.now() });
}

/** The same channel again, as an administrator makes it, and chosen in the settings. */
async function chooseNewChannel(scene: FaultScene): Promise<void> {
  const { name, permission_overwrites } = scene.caseChannels.casesChannel;
  const fresh = addChannel(scene.discord.world, scene.guild, { name, permission_overwrites });
  await choose(scene, { casesChannel: fresh.id });
  scene.clock.advance(tenMinutes);
}

it('waits for a new channel when the cases channel is deleted before the thread', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const channelId = scene.caseChannels.casesChannel.id;
  deleteChannel(scene.discord.world, scene.caseChannels.casesChannel);

  await (
    await sendsReport(reporter)
  ).answered;
  await untilPutOff(scene, 'create-thread');
  const trouble = { kind: 'create-thread', state: 'failed', problem: 'gone', permission: null, channelId, count: 1 };
  expect(await scene.stores.outbox.troubles(scene.guild.id)).toEqual([trouble]);
  await chooseNewChannel(scene);

  await expectReported(scene, reporter);
});

it('makes the thread anew in a new channel when the cases channel is deleted with it', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  await (
    await sendsReport(reporter)
  ).answered;
  await settleBot(scene);

  deleteChannel(scene.discord.world, scene.caseChannels.casesChannel);
  await untilPutOff(scene, 'create-thread');
  await chooseNewChannel(scene);

  await expectReported(scene, reporter);
  const [state] = await casesOf(scene, reporter);
  expect(state?.thread.round).toBe(2);
});

it.each(['once', 'twice'] as const)('makes a thread deleted by hand anew, told %s', async (told) => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  await (
    await sendsReport(reporter)
  ).answered;
  await settleBot(scene);
  const { thread } = await expectOneOfEach(scene, reporter);
  const deleted = scene.discord.world.channel(thread.threadId);
  if (deleted === undefined) throw new Error('The case has no thread');
  if (told === 'twice') scene.discord.gateway.duplicateEvents('THREAD_DELETE');

  deleteThread(scene.discord.world, deleted);
  const [state] = await casesOf(scene, reporter);
  await until(() => state !== undefined && threadsOf(scene, state).length === 1, 'the new thread');

  await expectReported(scene, reporter);
  const [after] = await casesOf(scene, reporter);
  expect(after?.thread.round).toBe(2);
});

it('goes on in a new thread when it is deleted before the card is up', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const held = scene.discord.faults.next(requests.card, { hold: 'before' });
  await (
    await sendsReport(reporter)
  ).answered;
  await held.reached;
  const [state] = await casesOf(scene, reporter);
  const thread = scene.discord.world.channel(state?.thread.threadId);

  if (thread !== undefined) deleteThread(scene.discord.world, thread);
  held.release();
  await until(() => state !== undefined && threadsOf(scene, state).length === 1, 'the new thread');

  await expectReported(scene, reporter);
});

it('calls those who are left by name when the staff role is deleted on the way', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const held = scene.discord.faults.next(requests.thread, { hold: 'before' });
  await (
    await sendsReport(reporter)
  ).answered;
  await held.reached;

  deleteRole(scene.discord.world, scene.guild, scene.settings.staffRoles[0] ?? '');
  const known = scene.file.prepare('select 1 from staff where is_leader = 0');
  await until(() => known.get() === undefined, 'the staff to be read anew');
  held.release();
  await settleBot(scene);

  const [state] = await casesOf(scene, reporter);
  if (state === undefined) throw new Error('The report is lost');
  const { halvard, ysolde, discord } = scene;
  const inside = [...(threadsOf(scene, state)[0]?.threadMembers.keys() ?? [])];
  expect(inside.toSorted()).toEqual([halvard.id, ysolde.id, discord.world.bot.id].toSorted());
  expect([halvard, ysolde].map(({ pings }) => pings.length)).toEqual([1, 1]);
  await expectWholeRecord(scene, state);
});

it('says that nobody could be called when all roles are deleted, and calls the new team', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const { world, faults } = scene.discord;
  const held = faults.next(requests.thread, { hold: 'before' });
  await (
    await sendsReport(reporter)
  ).answered;
  await held.reached;
  for (const role of [...scene.settings.staffRoles, ...scene.settings.leaderRoles])
    deleteRole(world, scene.guild, role);
  const known = scene.file.prepare('select 1 from staff');
  await until(() => known.get() === undefined, 'the staff to be read anew');
  held.release();

  await untilPutOff(scene, 'bring-staff');
  expect(await scene.stores.outbox.troubles(scene.guild.id)).toMatchObject([{ kind: 'bring-staff', problem: 'gone' }]);
  const team = addRole(world, scene.guild, { name: 'New team' });
  const { casesChannel } = scene.caseChannels;
  setOverwrite(world, casesChannel, team.id, {
    id: team.id,
    type: 0,
    allow: PermissionFlagsBits.ViewChannel,
    deny: 0n,
  });
  await choose(scene, { leaderRoles: [team.id] });
  const member = scene.guild.members.get(scene.halvard.id);
  if (member !== undefined) updateMember(world, scene.guild, member, { roles: [team.id] });
  await until(() => known.get() !== undefined, 'the new leader to be known');
  scene.clock.advance(tenMinutes);
  await settleBot(scene);

  expect(scene.halvard.pings).toHaveLength(1);
  const [state] = await casesOf(scene, reporter);
  if (state !== undefined) await expectWholeRecord(scene, state);
});

it('goes on when the bot is put out of the server and comes back', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const { world, faults } = scene.discord;
  faults.next(requests.thread, { status: 500 });
  await (
    await sendsReport(reporter)
  ).answered;
  await untilPutOff(scene, 'create-thread');

  removeMember(world, scene.guild, world.bot.id);
  await until(() => scene.bot.client.guilds.cache.size === 0, 'the bot to notice');
  await settleBot(scene);
  const troubles = await scene.stores.outbox.troubles(scene.guild.id);
  expect(troubles.filter(({ kind }) => kind !== 'refresh-board')).toMatchObject([
    { kind: 'create-thread', problem: 'gone' },
  ]);
  addMember(world, scene.guild, world.bot, [scene.botRole.id]);
  await untilRevived(scene);

  await expectReported(scene, reporter);
});
