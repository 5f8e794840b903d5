import { afterEach, expect, it } from 'vitest';
import { hiddenFromOthers, newMember } from '../support/discord-server/world/build.ts';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { addThreadMember } from '../support/discord-server/world/threads.ts';
import { closeScenes, found } from './scene.ts';
import { caseThread } from './thread-scene.ts';

afterEach(closeScenes);

it('adds whom a message mentions, by edit too but then without a ping, and nobody who does not see the parent', async () => {
  const { thread, stored, world, alice, bob, guild, parent, botRole } = await caseThread();
  setOverwrites(world, parent, hiddenFromOthers(guild, [alice, botRole]));

  const message = await thread.send({ content: `<@${alice.id}> <@${bob.id}>`, allowedMentions: { parse: [] } });
  expect([...stored.threadMembers.keys()]).toEqual([world.bot.id]);
  await message.edit({ content: `${message.content}!`, allowedMentions: { parse: ['users'] } });

  expect([...stored.threadMembers.keys()]).toEqual([world.bot.id, alice.id]);
  expect(world.message(thread.id, message.id)?.pinged).toEqual([]);
});

it('adds the holders of a mentioned role up to 250 of them, beyond that flags the message', async () => {
  const { thread, stored, world, guild, roles } = await caseThread({
    roles: { small: { mentionable: true }, huge: { mentionable: true } },
  });
  const [small, huge] = [found(roles.small), found(roles.huge)];
  for (let count = 0; count < 251; count += 1) newMember(world, guild, { username: `m${count}`, roleIds: [huge.id] });
  const helper = newMember(world, guild, { username: 'helper', roleIds: [small.id] });

  const fine = await thread.send(`<@&${small.id}>`);
  expect([...stored.threadMembers.keys()]).toEqual([world.bot.id, helper.user.id]);
  const tooMany = await thread.send(`<@&${huge.id}>`);

  expect(stored.threadMembers.size).toBe(2);
  expect([fine.flags.bitfield, tooMany.flags.bitfield]).toEqual([0, 256]);
});

it('lets a person without the right to manage threads mention nobody into a thread that is not invitable', async () => {
  const { stored, world, alice, bob } = await caseThread();
  addThreadMember(world, stored, alice.id);

  postMessage(world, { channel: stored, author: alice, content: `<@${bob.id}>` });

  expect(stored.threadMembers.has(bob.id)).toBe(false);
});
