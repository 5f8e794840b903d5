import { expect, it } from 'vitest';
import { setupDialog } from '../../src/texts/en/setup.ts';
import { bits } from '../support/discord-server/rules/permissions.ts';
import { addChannel, setOverwrite, updateChannel } from '../support/discord-server/world/channels.ts';
import type { Channel, Overwrite } from '../support/discord-server/world/types.ts';
import { answerTo, channelOf, chooseRoles, goToFinish, setupScene } from './setup-scene.ts';
import type { SetupScene } from './setup-scene.ts';

const role = (id: string, allow: bigint, deny = 0n): Overwrite => ({ id, type: 0, allow, deny });
const person = (id: string, allow: bigint): Overwrite => ({ id, type: 1, allow, deny: 0n });
const reading = bits.ViewChannel | bits.ReadMessageHistory | bits.SendMessagesInThreads;

/** A forum made by hand, seen by the team and the bot alone. */
function ownForum({ discord, guild, staffRole, leaderRole, botRole }: SetupScene): Channel {
  const team = [staffRole, leaderRole, botRole].map(({ id }) => role(id, reading));
  const permission_overwrites = [role(guild.id, 0n, bits.ViewChannel), ...team];
  return addChannel(discord.world, guild, { name: 'case-files', type: 15, permission_overwrites });
}

/** Everything created but the cases channel, for which a forum is chosen; then *Finish*. */
async function finishedWith(change: (scene: SetupScene, forum: Channel) => void = () => undefined) {
  const scene = await setupScene();
  const forum = ownForum(scene);
  change(scene, forum);
  await chooseRoles(scene, scene.owner);
  await scene.owner.presses('Next: Channels');
  await scene.owner.presses('Create them for me');
  await scene.owner.selects(setupDialog.placeholder('casesChannel'), forum);
  const said = answerTo(scene.owner);
  await goToFinish(scene.owner);
  await scene.owner.presses('Finish');
  const { casesChannel } = await scene.bot().stores.guilds.settings(scene.guild.id);
  return { scene, forum, said, answer: answerTo(scene.owner), casesChannel };
}

it('takes a forum that only the team sees, and still creates a text channel by itself', async () => {
  const { scene, forum, answer, casesChannel } = await finishedWith();

  expect(channelOf(scene, 'casesChannel').type).toBe(0);
  expect(answer).toContain('Casekeeper is ready');
  expect(casesChannel).toBe(forum.id);
});

it('refuses a forum that members see, says so at the choice, and mends it when asked', async () => {
  const { scene, forum, said, answer, casesChannel } = await finishedWith((scene, forum) =>
    setOverwrite(scene.discord.world, forum, scene.guild.id, null),
  );
  expect(said).toContain(`The cases channel (<#${forum.id}>) can be seen by @everyone.`);
  expect(answer).toContain('Not finished yet');
  expect(casesChannel).toBeNull();
  await scene.owner.presses('Set the permissions for me');
  await scene.owner.presses('Finish');

  expect(answerTo(scene.owner)).toContain('Casekeeper is ready');
  expect(scene.member.canSee(forum)).toBe(false);
  expect(scene.leader.canSee(forum)).toBe(true);
});

it('refuses a forum into which somebody outside the team was let by name, not one of the team', async () => {
  const { scene, forum, answer } = await finishedWith((scene, forum) => {
    setOverwrite(scene.discord.world, forum, scene.leader.id, person(scene.leader.id, bits.ViewChannel));
    setOverwrite(scene.discord.world, forum, scene.member.id, person(scene.member.id, bits.ViewChannel));
  });
  expect(answer).toContain(`can be seen by <@${scene.member.id}>, who was let in by name`);
  expect(answer).not.toContain(scene.leader.id);
  setOverwrite(scene.discord.world, forum, scene.member.id, null);
  await scene.owner.presses('Finish');

  expect(answerTo(scene.owner)).toContain('Casekeeper is ready');
});

it('says kindly which tags find no room, and which it may not make', async () => {
  const full = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: String(500_000_000_000_000_000n + BigInt(index)),
      name: `ours ${index}`,
      moderated: false,
      emoji_id: null,
      emoji_name: null,
    }));
  const { scene, forum, answer } = await finishedWith((scene, forum) =>
    updateChannel(scene.discord.world, forum, { available_tags: full(10) }),
  );
  expect(answer).toContain('### Good to know');
  expect(answer).toContain('a forum holds 20, so that there is none for “Harassment”');
  const { id } = scene.botRole;
  setOverwrite(scene.discord.world, forum, id, role(id, reading, bits.ManageChannels));
  await scene.owner.runs('/setup check');

  expect(answerTo(scene.owner)).toContain('tags are not there yet: “New”');
  expect(answerTo(scene.owner)).toContain('Grant Casekeeper *Manage Channels*');
});
