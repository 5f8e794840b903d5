import { expect, it } from 'vitest';
import type { ChannelKind, Settings } from '../../src/domain/settings.ts';
import { bits } from '../support/discord-server/rules/permissions.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { addChannel, deleteChannel, setOverwrite } from '../support/discord-server/world/channels.ts';
import { addRole, deleteRole, updateMember, updateRole } from '../support/discord-server/world/guilds.ts';
import {
  answerTo,
  channelOf,
  chooseChannels,
  chooseRoles,
  goToFinish,
  handMade,
  setUp,
  setupScene,
} from './setup-scene.ts';
import type { SetupScene } from './setup-scene.ts';

const settingsOf = ({ bot, guild }: SetupScene): Promise<Settings> => bot().stores.guilds.settings(guild.id);

/** A scene whose owner chose roles and channels of their own and stands before *Finish*. */
async function beforeFinish(changes: Partial<Record<ChannelKind, 'casesChannel'>> = {}) {
  const scene = await setupScene();
  const own = handMade(scene);
  await chooseRoles(scene, scene.owner);
  await scene.owner.presses('Next: Channels');
  await chooseChannels(scene.owner, own);
  for (const kind of Object.keys(changes)) await chooseChannels(scene.owner, { [kind]: own.casesChannel });
  await goToFinish(scene.owner);
  return { scene, own, owner: scene.owner, world: scene.discord.world };
}

/** What *Finish* refuses, and with what words; nothing is saved by it. */
async function refusalOf(scene: SetupScene, person: Person): Promise<string> {
  await person.presses('Finish');
  expect(answerTo(person)).toContain('Not finished yet, and nothing was changed');
  expect(await settingsOf(scene)).toMatchObject({ staffRoles: [], casesChannel: null });
  return answerTo(person);
}

it('takes channels of the server’s own', async () => {
  const { scene, own, owner } = await beforeFinish();
  await owner.presses('Finish');

  expect(answerTo(owner)).toContain('Casekeeper is ready');
  expect(await settingsOf(scene)).toMatchObject({
    casesChannel: own.casesChannel.id,
    restrictedChannel: own.restrictedChannel.id,
    archiveChannel: own.archiveChannel.id,
    coldChannel: own.coldChannel.id,
    contactChannel: own.contactChannel.id,
    staffChannel: own.staffChannel.id,
  });
});

it('writes down who changed what', async () => {
  const { scene, owner } = await beforeFinish();
  const before = await settingsOf(scene);
  await owner.presses('Finish');
  const again = { guildId: scene.guild.id, before, after: before, by: owner.id, at: 0 };

  expect(await scene.bot().stores.guilds.saveSettings(again)).toBe(false);
  expect(await scene.bot().stores.guilds.setupDraft(scene.guild.id, owner.id)).toEqual({});
});

it('names everything that is not chosen yet', async () => {
  const scene = await setupScene();
  await scene.admin.runs('/setup start');
  await scene.admin.presses('Next: Channels');
  await goToFinish(scene.admin);

  expect(await refusalOf(scene, scene.admin)).toContain(
    'Not chosen yet: the staff role, the leader role, the cases channel',
  );
});

it('refuses a role that was deleted meanwhile', async () => {
  const { scene, owner, world } = await beforeFinish();
  deleteRole(world, scene.guild, scene.leaderRole.id);

  expect(await refusalOf(scene, owner)).toContain('A role chosen as leader role was deleted');
});

it('refuses @everyone and roles of bots as staff, at once and at the end', async () => {
  const { scene, owner } = await beforeFinish();
  await owner.runs('/setup start');
  await owner.selects(/Staff roles/u, [{ id: scene.guild.id }, scene.botRole]);
  expect(answerTo(owner)).toContain('@everyone cannot be a staff role: every member would read every case');
  expect(answerTo(owner)).toContain(`<@&${scene.botRole.id}> cannot be a staff role: it belongs to a bot`);
  await owner.presses('Next: Channels');
  await goToFinish(owner);

  expect(await refusalOf(scene, owner)).toContain('@everyone cannot be a staff role');
});

it('refuses a channel that was deleted meanwhile', async () => {
  const { scene, own, owner, world } = await beforeFinish();
  deleteChannel(world, own.coldChannel);

  expect(await refusalOf(scene, owner)).toContain('The cold-cases channel was deleted');
});

it('refuses a channel of the wrong kind, however it got there', async () => {
  const { scene, owner, own } = await beforeFinish();
  const { guilds } = scene.bot().stores;
  const draft = await guilds.setupDraft(scene.guild.id, owner.id);
  await guilds.saveSetupDraft(scene.guild.id, owner.id, { ...draft, archiveChannel: own.staffChannel.id });

  expect(await refusalOf(scene, owner)).toContain('is of the wrong kind: it must be a forum');
});

it('offers only fitting kinds of channels', async () => {
  const scene = await setupScene();
  const forum = addChannel(scene.discord.world, scene.guild, { name: 'ideas', type: 15 });
  await scene.owner.runs('/setup start');
  await scene.owner.presses('Next: Channels');

  await expect(chooseChannels(scene.owner, { restrictedChannel: forum })).rejects.toThrow('does not offer');
});

it.each(['casesChannel', 'restrictedChannel', 'archiveChannel', 'coldChannel', 'staffChannel'] as const)(
  'refuses a %s that members can see, and says how to close it',
  async (kind) => {
    const { scene, own, owner, world } = await beforeFinish();
    setOverwrite(world, own[kind], scene.guild.id, null);

    expect(await refusalOf(scene, owner)).toContain(`(<#${own[kind].id}>) can be seen by @everyone`);
    expect(answerTo(owner)).toContain('take *View Channel* from @everyone');
  },
);

it('refuses a channel that a role outside the team can see', async () => {
  const { scene, own, owner, world } = await beforeFinish();
  const friends = addRole(world, scene.guild, { name: 'Friends' });
  setOverwrite(world, own.archiveChannel, friends.id, { id: friends.id, type: 0, allow: bits.ViewChannel, deny: 0n });

  expect(await refusalOf(scene, owner)).toContain(`can be seen by <@&${friends.id}>, who are not on the team`);
});

it('refuses channels in which the bot lacks a permission, and names it and the channel', async () => {
  const { scene, own, owner, world } = await beforeFinish();
  updateRole(world, scene.guild, scene.botRole, { permissions: scene.botRole.permissions & ~bits.ManageThreads });
  setOverwrite(world, own.staffChannel, scene.botRole.id, null);

  expect(await refusalOf(scene, owner)).toContain(
    `In the cases channel (<#${own.casesChannel.id}>) I am missing *Manage Threads*`,
  );
  expect(answerTo(owner)).toContain(`In the staff channel (<#${own.staffChannel.id}>) I am missing *View Channel*`);
});

it.each(['restrictedChannel', 'contactChannel'] as const)('refuses the cases channel as %s too', async (kind) => {
  const { scene, owner } = await beforeFinish({ [kind]: 'casesChannel' });

  expect(await refusalOf(scene, owner)).toContain('Each needs a channel of its own');
});

it('sets the permissions itself when asked, and can finish then', async () => {
  const { scene, own, owner, world } = await beforeFinish();
  const friends = addRole(world, scene.guild, { name: 'Friends' });
  setOverwrite(world, own.archiveChannel, friends.id, { id: friends.id, type: 0, allow: bits.ViewChannel, deny: 0n });
  setOverwrite(world, own.casesChannel, scene.guild.id, null);
  setOverwrite(world, own.casesChannel, scene.staffRole.id, null);
  await owner.presses('Finish');
  await owner.presses('Set the permissions for me');
  expect(answerTo(owner)).toContain('The permissions are set');
  await owner.presses('Finish');

  expect(answerTo(owner)).toContain('Casekeeper is ready');
  expect(scene.member.canSee(own.casesChannel)).toBe(false);
  expect(scene.leader.canSee(own.casesChannel)).toBe(true);
});

it('lets a new staff role into the channels it made, on a press', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const { admin, discord, guild, leaderRole } = scene;
  const fresh = addRole(discord.world, guild, {
    name: 'Helpers',
    permissions: bits.ModerateMembers,
    mentionable: true,
  });
  const hana = discord.people.createPerson({ name: 'Hana', guild, roles: [fresh] });
  await admin.runs('/setup start');
  await admin.selects(/Staff roles/u, [scene.staffRole, fresh]);
  await admin.presses('Next: Channels');
  await goToFinish(admin);
  await admin.presses('Finish');
  expect(answerTo(admin)).toContain(`<@&${fresh.id}> is missing *View Channel*`);
  await admin.presses('Set the permissions for me');

  expect(answerTo(admin)).toContain('Everything is in place');
  expect(hana.canSee(channelOf(scene, 'casesChannel'))).toBe(true);
  expect(await settingsOf(scene)).toMatchObject({ leaderRoles: [leaderRole.id] });
});

it('keeps the words for hard moments, empties what was emptied, and shows them again', async () => {
  const scene = await setupScene();
  const { admin } = scene;
  await admin.runs('/setup start');
  await admin.presses('Next: Channels');
  await admin.presses(/Next: Words/u);
  await admin.presses('Write them');
  await admin.fillsIn({
    'When somebody is in danger': 'Call 112 *first*.',
    'Authorities, for the safety of minors': ' ',
  });
  expect(answerTo(admin)).toContain('> Call 112 \\*first\\*.');
  await admin.presses('Write them');

  expect(admin.modal?.fields.map((field) => field.value)).toEqual(['Call 112 *first*.', '', '']);
  expect(await scene.bot().stores.guilds.setupDraft(scene.guild.id, admin.id)).toMatchObject({
    emergencyText: 'Call 112 *first*.',
    authorities: null,
  });
});

it('goes on with the dialog after a restart, on the same message', async () => {
  const scene = await setupScene();
  await chooseRoles(scene);
  await scene.admin.presses('Next: Channels');
  await scene.restart();
  await scene.admin.presses('Create them for me');
  await goToFinish(scene.admin);
  await scene.admin.presses('Finish');

  expect(answerTo(scene.admin)).toContain('Casekeeper is ready');
});

it('shows what is in effect when run again, and changes only what is changed', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const before = await settingsOf(scene);
  const { admin, discord, guild } = scene;
  const second = addRole(discord.world, guild, { name: 'Lead 2', permissions: bits.ModerateMembers });
  await admin.runs('/setup start');
  expect(answerTo(admin)).toContain(`leaders: <@&${scene.leaderRole.id}>`);
  expect(answerTo(admin)).toContain('**Channels** all six');
  await admin.selects(/Leader roles/u, [scene.leaderRole, second]);
  await admin.presses('Next: Channels');
  await goToFinish(admin);
  await admin.presses('Finish');

  expect(answerTo(admin)).toContain('Your changes are in effect');
  expect(await settingsOf(scene)).toEqual({ ...before, leaderRoles: [scene.leaderRole.id, second.id] });
});

it('says so when somebody else changed the settings meanwhile, and saves nothing before a second look', async () => {
  const { scene, owner } = await beforeFinish();
  const { guilds } = scene.bot().stores;
  const stored = await settingsOf(scene);
  const theirs = { ...stored, emergencyText: 'Call 112.' };
  await guilds.saveSettings({ guildId: scene.guild.id, before: stored, after: theirs, by: scene.admin.id, at: 1 });
  await owner.presses('Finish');
  expect(answerTo(owner)).toContain('Somebody else changed the settings while this was open');
  expect(await settingsOf(scene)).toEqual(theirs);
  await owner.presses('Finish');

  expect(answerTo(owner)).toContain('Casekeeper is ready');
  expect(await settingsOf(scene)).toMatchObject({ emergencyText: 'Call 112.', staffRoles: [scene.staffRole.id] });
});

it('forgets changes that were not meant', async () => {
  const scene = await setupScene();
  await setUp(scene);
  await scene.admin.runs('/setup start');
  await scene.admin.selects(/Staff roles/u, scene.leaderRole);
  await scene.admin.presses('Forget my changes');

  expect(answerTo(scene.admin)).toContain(`staff: <@&${scene.staffRole.id}>`);
  expect(await scene.bot().stores.guilds.setupDraft(scene.guild.id, scene.admin.id)).toEqual({});
});

it('is not offered to members, and refuses an administrator who is none any more', async () => {
  const scene = await setupScene();
  await expect(scene.member.runs('/setup start')).rejects.toThrow('/setup');
  await scene.admin.runs('/setup start');
  const member = scene.guild.members.get(scene.admin.id);
  if (member !== undefined) updateMember(scene.discord.world, scene.guild, member, { roles: [] });
  await scene.admin.presses('Next: Channels');

  expect(answerTo(scene.admin)).toContain('This command is for people who may manage the server');
});

it('answers /report before setup kindly, and differently to those who can help it', async () => {
  const scene = await setupScene();
  await scene.member.runs('/report');
  await scene.admin.runs('/report');

  expect(answerTo(scene.member)).toContain('Casekeeper is not set up on this server yet');
  expect(answerTo(scene.member)).toContain('If somebody is in danger');
  expect(answerTo(scene.admin)).toContain('Still missing: the staff role');
  expect(answerTo(scene.admin)).toContain('/setup start');
});
