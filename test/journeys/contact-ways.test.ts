import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { openQuestions } from '../../src/domain/contact/waiting.ts';
import { answers, contactThread, contactThreads, contacts, relaysIn, timesOut } from '../support/contacting.ts';
import { deleteChannel } from '../support/discord-server/world/channels.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { picture } from '../support/files.ts';
import { empower } from '../support/onlookers.ts';
import { cardIn, messagesIn, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const hourMs = 60 * 60_000;

/** The words below which the team hears that something could not be delivered. */
const undelivered = (s: Scene, thread: Channel) =>
  messagesIn(s, thread)
    .filter(({ text }) => text.includes('could not be delivered') && text.includes('✉️'))
    .map(({ text }) => text.split('\n'));

async function questions(s: Scene) {
  const { caseId } = (await s.bot.stores.contact.withPerson(s.mira.id, 1))[0] ?? { caseId: '' };
  const state = await s.bot.stores.cases.load(caseId);
  return state === null ? [] : openQuestions(state, s.clock.now());
}

it('writes by direct message where the server chose so, its first line telling a bystander nothing', async () => {
  const s = await scene({ settings: { contactBy: 'dm' } });
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan, { words: 'When did it start?' });
  expect(s.mira.dms.map(({ text }) => text.split('\n'))).toEqual([
    [
      'A short note for you from Casekeeper.',
      'The Security team of **Lantern Hill** writes to you:',
      '> When did it start?',
      '-# Please answer with the button, or simply write here. Files can come with it.',
    ],
  ]);
  await s.mira.presses('Reply');
  await s.mira.fillsIn({ text: 'By the form.' });
  expect(shownTo(s.mira).text).toBe('Thank you. Your answer is safe with the team.');
  await quiet(s);
  const message = await answers(s, s.mira, 'By a plain message.', { in: 'dm' });

  expect(relaysIn(s, thread).map(({ text }) => text.split('\n').at(-1))).toEqual([
    '> By the form.',
    '> By a plain message.',
  ]);
  expect([...message.reactions.keys()]).toEqual(['✅']);
  expect(contactThreads(s)).toEqual([]);
});

it('takes the thread where direct messages are closed', async () => {
  const s = await scene({ settings: { contactBy: 'dm' } });
  await reported(s, s.mira);
  s.mira.closesDms();
  await contacts(s, s.rowan);

  expect(s.mira.sees(contactThread(s))).toHaveLength(1);
  expect(s.mira.dms).toEqual([]);
});

it('reaches somebody who is timed out by direct message, and takes their answer there', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  timesOut(s, s.mira, hourMs);
  await contacts(s, s.rowan);
  expect(s.mira.dms).toHaveLength(1);
  await answers(s, s.mira, 'I am timed out, but here.', { in: 'dm' });

  expect(relaysIn(s, thread)[0]?.text).toContain('> I am timed out, but here.');
  expect(contactThreads(s)).toEqual([]);
});

it('records what no way can deliver, tells the thread why, and runs no clock while nobody could answer', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  timesOut(s, s.mira, hourMs);
  s.mira.closesDms();
  await contacts(s, s.rowan);
  expect(undelivered(s, thread)).toEqual([
    [
      `**C-0001** · ✉️ Message no. 1.1 could not be delivered to mira (\`${s.mira.id}\`), reporter, harmed:`,
      '- contact thread: they are timed out, so they cannot write there.',
      '- direct message: they take no direct messages from here.',
      'If you can reach them elsewhere, do so, and write it down with `/case contact`, as asked or talked with *elsewhere*.',
      `<@${s.halvard.id}> <@${s.ysolde.id}>`,
    ],
  ]);
  const card = cardIn(s, thread).text;
  for (const words of ['attempt 1', 'the last message could not be delivered', 'no way can carry an answer']) {
    expect(card).toContain(words);
  }
  expect(await questions(s)).toMatchObject([{ silentSince: null, reached: false }]);
  s.clock.advance(2 * hourMs);
  expect(await questions(s)).toMatchObject([{ silentSince: s.clock.now() - hourMs }]);
  await contacts(s, s.rowan);

  expect(s.mira.sees(contactThread(s))).toHaveLength(1);
  expect(cardIn(s, thread).text).toContain('attempt 2');
  expect(undelivered(s, thread)).toHaveLength(1);
});

it('says of people who left that they did; their clock runs', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  s.mira.leaves();
  await contacts(s, s.rowan);

  expect(undelivered(s, thread)[0]?.slice(1, 3)).toEqual([
    '- contact thread: they are not on the server any more.',
    '- direct message: they are not on the server any more.',
  ]);
  expect(await questions(s)).toMatchObject([{ silentSince: s.clock.now(), reached: false }]);
});

it('takes the direct message where the contact channel is gone, and waits to be mended where that fails, too', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  deleteChannel(s.discord.world, s.caseChannels.contactChannel);
  await contacts(s, s.rowan);
  expect(s.mira.dms).toHaveLength(1);
  s.mira.closesDms();
  await contacts(s, s.rowan);

  expect(undelivered(s, thread)).toEqual([]);
  expect(cardIn(s, thread).text).toContain('Writing to somebody in the case');
});

it('writes to a confidential reporter by direct message alone, and never by name', async () => {
  const s = await scene();
  const { thread, reference } = await reported(s, s.mira, { form: { boxes: ['Keep my name from the team'] } });
  await s.imke.runs('/case contact', { case: reference });
  expect(shownTo(s.imke).text).toContain('There is no such case');
  await s.halvard.runs('/case assign', { case: reference });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.rowan.runs('/case contact', { case: reference });
  const labels = s.rowan.modal?.fields[0]?.options?.map(({ label }) => label);
  expect(labels).toEqual(['the reporter', 'tobin (reported)']);
  await s.rowan.fillsIn({ whom: 'reporter-1', words: 'How are you?' });
  await quiet(s);
  expect(s.mira.dms).toHaveLength(1);
  await answers(s, s.mira, 'It is me.', { in: 'dm', files: [picture('dm of mira.png')] });
  expect(relaysIn(s, thread)[0]?.text).toContain('- No. 1 · the reporter ·');
  await s.rowan.presses('Show reply');
  await s.rowan.presses('Show its files');
  await s.rowan.runs('/case history', { case: reference });
  await s.rowan.presses('Conversations');

  for (const word of [s.mira.id, 'mira']) expect(s.rowan.seesNothingOf(word)).toBe(true);
  expect(contactThreads(s)).toEqual([]);
});

it('opens no contact thread where another party could read along, and tells the case thread only that something came', async () => {
  const s = await scene();
  empower(s, s.tobin, PermissionFlagsBits.Administrator);
  const { thread, reference } = await reported(s, s.mira);
  await contacts(s, s.halvard, { case: reference });
  expect(s.mira.dms).toHaveLength(1);
  await answers(s, s.mira, 'It was Tuesday.', { in: 'dm' });
  expect(relaysIn(s, thread).map(({ text }) => text.split('\n').slice(1))).toEqual([
    ['What it says is behind the button.'],
  ]);
  await s.halvard.presses('Show reply');
  expect(shownTo(s.halvard).text).toContain('> It was Tuesday.');

  for (const words of ['How are you?', 'Tuesday', 'waiting for']) expect(s.tobin.seesNothingOf(words)).toBe(true);
  expect(contactThreads(s)).toEqual([]);
});
