import { ComponentType } from 'discord.js';
import { expect, it, onTestFinished, vi } from 'vitest';
import { setOverwrite } from '../support/discord-server/world/channels.ts';
import { createThread, updateThread } from '../support/discord-server/world/threads.ts';
import { bits } from '../support/discord-server/rules/permissions.ts';
import { button, stage } from './interactions-scene.ts';

const everywhere = { name: 'help', description: 'Helps' };

/** A card with an enabled, a disabled and a link button, and every kind of menu. */
async function cardStage() {
  const chosen: unknown[] = [];
  const options = ['Low', 'High'].map((label) => ({ label, value: label.toLowerCase() }));
  const row = (component: object) => ({ type: ComponentType.ActionRow, components: [component] });
  const menus = [5, 6, 7, 8].map((type) =>
    row({ type, custom_id: `m${type}`, placeholder: `Menu ${type}`, max_values: 2 }),
  );
  const link = row({ type: 2, style: 5, label: 'Guide', url: 'https://example.org' });
  const severity = row({ type: 3, custom_id: 'severity', placeholder: 'Severity', options });
  const scene = await stage(
    [everywhere],
    async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const components = [button('claim', 'Claim'), button('close', 'Close', true), link, severity, ...menus];
        const body = { type: 4, data: { flags: 1 << 15, components: components.slice(0, 12) } };
        await interaction.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          auth: false,
          body,
        });
      }
      if (!interaction.isMessageComponent()) return;
      const picked = 'values' in interaction ? interaction.values : [];
      const users = 'users' in interaction ? interaction.users.map((user) => user.username) : [];
      chosen.push([interaction.customId, picked, users]);
      await interaction.deferUpdate();
      await interaction.editReply({});
    },
    { roles: { Staff: {} } },
  );
  const mia = scene.createPerson('Mia');
  await mia.runs('/help');
  return { ...scene, mia, chosen };
}

it('chooses from menus of every kind', async () => {
  const { mia, chosen, createPerson, roles, place } = await cardStage();
  const tom = createPerson('Tom');
  const staff = roles.Staff ?? { id: '' };

  await mia.selects('Severity', 'High');
  await mia.selects('Menu 5', [tom, mia]);
  await mia.selects({ customId: 'm6' }, staff);
  await mia.selects(/menu 7/iu, [tom, staff]);
  await mia.selects('Menu 8', place('general'));

  expect(chosen).toEqual([
    ['severity', ['high'], []],
    ['m5', [tom.id, mia.id], expect.arrayContaining(['tom', 'mia'])],
    ['m6', [staff.id], []],
    ['m7', [tom.id, staff.id], ['tom']],
    ['m8', [place('general').id], []],
  ]);
});

it('cannot choose what a menu does not offer', async () => {
  const { mia, roles } = await cardStage();

  await expect(mia.selects('Severity', 'Medium')).rejects.toThrow('does not offer "Medium"; it offers "Low", "High"');
  await expect(mia.selects('Severity', ['Low', 'High'])).rejects.toThrow('at most 1');
  await expect(mia.selects('Menu 5', [])).rejects.toThrow('choose at least 1');
  await expect(mia.selects('Menu 5', roles.Staff ?? { id: '' })).rejects.toThrow('does not offer a member');
  await expect(mia.selects('Colour', 'Red')).rejects.toThrow('no menu "Colour" in sight; in sight: "Severity"');
});

it('cannot press what is greyed out, a link, or not there', async () => {
  const { mia, chosen } = await cardStage();

  await expect(mia.presses('Close')).rejects.toThrow('"Close" is greyed out');
  await expect(mia.presses('Guide')).rejects.toThrow('only opens a link');
  await expect(mia.presses('Ban')).rejects.toThrow('no button "Ban" in sight; in sight: "Claim", "Close", "Guide"');
  await mia.presses(/^cl/iu);

  expect(chosen).toEqual([['claim', [], []]]);
});

it('cannot press a button in a channel that was closed to the person meanwhile', async () => {
  const { mia, world, guild, place } = await cardStage();
  const [message] = mia.sees();
  setOverwrite(world, place('general'), guild.id, { id: guild.id, type: 0, allow: 0n, deny: bits.ViewChannel });

  await expect(mia.presses('Claim')).rejects.toThrow('no button "Claim" in sight; in sight: none');
  await expect(mia.presses('Claim', message === undefined ? {} : { on: message })).rejects.toThrow(
    'cannot see that message',
  );
});

it('presses the newest button of that name, or the one that is pointed at', async () => {
  const pressed: string[] = [];
  const { createPerson } = await stage([everywhere], async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ components: [button('go', 'Go')] });
    if (!interaction.isButton()) return;
    pressed.push(interaction.message.id);
    await interaction.reply('Gone');
  });
  const mia = createPerson('Mia');
  await mia.runs('/help');
  await mia.runs('/help');
  const [older, newer] = mia.sees();

  await mia.presses('Go');
  await mia.presses('Go', older === undefined ? {} : { on: older });

  expect(pressed).toEqual([newer?.message.id, older?.message.id]);
});

it('reopens an archived thread to press its button, and cannot when it is locked', async () => {
  const { createPerson, world, place } = await stage([everywhere], async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'Card', components: [button('go', 'Go')] });
    if (interaction.isButton()) await interaction.reply('Gone');
  });
  const mia = createPerson('Mia');
  const thread = createThread(world, { parent: place('general'), name: 'Case', type: 11, owner: world.bot });
  await mia.runs('/help', {}, { in: thread });

  updateThread(world, thread, { archived: true });
  await mia.presses('Go');
  expect(thread.thread_metadata).toMatchObject({ archived: false });
  updateThread(world, thread, { archived: true, locked: true });

  await expect(mia.presses('Go')).rejects.toThrow('"Case" is locked');
});

it('says what the person waits for when the bot leaves a deferred answer open', async () => {
  const { createPerson } = await stage([everywhere], async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.deferReply();
  });

  const handle = await createPerson('Mia').starts.runs('/help').answered;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { settled } = handle;
  vi.advanceTimersByTime(30_000);

  await expect(settled).rejects.toThrow('/help: still waiting for the answer to be filled in after 30 s');
  expect(handle.state).toBe('deferred');
});

it('starts many things at once without waiting, and measures each answer', async () => {
  const { createPerson } = await stage([everywhere], async (interaction) => {
    if (interaction.isCommand()) await interaction.reply(interaction.commandName);
  });
  const people = Array.from({ length: 20 }, (_, index) => createPerson(`Person ${index}`));

  const handles = people.map((person) => person.starts.runs('/help'));
  await Promise.all(handles.map((handle) => handle.settled));

  expect(handles.every((handle) => (handle.answeredInMs ?? -1) > 0)).toBe(true);
  expect(people.map((person) => person.answer?.text)).toEqual(people.map(() => 'help'));
});
