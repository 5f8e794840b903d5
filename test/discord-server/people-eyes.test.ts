import { expect, it } from 'vitest';
import { namesOf } from '../support/discord-server/people/people.ts';
import { renderMessage, spellOut } from '../support/discord-server/people/transcript.ts';
import { bits } from '../support/discord-server/rules/permissions.ts';
import { hiddenFromOthers } from '../support/discord-server/world/build.ts';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import { addThreadMember, createThread, updateThread } from '../support/discord-server/world/threads.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { button, stage } from './interactions-scene.ts';

const ping = { name: 'ping', description: 'Says something' };

/** A quiet Discord: nobody asks the bot anything. */
function quiet(plan: Parameters<typeof stage>[2] = {}) {
  return stage([ping], () => {}, plan);
}

it('shows a private thread to its members and to those who manage threads', async () => {
  const { world, place, createPerson, roles } = await quiet({ roles: { Mod: { permissions: bits.ManageThreads } } });
  const [mia, tom] = [createPerson('Mia'), createPerson('Tom')];
  const mod = createPerson('Max', roles.Mod === undefined ? [] : [roles.Mod]);
  const thread = createThread(world, { parent: place('general'), name: 'Case C-1', type: 12, owner: world.bot });
  addThreadMember(world, thread, mia.id);
  postMessage(world, {
    channel: thread,
    author: world.bot,
    content: 'About Eve',
    embeds: [{ title: 'Evidence', fields: [{ name: 'Seen', value: 'Monday' }] }],
  });

  expect(mia.sees(thread).at(-1)).toMatchObject({ author: 'casekeeper', text: 'About Eve\nEvidence\nSeen\nMonday' });
  expect([mia, mod, tom].map((person) => person.seesThreads())).toEqual([['Case C-1'], ['Case C-1'], []]);
  expect(tom.sees(thread)).toEqual([]);
  expect([mia.seesNothingOf('c-1'), tom.seesNothingOf('c-1')]).toEqual([false, true]);
  expect([mod.seesNothingOf('monday'), tom.seesNothingOf('monday')]).toEqual([false, true]);
});

it('hides a thread from a member who cannot see the channel above it', async () => {
  const { world, guild, place, createPerson } = await quiet();
  const mia = createPerson('Mia');
  const thread = createThread(world, { parent: place('general'), name: 'Case', type: 12, owner: world.bot });
  addThreadMember(world, thread, mia.id);
  expect(mia.canSee(thread)).toBe(true);

  setOverwrites(world, place('general'), hiddenFromOthers(guild, [world.bot]));

  expect(mia.canSee(thread)).toBe(false);
  expect(mia.seesThreads()).toEqual([]);
});

it('reads everything on the screen: names, text, buttons, file names and the open modal', async () => {
  const { world, place, createPerson } = await quiet();
  const mia = createPerson('Mia');
  const files = [{ name: 'proof.png', contentType: 'image/png', bytes: Buffer.from('x') }];
  postMessage(world, {
    channel: place('general'),
    author: world.bot,
    content: 'Hello',
    components: [button('b', 'Claim')],
    files,
  });

  expect([...mia.reads()]).toEqual(expect.arrayContaining(['general', 'Hello', 'Claim', 'proof.png']));
});

it('counts direct messages of the bot as seen and as notifications', async () => {
  const { world, createPerson } = await quiet();
  const mia = createPerson('Mia');
  postMessage(world, { channel: world.openDm(mia.id), author: world.bot, content: 'News' });
  mia.says('Thanks', { in: 'dm' });

  expect(mia.dms.map((message) => message.text)).toEqual(['News']);
  expect(mia.pings.map((one) => [one.message.content, one.how])).toEqual([['News', 'dm']]);
  expect(createPerson('Tom').seesNothingOf('News')).toBe(true);
});

it('notices why a message rings', async () => {
  const { world, place, createPerson, roles } = await quiet({ roles: { Staff: { mentionable: true } } });
  const staff = roles.Staff ?? { id: '' };
  const mia = createPerson('Mia', [staff]);
  const post = (content: string) => postMessage(world, { channel: place('general'), author: world.bot, content });
  post(`Hello ${mia.mention}`);
  post(`Hello <@&${staff.id}>`);
  post('Hello @everyone');
  post('Hello');

  expect(mia.pings.map((one) => one.how)).toEqual(['mention', 'role', 'everyone']);
});

it('writes where it may, and not where it may not', async () => {
  const { world, guild, place, createPerson } = await quiet({ channels: { general: {}, rules: {} } });
  const mia = createPerson('Mia');
  setOverwrites(world, place('rules'), [{ id: guild.id, type: 0, allow: 0n, deny: bits.SendMessages }]);

  mia.says('Hello', { in: '#general' });

  expect(mia.sees('general').map((message) => message.text)).toEqual(['Hello']);
  expect(() => mia.says('Hello', { in: 'rules' })).toThrow('lack the permission to write in #rules');
  expect(() => mia.says('', { in: 'general' })).toThrow('nothing to send');
  expect(() => mia.says('x'.repeat(2001))).toThrow('at most 2000');
  expect(() => mia.says('Hello', { in: 'cellar' })).toThrow('sees no channel "cellar"');
});

it('joins and reopens a thread by writing in it, unless it is locked', async () => {
  const { world, place, createPerson } = await quiet();
  const mia = createPerson('Mia');
  const thread = createThread(world, { parent: place('general'), name: 'Case', type: 11, owner: world.bot });
  updateThread(world, thread, { archived: true });

  mia.says('Wait', { in: thread });

  expect(thread.thread_metadata?.archived).toBe(false);
  expect(thread.threadMembers.has(mia.id)).toBe(true);
  updateThread(world, thread, { archived: true, locked: true });
  expect(() => mia.says('Wait', { in: thread })).toThrow('"Case" is locked');
});

it('edits and deletes own messages only', async () => {
  const { createPerson, owner } = await quiet();
  const [mia, tom] = [createPerson('Mia'), createPerson('Tom')];
  const message = mia.says('Fool', { files: [{ name: 'a.txt', bytes: Buffer.from('a') }] });

  expect(() => tom.edits(message, 'Friend')).toThrow('Only its author');
  expect(() => tom.deletes(message)).toThrow('lack the permission');
  mia.edits(message, 'Friend');
  expect(tom.sees()).toMatchObject([{ text: 'Friend', attachments: [{ filename: 'a.txt' }] }]);
  owner.deletes(message);

  expect(tom.sees()).toEqual([]);
});

it('sees nothing of a server it has left, and cannot come back from a ban', async () => {
  const { guild, createPerson, place } = await quiet();
  const mia = createPerson('Mia');
  mia.says('Hello');

  mia.leaves();
  expect(mia.seesNothingOf('general')).toBe(true);
  await expect(mia.runs('/ping')).rejects.toThrow('sees no channel');
  mia.joins();
  expect(mia.canSee(place('general'))).toBe(true);
  mia.leaves();
  guild.bans.set(mia.id, { reason: null });

  expect(() => mia.joins()).toThrow('banned');
});

it('draws a card with its buttons, menus and files', async () => {
  const { world, place, createPerson } = await quiet();
  const mia = createPerson('Mia');
  const options = [{ label: 'Low', value: 'low', description: 'No hurry' }];
  const card = {
    type: 17,
    components: [
      { type: 10, content: `## Case C-1\nAbout ${mia.mention}, due <t:1788253200:D>` },
      { type: 14 },
      {
        type: 9,
        components: [{ type: 10, content: 'Evidence' }],
        accessory: { type: 2, style: 2, custom_id: 'e', label: 'Show' },
      },
      { type: 1, components: [{ type: 3, custom_id: 's', placeholder: 'Severity', options }] },
      {
        type: 1,
        components: [
          { type: 2, style: 1, custom_id: 'c', label: 'Claim' },
          { type: 2, style: 4, custom_id: 'x', label: 'Close', disabled: true },
        ],
      },
    ],
  };
  const message = postMessage(world, {
    channel: place('general'),
    author: world.bot,
    flags: 1 << 15,
    components: [card],
  });

  const line = '─'.repeat(64);
  expect(renderMessage(message, namesOf(world)).split('\n')).toEqual([
    'casekeeper',
    `  ╭${line}`,
    '  │ ## Case C-1',
    '  │ About @Mia, due 2026-09-01',
    `  │ ${'─'.repeat(56)}`,
    '  │ Evidence',
    '  │ [ Show ]',
    '  │ ▾ Severity',
    '  │     · Low - No hurry',
    '  │ [ Claim ]  ( Close )',
    `  ╰${line}`,
  ]);
});

it('spells out mentions and times, and leaves what it does not know', async () => {
  const { world, place, roles } = await quiet({ roles: { Staff: {} } });
  const names = namesOf(world);

  const text = `<@&${roles.Staff?.id}> in <#${place('general').id}> at <t:1788253200:t>, <t:1788253200>; </case view:123>; <@1>`;

  expect(spellOut(text, names)).toBe('@Staff in #general at 09:00 UTC, 2026-09-01 09:00 UTC; /case view; @<@1>');
});
