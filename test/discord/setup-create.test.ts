import { expect, it } from 'vitest';
import { channelPlans } from '../../src/domain/channel-plan.ts';
import { channelKinds } from '../../src/domain/settings.ts';
import { bits, channelPermissions, has } from '../support/discord-server/rules/permissions.ts';
import { addChannel, deleteChannel } from '../support/discord-server/world/channels.ts';
import { updateRole } from '../support/discord-server/world/guilds.ts';
import {
  answerTo,
  channelOf,
  channelsNamed,
  chooseRoles,
  goToFinish,
  invitedWith,
  setUp,
  setupScene,
} from './setup-scene.ts';

it('sets a fresh server up from nothing', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const { admin, guild, staffRole, leaderRole, bot, discord } = scene;

  expect(answerTo(admin)).toContain('Casekeeper is ready');
  const settings = await bot().stores.guilds.settings(guild.id);
  expect(settings).toMatchObject({ staffRoles: [staffRole.id], leaderRoles: [leaderRole.id] });
  expect(channelKinds.map((kind) => settings[kind])).toEqual(channelKinds.map((kind) => channelOf(scene, kind).id));
  expect(await bot().stores.guilds.staff(guild.id)).toMatchObject([{ userId: scene.leader.id, isLeader: true }]);
  expect(discord.unmodelled).toEqual([]);
});

it('makes channels that members and even the administrator cannot look into, contact apart', async () => {
  const scene = await setupScene();
  await setUp(scene);

  const seenBy = (person: typeof scene.admin) => channelKinds.filter((kind) => person.canSee(channelOf(scene, kind)));
  expect(seenBy(scene.member)).toEqual(['contactChannel']);
  expect(seenBy(scene.admin)).toEqual(['contactChannel']);
  expect(seenBy(scene.leader)).toEqual(channelKinds);
});

it('puts them under one hidden category, as the plan says', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const [category] = channelsNamed(scene.guild, 'Security team');

  expect(scene.member.canSee(category?.id ?? '')).toBe(false);
  for (const kind of channelKinds) {
    const { topic, type } = channelPlans[kind];
    expect(channelOf(scene, kind)).toMatchObject({ parent_id: category?.id, topic, type: type === 'forum' ? 15 : 0 });
  }
});

it('lets nobody of the team enter every private thread, whatever their roles have elsewhere', async () => {
  const scene = await setupScene();
  updateRole(scene.discord.world, scene.guild, scene.leaderRole, {
    permissions: bits.ModerateMembers | bits.ManageThreads,
  });
  await setUp(scene);

  for (const kind of ['casesChannel', 'restrictedChannel', 'contactChannel'] as const) {
    const can = channelPermissions(scene.discord.world, channelOf(scene, kind), scene.leader.id);
    expect([kind, has(can, bits.ViewChannel), has(can, bits.ManageThreads)]).toEqual([kind, true, false]);
  }
});

it('lets members write in contact threads and nowhere else there', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const can = channelPermissions(scene.discord.world, channelOf(scene, 'contactChannel'), scene.member.id);

  expect(has(can, bits.SendMessagesInThreads)).toBe(true);
  expect(has(can, bits.SendMessages) || has(can, bits.CreatePublicThreads)).toBe(false);
});

it('makes one of each when the button is pressed twice at once', async () => {
  const scene = await setupScene();
  await chooseRoles(scene);
  await scene.admin.presses('Next: Channels');
  const both = [scene.admin.starts.presses('Create them for me'), scene.admin.starts.presses('Create them for me')];
  await Promise.all(both.map((handle) => handle.settled));

  for (const kind of channelKinds) expect(channelsNamed(scene.guild, channelPlans[kind].name)).toHaveLength(1);
  expect(channelsNamed(scene.guild, 'Security team')).toHaveLength(1);
  await goToFinish(scene.admin);
  await scene.admin.presses('Finish');
  expect(answerTo(scene.admin)).toContain('Casekeeper is ready');
});

it('makes one of each when Discord made one but answered with an error', async () => {
  const scene = await setupScene();
  await chooseRoles(scene);
  await scene.admin.presses('Next: Channels');
  scene.discord.faults.next({ method: 'POST', path: /\/channels$/u }, { status: 502, after: true });
  await scene.admin.presses('Create them for me');
  await scene.admin.presses('Create them for me');

  for (const kind of channelKinds) expect(channelsNamed(scene.guild, channelPlans[kind].name)).toHaveLength(1);
  expect(channelsNamed(scene.guild, 'Security team')).toHaveLength(1);
});

it('says so when Discord is away, and goes on with the next press', async () => {
  const scene = await setupScene();
  await chooseRoles(scene);
  await scene.admin.presses('Next: Channels');
  const away = scene.discord.faults.always({ method: 'POST', path: /\/channels$/u }, { status: 503 });
  await scene.admin.presses('Create them for me');
  expect(answerTo(scene.admin)).toContain('Discord has trouble answering just now');
  away.off();
  await scene.admin.presses('Create them for me');

  expect(answerTo(scene.admin)).toContain('Created #cases');
});

it('goes on where it stopped after a restart in the middle', async () => {
  const scene = await setupScene();
  await chooseRoles(scene);
  await scene.admin.presses('Next: Channels');
  const isArchive = (body: Record<string, unknown>) => body.name === channelPlans.archiveChannel.name;
  scene.discord.faults.next({ method: 'POST', body: isArchive }, { drop: 'after' }, 4);
  await scene.admin.starts.presses('Create them for me').answered;
  await expect.poll(() => channelsNamed(scene.guild, 'case-archive').length).toBeGreaterThan(0);
  await scene.restart();
  const draft = await scene.bot().stores.guilds.setupDraft(scene.guild.id, scene.admin.id);
  expect(draft).toMatchObject({ restrictedChannel: channelOf(scene, 'restrictedChannel').id });
  expect(draft.archiveChannel).toBeUndefined();
  await scene.admin.presses('Create them for me');

  expect(answerTo(scene.admin)).toContain('Created #case-archive');
  expect(channelsNamed(scene.guild, 'cases')).toHaveLength(1);
});

it('makes only what is missing', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const cases = channelOf(scene, 'casesChannel');
  deleteChannel(scene.discord.world, channelOf(scene, 'coldChannel'));
  await scene.admin.runs('/setup start');
  await scene.admin.presses('Next: Channels');
  await scene.admin.presses('Create them for me');

  expect(answerTo(scene.admin)).toContain('Created #cold-cases.');
  expect(channelOf(scene, 'casesChannel')).toBe(cases);
  expect(channelsNamed(scene.guild, 'cold-cases')).toHaveLength(1);
});

it('takes no category that members can see, even if it has the name', async () => {
  const scene = await setupScene();
  const theirs = addChannel(scene.discord.world, scene.guild, { name: 'Security team', type: 4 });
  await setUp(scene);

  expect(channelOf(scene, 'staffChannel').parent_id).not.toBe(theirs.id);
});

it('offers nothing to create before the roles are chosen', async () => {
  const scene = await setupScene();
  await scene.admin.runs('/setup start');
  await scene.admin.presses('Next: Channels');

  expect(answerTo(scene.admin)).toContain('First choose the staff and leader roles');
  await expect(scene.admin.presses('Create them for me')).rejects.toThrow('greyed out');
});

it.each([
  ['Manage Channels', bits.ManageChannels],
  ['Manage Roles', bits.ManageRoles],
  ['Create Private Threads', bits.CreatePrivateThreads],
])('names %s when the bot lacks it, says where to grant it, and makes nothing', async (name, bit) => {
  const scene = await setupScene(invitedWith & ~bit);
  await chooseRoles(scene);
  await scene.admin.presses('Next: Channels');
  await scene.admin.presses('Create them for me');

  expect(answerTo(scene.admin)).toContain(`I am missing *${name}*. Grant it to my role under *Server Settings`);
  expect(channelsNamed(scene.guild, 'Security team')).toEqual([]);
});

it('gives nothing to @everyone, even if it was chosen as staff', async () => {
  const scene = await setupScene();
  await chooseRoles(scene);
  await scene.admin.selects(/Staff roles/u, { id: scene.guild.id });
  expect(answerTo(scene.admin)).toContain('@everyone cannot be a staff role');
  await scene.admin.presses('Next: Channels');
  await scene.admin.presses('Create them for me');

  expect(answerTo(scene.admin)).toContain('@everyone cannot be a staff role');
  expect(channelsNamed(scene.guild, 'cases')).toEqual([]);
});

it('keeps what is made and passes on the words when Discord refuses in the middle', async () => {
  const scene = await setupScene();
  await chooseRoles(scene);
  await scene.admin.presses('Next: Channels');
  const full = { status: 400, code: 30013, message: 'Maximum number of server channels reached (500)' };
  const isCold = (body: Record<string, unknown>) => body.name === channelPlans.coldChannel.name;
  scene.discord.faults.next({ method: 'POST', body: isCold }, { apiError: full });
  await scene.admin.presses('Create them for me');
  expect(answerTo(scene.admin)).toContain('Maximum number of server channels reached');
  await scene.admin.presses('Create them for me');

  expect(answerTo(scene.admin)).toContain('Created #cold-cases, #security-team-contact and #security-team.');
  for (const kind of channelKinds) expect(channelsNamed(scene.guild, channelPlans[kind].name)).toHaveLength(1);
});
