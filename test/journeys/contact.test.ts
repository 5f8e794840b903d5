import { afterEach, expect, it } from 'vitest';
import { answers, contactThread, contactThreads, contacts, heard, relaysIn } from '../support/contacting.ts';
import { keptBytes, picture, sha256 } from '../support/files.ts';
import { cardIn, peopleIn, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const minuteMs = 60_000;
const who = ({ mira }: Scene) => `mira (\`${mira.id}\`), reporter, harmed`;
const seconds = (s: Scene) => s.clock.now() / 1000;

it('writes to a party in a thread of their own, and brings the answer to the case thread', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const shown = await contacts(s, s.rowan, { words: 'When did it **start**? <@&1> @everyone' });
  const talk = contactThread(s);
  expect(shown).toBe('C-0001: it is on its way. If it cannot be delivered, the case thread is told.');
  expect(talk.name).toMatch(/^Security team · [0-9a-z]{5}$/u);
  expect([peopleIn(s, talk), talk.thread_metadata?.invitable]).toEqual([['Mira'], false]);
  expect(s.mira.sees(talk).map(({ text }) => text.split('\n'))).toEqual([
    [
      `<@${s.mira.id}> The Security team of **Lantern Hill** would like to talk with you here. What you write in this thread goes to the team; other members do not see it.`,
      '> When did it \\*\\*start\\*\\*? ‹@&1> @\u200Beveryone',
      '-# Please answer here, whenever you can. Files can come with it.',
    ],
  ]);
  expect(s.mira.pings.map(({ how }) => how)).toEqual(['mention']);
  expect(cardIn(s, thread).text).toContain(
    `**Contact:** ${who(s)}: waiting for an answer since <t:${seconds(s)}:R>, attempt 1`,
  );

  const file = picture('proof.png', { bytes: 900 });
  await answers(s, s.mira, 'On Tuesday. *He* wrote @everyone', { files: [file] });
  const [relay, ...others] = relaysIn(s, thread);
  expect(others).toEqual([]);
  expect(relay?.text.split('\n')).toEqual([
    `**C-0001** · 💬 Reply no. 1 has come in. <@${s.halvard.id}> <@${s.ysolde.id}>`,
    `- No. 1 · ${who(s)} · <t:${seconds(s)}:R> · 1 file`,
    '> On Tuesday. \\*He\\* wrote @\u200Beveryone',
  ]);
  expect([relay?.attachments, relay?.buttons.map(({ label }) => label)]).toEqual([
    [],
    ['Show reply', 'Mark as read', 'Answer'],
  ]);
  expect(await keptBytes(s, sha256(file.bytes))).toEqual(file.bytes);
  expect(cardIn(s, thread).text).toContain(`**Contact:** ${who(s)}: last answer <t:${seconds(s)}:R>, 1 answer unread`);

  await s.rowan.presses('Show reply');
  await s.rowan.presses('Show its files');
  expect(shownTo(s.rowan).text).toBe('1 file, behind a spoiler. Only you see this.');
  expect(shownTo(s.rowan).attachments.map(({ filename }) => filename)).toEqual(['SPOILER_proof-1.png']);
  await quiet(s);
  expect(cardIn(s, thread).text).not.toContain('unread');
  for (const person of [s.tobin, s.sol]) expect(person.seesNothingOf('Tuesday')).toBe(true);
  expect(contactThreads(s)).toHaveLength(1);
});

it('answers a relay as the team in the same conversation, which greets the reporter and marks the answer as read', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  expect(cardIn(s, thread).text).toContain('has not been greeted yet');
  await contacts(s, s.rowan);
  await answers(s, s.mira, 'Not well.');
  await s.imke.presses('Answer');
  expect(s.imke.modal?.fields.map(({ label }) => label)).toEqual([
    'To whom?',
    'What is it?',
    'Message',
    'Elsewhere: when?',
  ]);
  await s.imke.fillsIn({ kind: 'For information', words: 'We are on it.' });
  await quiet(s);

  expect(s.mira.sees(contactThread(s)).at(-1)?.text.split('\n')).toEqual([
    `<@${s.mira.id}> The Security team of **Lantern Hill** writes to you:`,
    '> We are on it.',
    '-# You need not answer. If you would like to, write here.',
  ]);
  expect(cardIn(s, thread).text).toContain('last answer');
  for (const word of ['unread', 'greeted', 'waiting']) expect(cardIn(s, thread).text).not.toContain(word);
  expect(contactThreads(s)).toHaveLength(1);
});

it('keeps two who write to the same person at the same moment in one conversation, and loses neither word', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  for (const person of [s.rowan, s.imke]) await person.runs('/case contact', { case: 'C-0001' });
  const fields = { whom: 'reporter-1', kind: 'It needs an answer' };
  await Promise.all([
    s.rowan.fillsIn({ ...fields, words: 'From one.' }),
    s.imke.fillsIn({ ...fields, words: 'From the other.' }),
  ]);
  await quiet(s);
  const said = s.mira.sees(contactThread(s)).map(({ text }) => text.split('\n')[1] ?? '');

  expect(said.toSorted()).toEqual(['> From one.', '> From the other.']);
  expect(contactThreads(s)).toHaveLength(1);
  expect(cardIn(s, thread).text).toContain('attempt 2');
});

it('says who of the team writes only where the server chose so', async () => {
  const s = await scene({ settings: { showStaffName: true } });
  await reported(s, s.mira);
  await contacts(s, s.rowan);

  expect(s.mira.sees(contactThread(s))[0]?.text).toContain('Rowan, for the Security team of **Lantern Hill**,');
});

it('gathers answers to one message a minute, and calls whoever looks after the case once in ten', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await s.halvard.runs('/case assign', { case: 'C-0001' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await contacts(s, s.rowan);
  const talk = contactThread(s);
  await answers(s, s.mira, 'One.');
  const others = ['Two.', 'Three.'].map((text) => s.mira.says(text, { in: talk }));
  for (const { id } of others) await heard(s, id);
  expect(relaysIn(s, thread)).toHaveLength(1);
  await quiet(s);
  s.clock.advance(10 * minuteMs);
  await answers(s, s.mira, 'Four.');

  expect(relaysIn(s, thread).map(({ text }) => text.split('\n').filter((line) => !line.startsWith('- ')))).toEqual([
    [`**C-0001** · 💬 Reply no. 1 has come in. <@${s.rowan.id}>`, '> One.'],
    ['**C-0001** · 💬 Replies have come in: no. 2 to 3.', '> Two.', '> Three.'],
    [`**C-0001** · 💬 Reply no. 4 has come in. <@${s.rowan.id}>`, '> Four.'],
  ]);
  expect(s.halvard.pings.filter(({ message }) => message.content.includes('💬'))).toEqual([]);
});

it('shows where it was told that an answer was edited or deleted, and keeps both', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  const message = await answers(s, s.mira, 'It was Tobin.');
  s.mira.edits(message, 'It was somebody else.');
  await quietUntil(s, () => relaysIn(s, thread)[0]?.text.includes('edited since') === true);
  expect(relaysIn(s, thread)[0]?.text).toContain('> It was somebody else.');
  s.mira.deletes(message);
  await quietUntil(s, () => relaysIn(s, thread)[0]?.text.includes('deleted by them since') === true);
  await s.rowan.presses('Show reply');

  expect(shownTo(s.rowan).text.split('\n').slice(1)).toEqual([
    '> It was Tobin.',
    'They changed it since. It now says:',
    '> It was somebody else.',
    `They deleted it <t:${seconds(s)}:R>.`,
  ]);
  expect(relaysIn(s, thread)).toHaveLength(1);
});

it('shortens what does not fit and shows it whole to the one who asks', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  const text = `${'He wrote to me again. '.repeat(90)}The end.`;
  await answers(s, s.mira, text);
  const [relay] = relaysIn(s, thread);
  expect(relay?.text.endsWith('Not all of it fits here; the button shows it whole.')).toBe(true);
  await s.rowan.presses('Show reply');
  const [file] = shownTo(s.rowan).attachments;

  expect(s.discord.world.files.get(file?.id ?? '')?.bytes.toString()).toBe(text);
});

it('refuses with the words kept: blanks, somebody off Discord, a date to come, too much formatting', async () => {
  const s = await scene();
  await reported(s, s.mira, { about: { person: 'Gregor of the other server' } });
  const tries = async (given: Parameters<typeof contacts>[2]) => await contacts(s, s.rowan, given);
  expect(await tries({ words: '\u2800 \u2800' })).toContain('only blanks in the message');
  const off = await tries({ whom: 'subject-1', words: 'Are you there?' });
  expect(off).toContain('not on Discord');
  expect(off).toContain('Are you there?');
  expect(await tries({ kind: 'I talked with them elsewhere', words: 'By mail.', when: '2035-01-01' })).toContain(
    'That date is still to come',
  );
  expect(await tries({ kind: 'I talked with them elsewhere', words: 'By mail.', when: 'last week' })).toContain(
    'last week',
  );
  expect(await tries({ words: '*'.repeat(1400) })).toContain('too long for one message');

  expect(contactThreads(s)).toEqual([]);
});

async function quietUntil(s: Scene, isSo: () => boolean): Promise<void> {
  await until(isSo, 'it to show');
  await quiet(s);
}
