import { expect, it } from 'vitest';
import { bits } from '../support/discord-server/rules/permissions.ts';
import { deleteChannel, setOverwrite } from '../support/discord-server/world/channels.ts';
import { deleteRole, updateMember, updateRole } from '../support/discord-server/world/guilds.ts';
import { answerTo, channelOf, setUp, setupScene } from './setup-scene.ts';
import type { SetupScene } from './setup-scene.ts';

/** What `/setup check` says on a healthy server after this damage. */
async function checkAfter(damage: (scene: SetupScene) => void): Promise<{ scene: SetupScene; answer: string }> {
  const scene = await setupScene();
  await setUp(scene);
  damage(scene);
  await scene.admin.runs('/setup check');
  return { scene, answer: answerTo(scene.admin) };
}

it('says warmly that all is well on a healthy server', async () => {
  const { answer, scene } = await checkAfter(() => undefined);

  expect(answer).toContain('Everything is in place');
  expect(answer).not.toContain('###');
  expect(scene.admin.answer?.ephemeral).toBe(true);
  expect(scene.discord.unmodelled).toEqual([]);
});

it('leads to the dialog before setup', async () => {
  const scene = await setupScene();
  await scene.admin.runs('/setup check');
  expect(answerTo(scene.admin)).toContain('Not chosen yet: the staff role');
  await scene.admin.presses('Open the setup');

  expect(answerTo(scene.admin)).toContain('Step 1 of 4');
});

it('finds a deleted channel', async () => {
  const { answer } = await checkAfter((scene) =>
    deleteChannel(scene.discord.world, channelOf(scene, 'archiveChannel')),
  );

  expect(answer).toContain('### Must be mended\n- The archive channel was deleted.');
});

it('finds a deleted role', async () => {
  const { answer } = await checkAfter(({ discord, guild, staffRole }) =>
    deleteRole(discord.world, guild, staffRole.id),
  );

  expect(answer).toContain('A role chosen as staff role was deleted');
});

it('names a permission the bot lost in a channel and where to grant it', async () => {
  const { answer, scene } = await checkAfter((scene) => {
    const { world } = scene.discord;
    const cases = channelOf(scene, 'casesChannel');
    setOverwrite(world, cases, world.bot.id, { id: world.bot.id, type: 1, allow: 0n, deny: bits.ManageThreads });
  });
  const { id } = channelOf(scene, 'casesChannel');

  expect(answer).toContain(`In the cases channel (<#${id}>) I am missing *View Channel* and *Manage Threads*.`);
  expect(answer).toContain(`<#${id}> → *Edit Channel → Permissions*`);
});

it('finds a hidden channel that was opened to everyone', async () => {
  const { answer } = await checkAfter((scene) =>
    setOverwrite(scene.discord.world, channelOf(scene, 'coldChannel'), scene.guild.id, null),
  );

  expect(answer).toContain('can be seen by @everyone');
});

it('warns of a staff role with Administrator', async () => {
  const { answer } = await checkAfter(({ discord, guild, staffRole }) =>
    updateRole(discord.world, guild, staffRole, { permissions: bits.Administrator }),
  );

  expect(answer).toContain('### Worth mending');
  expect(answer).toContain('has *Administrator*, which opens every private case to them');
});

it('warns of a role that was given Manage Threads where cases are', async () => {
  const { answer } = await checkAfter((scene) => {
    const { id } = scene.leaderRole;
    const allow = bits.ViewChannel | bits.SendMessagesInThreads | bits.ReadMessageHistory | bits.ManageThreads;
    setOverwrite(scene.discord.world, channelOf(scene, 'casesChannel'), id, { id, type: 0, allow, deny: 0n });
  });

  expect(answer).toContain('has *Manage Threads* in the cases channel');
});

it('warns of a staff role that cannot see the cases channel', async () => {
  const { answer, scene } = await checkAfter((scene) =>
    setOverwrite(scene.discord.world, channelOf(scene, 'casesChannel'), scene.staffRole.id, null),
  );

  expect(answer).toContain(`<@&${scene.staffRole.id}> is missing *View Channel*`);
});

it('hints at roles without staff commands and at roles it cannot ping', async () => {
  const { answer } = await checkAfter(({ discord, guild, staffRole, botRole }) => {
    updateRole(discord.world, guild, staffRole, { permissions: 0n, mentionable: false });
    updateRole(discord.world, guild, botRole, { permissions: botRole.permissions & ~bits.MentionEveryone });
  });

  expect(answer).toContain('### Good to know');
  expect(answer).toContain('does not see the staff commands, because it lacks *Timeout Members*');
  expect(answer).toContain('I cannot ping');
});

it('warns when nobody leads any more', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const member = scene.guild.members.get(scene.leader.id);
  if (member !== undefined) updateMember(scene.discord.world, scene.guild, member, { roles: [] });
  await expect.poll(() => scene.bot().stores.guilds.staff(scene.guild.id)).toEqual([]);
  await scene.admin.runs('/setup check');

  expect(answerTo(scene.admin)).toContain('Nobody has a leader role yet');
});

it('mends permissions from here, too', async () => {
  const { scene } = await checkAfter((scene) =>
    setOverwrite(scene.discord.world, channelOf(scene, 'coldChannel'), scene.guild.id, null),
  );
  await scene.admin.presses('Set the permissions for me');

  expect(answerTo(scene.admin)).toContain('Everything is in place');
  expect(scene.member.canSee(channelOf(scene, 'coldChannel'))).toBe(false);
});

it('finds damage from while the bot was away', async () => {
  const scene = await setupScene();
  await setUp(scene);
  deleteChannel(scene.discord.world, channelOf(scene, 'staffChannel'));
  await scene.restart();
  await scene.admin.runs('/setup check');

  expect(answerTo(scene.admin)).toContain('The staff channel was deleted');
});

it('tells what waits without naming a case, and tries it again on a press', async () => {
  const scene = await setupScene();
  await setUp(scene);
  const { world } = scene.discord;
  const cases = channelOf(scene, 'casesChannel');
  const botOverwrite = cases.permission_overwrites.find((one) => one.id === world.bot.id);
  setOverwrite(world, cases, world.bot.id, { id: world.bot.id, type: 1, allow: bits.ViewChannel, deny: 0n });
  updateRole(world, scene.guild, scene.botRole, {
    permissions: scene.botRole.permissions & ~bits.CreatePrivateThreads,
  });
  await scene.member.runs('/report', { person: 'somebody' });
  await scene.member.fillsIn({ 'What is it about?': 'Scam or spam', 'What happened, where and when?': 'Fake links.' });
  await expect.poll(() => scene.bot().stores.outbox.troubles(scene.guild.id)).not.toEqual([]);
  await scene.admin.runs('/setup check');
  expect(answerTo(scene.admin)).toContain('### Waiting to be done\n- 1 × Opening the thread: I am missing');
  expect(answerTo(scene.admin)).not.toMatch(/C-\d|Scam|somebody/u);
  if (botOverwrite !== undefined) setOverwrite(world, cases, world.bot.id, botOverwrite);
  updateRole(world, scene.guild, scene.botRole, { permissions: scene.botRole.permissions | bits.CreatePrivateThreads });
  await scene.admin.presses('Try again now');
  await expect.poll(() => scene.leader.seesThreads()).toHaveLength(1);
  await scene.admin.presses('Look again');

  expect(answerTo(scene.admin)).toContain('Everything is in place');
});
