import { afterEach, expect, it } from 'vitest';
import { picture, fetchesOf } from '../support/files.ts';
import {
  messagesIn,
  plainForm,
  pressesForeign,
  quiet,
  referenceIn,
  reported,
  reports,
  shownTo,
  submitsChanged,
} from '../support/reporting.ts';
import { exempt } from '../support/event-course.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

/** Somebody takes a channel out of the setup while members write. */
async function damage(s: Scene): Promise<void> {
  const { guilds } = s.bot.stores;
  const before = await guilds.settings(s.guild.id);
  const after = { ...before, restrictedChannel: null };
  await guilds.saveSettings({ guildId: s.guild.id, before, after, by: s.ownerPerson.id, at: s.clock.now() });
}

async function mend(s: Scene): Promise<void> {
  const { guilds } = s.bot.stores;
  const before = await guilds.settings(s.guild.id);
  await guilds.saveSettings({
    guildId: s.guild.id,
    before,
    after: s.settings,
    by: s.ownerPerson.id,
    at: s.clock.now(),
  });
}

const callback = { method: 'POST', path: '/interactions/:id/:token/callback' };
const isMessage = (body: Record<string, unknown>) => body.type === 4;

it('makes one case of an interaction that Discord delivers twice', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin });
  const sent = s.mira.starts.fillsIn(plainForm);
  s.discord.interactions.redeliver(sent.payload);
  await sent.settled;
  s.discord.interactions.redeliver(sent.payload);
  await quiet(s);
  await reported(s, s.sol);

  expect(caseThreads(s).map(({ name }) => name)).toEqual([
    'C-0001 · Harassment · tobin',
    'C-0002 · Harassment · tobin',
  ]);
  expect(s.mira.dms).toEqual([]);
});

it.skipIf(exempt(['twice'], 'counts the tries for one delivery'))(
  'answers a form that is sent again after an answer nobody saw with the same reference',
  async () => {
    const s = await scene();
    await s.mira.runs('/report', { member: s.tobin });
    const form = s.discord.interactions.modals.get(s.mira.id);
    s.discord.faults.next({ ...callback, body: isMessage }, { status: 500 }, 2);
    s.mira.starts.fillsIn(plainForm);
    await until(() => s.mira.dms[0], 'the copy by direct message');
    if (form !== undefined) s.discord.interactions.modals.set(s.mira.id, form);
    await s.mira.fillsIn(plainForm);
    await quiet(s);

    expect(referenceIn(shownTo(s.mira))).toBe('C-0001');
    expect(caseThreads(s)).toHaveLength(1);
  },
);

it('keeps whom it is about when the same form is sent again with other words', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin });
  const form = s.discord.interactions.modals.get(s.mira.id);
  await s.mira.fillsIn(plainForm);
  if (form !== undefined) s.discord.interactions.modals.set(s.mira.id, form);
  await s.mira.fillsIn({ ...plainForm, description: 'Something else he did.' });
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual([
    'C-0001 · Harassment · tobin',
    'C-0002 · Harassment · tobin',
  ]);
});

it.skipIf(exempt(['twice'], 'counts the tries for one delivery'))(
  'sends the reporter a direct message when Discord does not show the answer',
  async () => {
    const s = await scene();
    await s.mira.runs('/report', { member: s.tobin });
    s.discord.faults.next({ ...callback, body: isMessage }, { status: 500 }, 2);
    s.mira.starts.fillsIn(plainForm);
    await until(() => s.mira.dms[0], 'the copy by direct message');
    await quiet(s);

    expect(s.mira.dms.map(({ text }) => text.split('\n')[0])).toEqual(['A short note for you from Casekeeper.']);
    expect(s.mira.dms[0]?.text).toContain('C-0001');
    expect(messagesIn(s, caseThreads(s)[0] ?? s.caseChannels.casesChannel)).toHaveLength(2);
  },
);

it('gives the text back when the setup broke while the form was open, and takes it once mended', async () => {
  const s = await scene();
  await s.mira.runs('/report', { person: 'night_owl' });
  await damage(s);
  await s.mira.fillsIn({ ...plainForm, proof: [picture('chat.png')] });
  expect(shownTo(s.mira).text).toContain('Reports cannot be taken in on this server right now');
  expect(shownTo(s.mira).text).toContain('please call your local emergency number');
  await mend(s);
  await s.mira.presses('Open the form again');
  expect(s.mira.modal?.fields[1]?.value).toBe('He keeps following me.');
  await s.mira.fillsIn();
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · night_owl']);
  expect(shownTo(s.mira).text).toContain('Your file is being kept as proof.');
});

it('copies nothing of a minor while a broken setup keeps the form back', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin });
  await damage(s);
  await s.mira.fillsIn({ ...plainForm, category: 'Safety of a minor', proof: [picture('a.png')] });
  await quiet(s);

  expect(fetchesOf(s)).toBe(0);
});

it('gives the text back when the category is gone', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin });
  const { guilds } = s.bot.stores;
  const after = { ...s.settings, categories: s.settings.categories.filter(({ key }) => key !== 'harassment') };
  await guilds.saveSettings({
    guildId: s.guild.id,
    before: s.settings,
    after,
    by: s.ownerPerson.id,
    at: s.clock.now(),
  });
  await s.mira.fillsIn(plainForm);
  expect(shownTo(s.mira).text).toContain('The kind of report you chose is no longer offered here.');
  await s.mira.presses('Open the form again');

  expect(s.mira.modal?.fields.map(({ value }) => value)).toEqual(['', 'He keeps following me.', '', '', '']);
});

it.each([' \n\t ', '\u200B\u2060\uFEFF', '\u2800\u3164', '\u202E\u202C'])(
  'asks for words where nobody could read any: %j',
  async (blank) => {
    const s = await scene();
    await s.mira.runs('/report', { member: s.tobin });
    await submitsChanged(s, s.mira, {}, ({ components }) => {
      const { component } = components[1] ?? {};
      if (typeof component === 'object' && component !== null) Object.assign(component, { value: blank });
    });

    expect(shownTo(s.mira).text).toContain('The field *What happened* holds only blanks');
    expect(caseThreads(s)).toEqual([]);
  },
);

it.each([
  '',
  'nonsense',
  'report-again',
  'report-again:x',
  'report-again::0',
  'setup-old:abc:0',
  'send-copy:nobody:0',
  'show-proof:nobody:0',
  'whole-report:../x:0',
  'a:b:c:d',
  'report-again:kkkkkkkkkkkkkkkkkkk:-1',
])('answers a button it never made, or one of long ago, and goes on: %j', async (customId) => {
  const s = await scene();
  await reports(s.mira, { member: s.tobin });
  await pressesForeign(s, s.mira, customId);

  expect(shownTo(s.mira).ephemeral).toBe(true);
  expect(shownTo(s.mira).text).toMatch(/earlier version|no such case|that day is over|Security team/u);
  expect(s.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
