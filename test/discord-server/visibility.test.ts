import { PermissionFlagsBits as bits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { canSee, readableText, visibleTo } from '../support/discord-server/rules/visibility.ts';
import { hiddenFromOthers } from '../support/discord-server/world/build.ts';
import { setOverwrite, setOverwrites } from '../support/discord-server/world/channels.ts';
import { addMember, banUser, removeMember, updateMember } from '../support/discord-server/world/guilds.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import {
  addThreadMember,
  createThread,
  removeThreadMember,
  updateThread,
} from '../support/discord-server/world/threads.ts';
import { closeScenes, found, scene } from './scene.ts';

afterEach(closeScenes);

/** A private thread under #reports with one message, one member and people of every kind around it. */
async function privateThread() {
  const set = await scene({
    roles: {
      staff: { permissions: bits.ManageThreads },
      admin: { permissions: bits.Administrator },
      muted: {},
    },
    channels: { reports: {} },
    people: { alice: [], bob: [], mod: ['staff'], root: ['admin'] },
  });
  const { world } = set.server;
  const parent = found(set.channels.reports);
  const thread = createThread(world, { parent, name: 'case-7', type: 12, owner: world.bot, invitable: false });
  const people = {
    alice: found(set.people.alice),
    bob: found(set.people.bob),
    mod: found(set.people.mod),
    root: found(set.people.root),
  };
  addThreadMember(world, thread, people.alice.id);
  postMessage(world, { channel: thread, author: world.bot, content: 'the evidence' });
  const sees = (userId: string) => canSee(world, userId, thread.id);
  const reads = (userId: string) => readableText(visibleTo(world, userId));
  return { ...set, world, parent, thread, people, sees, reads };
}

it('shows a private thread to its members, to thread managers, to administrators and to the owner only', async () => {
  const { people, owner, sees, reads } = await privateThread();

  const table = { ...people, owner };
  expect(Object.entries(table).map(([name, user]) => [name, sees(user.id)])).toEqual([
    ['alice', true],
    ['bob', false],
    ['mod', true],
    ['root', true],
    ['owner', true],
  ]);
  expect(reads(people.alice.id)).toContain('the evidence');
  expect(reads(people.bob.id)).not.toContain('case-7');
});

it('shows nothing to a member of the thread who does not see the parent', async () => {
  const { world, guild, parent, people, sees } = await privateThread();

  setOverwrites(world, parent, hiddenFromOthers(guild, [people.bob]));

  expect([people.alice, people.bob, people.mod, people.root].map((one) => sees(one.id))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

it('shows nothing any more to people removed, kicked or banned, also when they come back', async () => {
  const { world, guild, thread, people, sees, reads } = await privateThread();
  addThreadMember(world, thread, people.bob.id);
  expect(sees(people.bob.id)).toBe(true);

  removeThreadMember(world, thread, people.alice.id);
  banUser(world, guild, people.bob);
  removeMember(world, guild, people.mod.id);

  expect(sees(people.alice.id)).toBe(false);
  expect(reads(people.bob.id)).toBe('');
  expect(visibleTo(world, people.mod.id)).toEqual({ channels: [], threads: [], dms: [], messages: [] });
  addMember(world, guild, people.bob);
  expect(sees(people.bob.id)).toBe(false);
});

it('lists names of archived threads, embeds, component texts, file names and links', async () => {
  const { world, thread, people } = await privateThread();
  postMessage(world, {
    channel: thread,
    author: world.bot,
    embeds: [{ title: 'Embed title', fields: [{ name: 'Field', value: 'Field value' }] }],
    components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Press me', custom_id: 'x' }] }],
    files: [{ name: 'proof.png', contentType: 'image/png', bytes: Buffer.from('png') }],
  });
  updateThread(world, thread, { archived: true });

  const view = visibleTo(world, people.alice.id);
  const text = readableText(view);

  expect(view.threads).toMatchObject([{ name: 'case-7', archived: true, history: true }]);
  for (const part of ['Embed title', 'Field value', 'Press me', 'proof.png', '/cdn/']) expect(text).toContain(part);
  expect(view.messages.at(-1)?.attachments).toEqual([{ name: 'proof.png', url: expect.stringContaining('/cdn/') }]);
});

it('shows ephemeral messages to the one person and to nobody else, administrators included', async () => {
  const { world, parent, people, owner, reads } = await privateThread();

  postMessage(world, { channel: parent, author: world.bot, content: 'only you', flags: 64, visibleTo: people.bob.id });

  expect(reads(people.bob.id)).toContain('only you');
  expect([people.alice, people.root, owner].map((one) => reads(one.id).includes('only you'))).toEqual([
    false,
    false,
    false,
  ]);
});

it('shows a DM to its person only', async () => {
  const { world, people, reads } = await privateThread();

  postMessage(world, { channel: world.openDm(people.alice.id), author: world.bot, content: 'between us' });

  expect(reads(people.alice.id)).toContain('between us');
  expect(reads(people.root.id)).not.toContain('between us');
});

it('applies overwrites in the order everyone, roles together, member', async () => {
  const { world, guild, parent, people, roles } = await privateThread();
  const sees = () => canSee(world, people.mod.id, parent.id);

  setOverwrite(world, parent, guild.id, { id: guild.id, type: 0, allow: 0n, deny: bits.ViewChannel });
  expect(sees()).toBe(false);
  setOverwrite(world, parent, found(roles.staff).id, {
    id: found(roles.staff).id,
    type: 0,
    allow: bits.ViewChannel,
    deny: 0n,
  });
  expect(sees()).toBe(true);
  updateMember(world, guild, found(guild.members.get(people.mod.id)), {
    roles: [found(roles.staff).id, found(roles.admin).id],
  });
  setOverwrite(world, parent, people.mod.id, { id: people.mod.id, type: 1, allow: 0n, deny: bits.ViewChannel });
  expect(sees()).toBe(true);
  updateMember(world, guild, found(guild.members.get(people.mod.id)), { roles: [found(roles.staff).id] });
  expect(sees()).toBe(false);
});

it('lets the grant of one role win over the denial of another', async () => {
  const { world, guild, parent, people, roles } = await privateThread();
  const both = [found(roles.staff).id, found(roles.muted).id];
  updateMember(world, guild, found(guild.members.get(people.mod.id)), { roles: both });

  setOverwrites(world, parent, [
    { id: found(roles.staff).id, type: 0, allow: bits.ViewChannel, deny: 0n },
    { id: found(roles.muted).id, type: 0, allow: 0n, deny: bits.ViewChannel },
  ]);

  expect(canSee(world, people.mod.id, parent.id)).toBe(true);
});
