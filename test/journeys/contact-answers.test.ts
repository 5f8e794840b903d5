import { MessageFlags } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { answers, contactThread, contacts, heard, relaysIn } from '../support/contacting.ts';
import { picture } from '../support/files.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { cardIn, pressesForeign, quiet, reported, shownTo, threadOf } from '../support/reporting.ts';
import { choosesReport } from '../support/my-reports.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const dayMs = 24 * 60 * 60_000;
const lastDm = (s: Scene) => s.mira.dms.at(-1)?.text ?? '';

/** A case of Mira's in which the team has asked her something. */
async function asked(s: Scene, words = 'How are you?'): Promise<string> {
  const { reference } = await reported(s, s.mira);
  await contacts(s, s.rowan, { case: reference, words });
  return reference;
}

it('tells somebody with no conversation how to report, once for each message, and keeps nothing', async () => {
  const s = await scene();
  s.sol.says('Is anybody there?', { in: 'dm' });
  await until(() => s.sol.dms.length === 1, 'an answer');
  s.sol.says('Hello?', { in: 'dm' });
  await until(() => s.sol.dms.length === 2, 'another answer');

  expect(s.sol.dms[0]?.text).toContain('To tell the team of your server something, use `/report`');
  expect(await s.bot.stores.contact.withPerson(s.sol.id, 5)).toEqual([]);
});

it('asks which of five conversations a message is for, and brings it to the one that is chosen, with its files', async () => {
  const s = await scene({ settings: { contactBy: 'dm' } });
  for (const words of ['First?', 'Second?', 'Third?', 'Fourth?', 'Fifth?']) {
    await asked(s, words);
    s.clock.advance(60_000);
  }
  s.mira.says('It is about the third.', { in: 'dm', files: [picture('third.png')] });
  await until(() => lastDm(s).startsWith('Thank you. Which conversation'), 'the question');
  await quiet(s);
  await s.restart();
  const menu = s.mira.dms.at(-1)?.components.find(({ type }) => type === 3);
  expect(menu?.options?.map(({ description }) => description)).toEqual([
    'They wrote: Fifth?',
    'They wrote: Fourth?',
    'They wrote: Third?',
    'They wrote: Second?',
    'They wrote: First?',
  ]);
  await s.mira.selects('Choose a conversation', menu?.options?.[2]?.value ?? '');
  expect(lastDm(s)).toBe('Thank you. Your answer is safe with the team.');
  await quiet(s);

  expect(relaysIn(s, threadOf(s, 'C-0003'))[0]?.text).toContain('1 file\n> It is about the third.');
  const others = ['C-0001', 'C-0002', 'C-0004', 'C-0005'].flatMap((other) => relaysIn(s, threadOf(s, other)));
  expect(others).toEqual([]);
});

it('takes a reply to one of its messages for that conversation, whatever else is open', async () => {
  const s = await scene({ settings: { contactBy: 'dm' } });
  for (const words of ['First?', 'Second?']) await asked(s, words);
  const [first] = s.mira.dms.filter(({ text }) => text.includes('First?'));
  const dm = s.discord.world.openDm(s.mira.id);
  const message = postMessage(s.discord.world, {
    channel: dm,
    author: s.mira.user,
    content: 'To the first.',
    type: 19,
    messageReference: { type: 0, message_id: first?.message.id, channel_id: dm.id },
  });
  await heard(s, message.id);
  await quiet(s);

  expect(relaysIn(s, threadOf(s, 'C-0001'))[0]?.text).toContain('> To the first.');
  expect(relaysIn(s, threadOf(s, 'C-0002'))).toEqual([]);
});

it('says that a choice comes too late when what was written is erased, and is of no use to a stranger', async () => {
  const s = await scene({ settings: { contactBy: 'dm' } });
  for (const words of ['First?', 'Second?']) await asked(s, words);
  s.mira.says('For one of them.', { in: 'dm' });
  await until(() => lastDm(s).startsWith('Thank you. Which'), 'the question');
  s.clock.advance(2 * dayMs);
  const menu = s.mira.dms.at(-1)?.components.find(({ type }) => type === 3);
  await s.mira.selects('Choose a conversation', menu?.options?.[0]?.value ?? '');
  expect(lastDm(s)).toContain('is erased by now');
  const reply = s.mira.dms[0]?.buttons[0]?.customId ?? '';
  await s.sol.runs('/my-reports', {});
  await pressesForeign(s, s.sol, reply);

  expect(shownTo(s.sol).text).toContain('This conversation is not there any more.');
});

it('takes 4,000 characters with ten files, and gives blanks back', async () => {
  const s = await scene({ settings: { contactBy: 'dm' } });
  const reference = await asked(s);
  const text = 'a *b* '.repeat(700).slice(0, 4000);
  const files = Array.from({ length: 10 }, (_none, index) => picture(`${index}.png`, { seed: index + 1 }));
  await s.mira.presses('Reply');
  await s.mira.fillsIn({ text, files });
  expect(shownTo(s.mira).text).toContain('Your answer is safe with the team.');
  await quiet(s);
  expect(relaysIn(s, threadOf(s, reference))[0]?.text).toContain('10 files');
  await s.rowan.presses('Show reply');
  const [file] = shownTo(s.rowan).attachments;
  expect(s.discord.world.files.get(file?.id ?? '')?.bytes.toString()).toBe(text);
  await s.rowan.presses('Show its files');
  expect(shownTo(s.rowan).attachments).toHaveLength(10);
  await s.mira.presses('Reply');
  await s.mira.fillsIn({ text: '\u2800' });

  expect(shownTo(s.mira).text).toContain('There are only blanks');
  expect(relaysIn(s, threadOf(s, reference))).toHaveLength(1);
});

it('keeps what somebody passes on, and files without words', async () => {
  const s = await scene();
  const reference = await asked(s);
  const talk = contactThread(s);
  const forward = postMessage(s.discord.world, {
    channel: talk,
    author: s.mira.user,
    messageReference: { type: 1, message_id: '900000000000000001', channel_id: '900000000000000002' },
    messageSnapshots: [{ message: { content: 'He wrote this to me.', attachments: [], embeds: [], type: 0 } }],
  });
  await heard(s, forward.id);
  await answers(s, s.mira, '', { files: [picture('only.png')] });
  const wave = { id: '900000000000000003', name: 'Wave', format_type: 1 };
  const sticker = postMessage(s.discord.world, {
    channel: talk,
    author: s.mira.user,
    messageReference: { type: 1, message_id: '900000000000000004', channel_id: '900000000000000002' },
    messageSnapshots: [{ message: { content: '', attachments: [], embeds: [], type: 0, sticker_items: [wave] } }],
  });
  await heard(s, sticker.id);
  const voice = postMessage(s.discord.world, {
    channel: talk,
    author: s.mira.user,
    flags: MessageFlags.IsVoiceMessage,
    files: [{ ...picture('voice-message.ogg'), contentType: 'audio/ogg' }],
  });
  await heard(s, voice.id);
  await quiet(s);
  s.clock.advance(61_000);
  await quiet(s);

  const told = relaysIn(s, threadOf(s, reference)).flatMap(({ text }) =>
    text.split('\n').filter((line) => line.startsWith('> ')),
  );
  expect(told).toEqual([
    '> (a message they passed on:)',
    '> He wrote this to me.',
    '> (no words, only files)',
    '> (a message they passed on:)',
    '> (a sticker: Wave)',
    '> (a voice message)',
  ]);
});

it('shows a reporter that the team waits for them, with a button to answer, and only as long as it does', async () => {
  const s = await scene();
  const reference = await asked(s);
  await s.mira.runs('/my-reports', {});
  expect(shownTo(s.mira).text).toContain('*waiting for your answer*');
  await choosesReport(s.mira, reference);
  expect(shownTo(s.mira).text).toContain('The team has asked you something and waits for your answer.');
  await s.mira.presses('Answer the team');
  await s.mira.fillsIn({ text: 'Here it is.' });
  await quiet(s);
  expect(relaysIn(s, threadOf(s, reference))[0]?.text).toContain('> Here it is.');
  await s.mira.runs('/my-reports', {});

  expect(shownTo(s.mira).text).toContain('*received*');
  expect(cardIn(s, threadOf(s, reference)).text).not.toContain('waiting for an answer');
});

it('keeps each conversation to its own person', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan, { words: 'A word for Mira.' });
  const [forMira] = [contactThread(s)];
  await contacts(s, s.rowan, { whom: 'subject-1', words: 'A word for Tobin.' });
  const forTobin = contactThread(s);
  await answers(s, s.mira, 'From Mira.', { in: forMira });
  await answers(s, s.tobin, 'From Tobin.', { in: forTobin });

  expect(relaysIn(s, thread)).toHaveLength(2);
  for (const word of ['for Tobin', 'From Tobin', s.tobin.mention]) expect(s.mira.seesNothingOf(word)).toBe(true);
  for (const word of ['for Mira', 'From Mira', s.mira.mention, 'C-0001']) {
    expect(s.tobin.seesNothingOf(word)).toBe(true);
  }
  expect([s.mira.canSee(forTobin), s.tobin.canSee(forMira), s.sol.seesThreads()]).toEqual([false, false, []]);
});
