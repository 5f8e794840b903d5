import { type Interaction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import { expect, it } from 'vitest';
import { renderModal } from '../support/discord-server/people/transcript.ts';
import { namesOf } from '../support/discord-server/people/people.ts';
import { button, deferred, stage, textModal } from './interactions-scene.ts';

const report = { name: 'report', description: 'Report somebody' };
const choices = [
  { label: 'Insult', value: 'insult' },
  { label: 'Spam', value: 'spam', description: 'Advertising' },
  { label: 'Threat', value: 'threat' },
];
const labelled = (label: string, component: object) => ({ type: 18, label, component });
const entity = (type: number, custom_id: string) => ({ type, custom_id, max_values: 2, required: false });

const everyField = [
  {
    custom_id: 'one',
    title: 'One',
    fields: [
      labelled('Text', { type: 4, custom_id: 'text', style: 2, min_length: 3, max_length: 10, placeholder: 'Say it' }),
      labelled('Category', { type: 3, custom_id: 'category', options: choices, min_values: 1, max_values: 2 }),
      labelled('How bad', { type: 21, custom_id: 'bad', options: choices, required: false }),
      labelled('Tick', { type: 22, custom_id: 'ticks', options: choices, max_values: 2, required: false }),
      labelled('Sure', { type: 23, custom_id: 'sure' }),
    ],
  },
  {
    custom_id: 'two',
    title: 'Two',
    fields: [
      labelled('People', entity(5, 'people')),
      labelled('Roles', entity(6, 'roles')),
      labelled('Either', entity(7, 'either')),
      labelled('Channels', { ...entity(8, 'channels'), channel_types: [0] }),
      labelled('Files', {
        type: 19,
        custom_id: 'files',
        max_values: 2,
        required: false,
        file_types: ['image', '.txt'],
      }),
    ],
  },
];

/** `/report` opens the modal with this number; `submitted` is what came back. */
async function stageOfFields(which: 0 | 1) {
  const submitted = deferred<ModalSubmitInteraction>();
  const scene = await stage(
    [report],
    async (interaction: Interaction) => {
      const { fields = [], ...modal } = everyField[which] ?? {};
      const body = { type: 9, data: { ...modal, components: fields } };
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      if (interaction.isChatInputCommand()) await interaction.client.rest.post(route, { auth: false, body });
      if (!interaction.isModalSubmit()) return;
      submitted.resolve(interaction);
      await interaction.reply({ content: 'Got it', flags: MessageFlags.Ephemeral });
    },
    { roles: { Staff: {} } },
  );
  const mia = scene.createPerson('Mia');
  await mia.runs('/report');
  return { ...scene, mia, submitted: submitted.promise };
}

it('carries text, choices, radio buttons and ticks to where discord.js reads them', async () => {
  const { mia, submitted } = await stageOfFields(0);

  await mia.fillsIn({ Text: 'He lied', Category: ['Insult', 'spam'], 'How bad': 'Threat', Tick: ['Spam'], sure: true });

  const { fields } = await submitted;
  expect(fields.getTextInputValue('text')).toBe('He lied');
  expect(fields.getStringSelectValues('category')).toEqual(['insult', 'spam']);
  expect(fields.getRadioGroup('bad')).toBe('threat');
  expect(fields.getCheckboxGroup('ticks')).toEqual(['spam']);
  expect(fields.getCheckbox('sure')).toBe(true);
  expect(mia.modal).toBeNull();
});

it('carries nothing for what was left empty', async () => {
  const { mia, submitted } = await stageOfFields(0);

  await mia.fillsIn({ Text: 'He lied', Category: 'Insult' });

  const { fields } = await submitted;
  expect([fields.getRadioGroup('bad'), fields.getCheckboxGroup('ticks'), fields.getCheckbox('sure')]).toEqual([
    null,
    [],
    false,
  ]);
});

it('carries people, roles, channels and files with the objects behind them', async () => {
  const { mia, submitted, createPerson, roles, place } = await stageOfFields(1);
  const tom = createPerson('Tom');
  const staff = roles.Staff ?? { id: 'missing' };
  const bytes = Buffer.from('He lied');

  await mia.fillsIn({
    People: [tom, mia],
    Roles: staff,
    Either: [tom, staff],
    Channels: place('general'),
    Files: [{ name: 'chat.txt', bytes }],
  });

  const { fields } = await submitted;
  expect([...(fields.getSelectedUsers('people')?.keys() ?? [])].toSorted()).toEqual([tom.id, mia.id].toSorted());
  expect(fields.getSelectedMembers('people')?.size).toBe(2);
  expect(fields.getSelectedRoles('roles')?.map((role) => role?.name)).toEqual(['Staff']);
  expect(fields.getSelectedMentionables('either')).toMatchObject({ users: { size: 1 }, roles: { size: 1 } });
  expect(fields.getSelectedChannels('channels')?.firstKey()).toBe(place('general').id);
  const file = fields.getUploadedFiles('files')?.first();
  expect(file).toMatchObject({ name: 'chat.txt', size: 7, ephemeral: true, contentType: 'text/plain; charset=utf-8' });
  expect(await (await fetch(file?.url ?? '')).text()).toBe('He lied');
});

it.each([
  ['a required text is missing', 0, { Category: 'Insult' }, '"Text" is required'],
  ['a text is too long', 0, { Text: 'x'.repeat(11), Category: 'Insult' }, 'at most 10'],
  ['a text is too short', 0, { Text: 'x', Category: 'Insult' }, 'at least 3'],
  ['an option is not offered', 0, { Text: 'text', Category: 'Murder' }, 'does not offer "Murder"'],
  ['too many options are chosen', 0, { Text: 'text', Category: ['Insult', 'Spam', 'Threat'] }, 'at most 2'],
  ['a required choice is missing', 0, { Text: 'text', Category: [] }, '"Category" is required'],
  ['a radio button is not offered', 0, { Text: 'text', Category: 'Spam', 'How bad': 'Very' }, 'does not offer "Very"'],
  ['a field does not exist', 0, { Text: 'text', Category: 'Spam', Name: 'x' }, 'has no field "Name"'],
  ['a person is not in the server', 1, { People: { id: '1' } }, 'does not offer a member'],
  ['a role is chosen as a person', 1, { People: 'guild' }, 'does not offer a member'],
  [
    'there are too many files',
    1,
    { Files: ['a', 'b', 'c'].map((name) => ({ name: `${name}.txt`, bytes: Buffer.from(name) })) },
    'at most 2',
  ],
  ['a file is of another type', 1, { Files: { name: 'virus.exe', bytes: Buffer.from('x') } }, 'not "virus.exe"'],
  ['a file is too large', 1, { Files: { name: 'a.txt', bytes: Buffer.alloc(101) } }, 'too large'],
])('does not let a modal go when %s', async (_, which, answers, message) => {
  const { mia, guild } = await stageOfFields(which === 0 ? 0 : 1);
  guild.fileLimit = 100;
  const filled = 'People' in answers && answers.People === 'guild' ? { People: guild } : answers;

  await expect(mia.fillsIn(filled)).rejects.toThrow(message);

  expect(mia.modal).not.toBeNull();
});

it('keeps what the bot filled in already', async () => {
  const submitted = deferred<string>();
  const { createPerson } = await stage([report], async (interaction) => {
    const modal = textModal('m', 'Your name');
    const [field] = modal.components;
    const component = { type: 4, custom_id: 'text', style: 1, value: 'Mia' };
    const data = { ...modal, components: [{ ...field, component }] };
    const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    if (interaction.isChatInputCommand())
      await interaction.client.rest.post(route, { auth: false, body: { type: 9, data } });
    if (!interaction.isModalSubmit()) return;
    submitted.resolve(interaction.fields.getTextInputValue('text'));
    await interaction.reply('Thanks');
  });
  const mia = createPerson('Mia');
  await mia.runs('/report');

  expect(mia.modal?.fields).toMatchObject([{ label: 'Your name', value: 'Mia' }]);
  await mia.fillsIn();

  expect(await submitted.promise).toBe('Mia');
});

it('lets a person dismiss a modal without the bot hearing of it', async () => {
  const { mia, interactions } = await stageOfFields(0);
  const before = interactions.all.length;

  mia.dismisses();

  expect(mia.modal).toBeNull();
  await expect(mia.fillsIn({})).rejects.toThrow('No modal is open');
  expect(() => mia.dismisses()).toThrow('No modal is open');
  expect(interactions.all).toHaveLength(before);
});

it('opens one modal per person, and not for anybody else', async () => {
  const { mia, createPerson } = await stageOfFields(0);

  expect(mia.modal?.title).toBe('One');
  await expect(createPerson('Tom').fillsIn({ Text: 'mine' })).rejects.toThrow('No modal is open');
});

it('goes from a modal to an ephemeral answer whose button changes it', async () => {
  const { createPerson } = await stage([report], async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(textModal('m', 'What happened?'));
    if (interaction.isModalSubmit()) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ content: 'Thank you', components: [button('undo', 'Withdraw')] });
    }
    if (interaction.isButton()) await interaction.update({ content: 'Withdrawn', components: [] });
  });
  const mia = createPerson('Mia');
  await mia.runs('/report');
  await mia.fillsIn({ 'What happened?': 'He shouted' });
  expect(mia.answer).toMatchObject({ text: 'Thank you', ephemeral: true });

  await mia.presses('Withdraw');

  expect(mia.answer).toMatchObject({ text: 'Withdrawn', ephemeral: true, buttons: [] });
});

it('draws a modal as it stands on the screen', async () => {
  const { mia, world } = await stageOfFields(0);
  const modal = mia.modal;

  expect(modal === null ? '' : renderModal(modal, namesOf(world)).split('\n').slice(1, 8)).toEqual([
    '│ ◆ One',
    '│',
    '│ Text *  ‹long text›',
    '│   ▏‹Say it›',
    '│',
    '│ Category *  ‹choose from a list›',
    '│     · Insult',
  ]);
});
