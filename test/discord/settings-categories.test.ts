import { afterEach, expect, it } from 'vitest';
import { categoryPage, settingsNotices, settingsPage, settingWords } from '../../src/texts/en/settings.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { reported, reports } from '../support/reporting.ts';

afterEach(closeScenes);

const stored = async ({ bot, guild }: Scene) => (await bot.stores.guilds.settings(guild.id)).categories;
const said = ({ ownerPerson }: Scene): string => ownerPerson.answer?.text ?? '';

async function opensCategory(s: Scene, name: string): Promise<void> {
  await s.ownerPerson.runs('/settings');
  await s.ownerPerson.selects(categoryPage.choose, name);
}

it('changes one: name, severity, what follows from it, help and words', async () => {
  const s = await scene();
  await opensCategory(s, 'Impersonation');
  await s.ownerPerson.presses(categoryPage.edit);
  await s.ownerPerson.fillsIn({
    name: '  Pretending to   be somebody ',
    severity: 'High',
    flags: ['urgent', 'restricted'],
    resources: 'Help line: 0800 11 11 11',
    text: 'It is good that you noticed.',
  });
  const [, , , , , changed] = await stored(s);

  expect(said(s)).toContain(settingsNotices.categoryChanged('Pretending to be somebody'));
  expect(changed).toEqual({
    key: 'impersonation',
    name: 'Pretending to be somebody',
    severity: 'high',
    urgent: true,
    restricted: true,
    minorSafety: false,
    resources: 'Help line: 0800 11 11 11',
    text: 'It is good that you noticed.',
  });
  const ack = await reports(s.mira, { member: s.tobin }, { category: 'Pretending to be somebody' });
  expect(ack.text).toContain('It is good that you noticed.');
  expect(ack.text).toContain('Help line');
});

it('leaves everything as it is when the form is sent unchanged', async () => {
  const s = await scene();
  const before = await stored(s);
  await opensCategory(s, 'Impersonation');
  await s.ownerPerson.presses(categoryPage.edit);
  await s.ownerPerson.fillsIn();

  expect(said(s)).toContain(settingsNotices.unchanged(settingWords.categories.label));
  expect(await stored(s)).toEqual(before);
});

it('adds one that members can choose, and removes it', async () => {
  const s = await scene();
  await s.ownerPerson.runs('/settings');
  await s.ownerPerson.presses(categoryPage.add);
  await s.ownerPerson.fillsIn({ name: 'Raid' });
  expect(said(s)).toContain(settingsNotices.categoryAdded('Raid'));
  const { thread } = await reported(s, s.mira, { form: { category: 'Raid' } });
  await s.ownerPerson.selects(categoryPage.choose, 'Raid');
  await s.ownerPerson.presses(categoryPage.remove);

  expect(said(s)).toContain(settingsNotices.categoryRemoved('Raid'));
  expect((await stored(s)).map(({ key }) => key)).not.toContain('raid');
  expect(s.rowan.sees(thread)[0]?.text).toContain('Raid');
});

it('says that protection is taken from new cases only', async () => {
  const s = await scene();
  await opensCategory(s, 'Safety of a minor');
  await s.ownerPerson.presses(categoryPage.edit);
  await s.ownerPerson.fillsIn({ flags: ['urgent'] });

  expect(said(s)).toContain(settingsNotices.newCasesOnly);
});

it('refuses a name that is taken, with the words back', async () => {
  const s = await scene();
  const before = await stored(s);
  await s.ownerPerson.runs('/settings');
  await s.ownerPerson.presses(categoryPage.add);
  await s.ownerPerson.fillsIn({ name: 'harassment', text: 'Thank you so much.' });

  expect(said(s)).toContain('called “harassment” already');
  expect(said(s)).toContain('> Thank you so much.');
  expect(await stored(s)).toEqual(before);
});

it('keeps the last one, and takes no more than 25', async () => {
  const one = [{ key: 'only', name: 'Only', severity: 'low', urgent: false, restricted: false } as const];
  const full = { minorSafety: false, resources: null, text: null };
  const s = await scene({ settings: { categories: one.map((category) => ({ ...category, ...full })) } });
  await opensCategory(s, 'Only');
  await s.ownerPerson.presses(categoryPage.remove);
  expect(said(s)).toContain(settingsNotices.lastCategory);
  for (let count = 2; count <= 25; count += 1) {
    await s.ownerPerson.presses(categoryPage.add);
    await s.ownerPerson.fillsIn({ name: `Category ${count}` });
  }
  await s.ownerPerson.presses(categoryPage.add);

  expect(said(s)).toContain(settingsNotices.tooMany);
  const keys = (await stored(s)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(25);
});

it('notices that somebody else changed the list', async () => {
  const s = await scene();
  await opensCategory(s, 'Impersonation');
  const { guilds } = s.bot.stores;
  const before = await guilds.settings(s.guild.id);
  const after = { ...before, categories: before.categories.slice(0, 3) };
  await guilds.saveSettings({ guildId: s.guild.id, before, after, by: s.halvard.id, at: s.clock.now() });
  await s.ownerPerson.presses(categoryPage.remove);

  expect(said(s)).toContain('Somebody else changed **Categories**');
  expect(await stored(s)).toHaveLength(3);
});

it('goes back to the nine built-in ones', async () => {
  const s = await scene();
  await opensCategory(s, 'Impersonation');
  await s.ownerPerson.presses(categoryPage.remove);
  expect(await stored(s)).toHaveLength(8);
  await s.ownerPerson.selects(settingsPage.reset, settingWords.categories.label);

  expect(await stored(s)).toHaveLength(9);
});
