import { afterEach, expect, it } from 'vitest';
import { keptBytes, picture, sha256 } from '../support/files.ts';
import { addsTo, choosesReport, toldOfAdditions } from '../support/my-reports.ts';
import {
  cardIn,
  chooses,
  messagesIn,
  peopleIn,
  placeOf,
  quiet,
  reported,
  reports,
  shownTo,
  threadOf,
} from '../support/reporting.ts';
import { deleteThread } from '../support/discord-server/world/threads.ts';
import { caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

const minuteMs = 60_000;

it('brings words and files to the thread once, escaped, calls the leaders and draws the card anew', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const file = picture('later.png', { bytes: 900 });
  await addsTo(s.mira, 'C-0001', { text: 'He wrote **again**.\n@everyone <@&1> look', proof: [file] });
  expect(shownTo(s.mira).text.split('\n')).toEqual([
    'Thank you. What you added to **C-0001** is safe with the team.',
    'Your file is being kept as proof.',
  ]);
  await quiet(s);
  const lines = toldOfAdditions(s, thread);

  expect(lines.map(({ text }) => text.split('\n'))).toEqual([
    [
      `**C-0001** · The reporter added something (no. 1). <@${s.halvard.id}> <@${s.ysolde.id}>`,
      '> He wrote \\*\\*again\\*\\*.',
      '> @\u200Beveryone ‹@&1> look',
      '1 file came with it.',
    ],
  ]);
  for (const person of [s.tobin, s.sol]) expect(person.seesNothingOf('look')).toBe(true);
  expect([s.rowan, s.imke].flatMap(({ pings }) => pings.map(({ how }) => how))).toEqual(['role', 'role']);
  expect(cardIn(s, thread).text).toContain('The reporter added something once.');
  expect(cardIn(s, thread).text).toContain('- later.png · 900 bytes · kept');
  expect(await keptBytes(s, sha256(file.bytes))).toEqual(file.bytes);
});

it('calls by name at most once in ten minutes', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  for (const text of ['One.', 'Two.']) await addsTo(s.mira, 'C-0001', { text });
  s.clock.advance(10 * minuteMs);
  await addsTo(s.mira, 'C-0001', { text: 'Three.' });
  await quiet(s);

  expect(toldOfAdditions(s, thread).map(({ text }) => text.includes(`<@${s.halvard.id}>`))).toEqual([
    true,
    false,
    true,
  ]);
  expect(s.halvard.pings).toHaveLength(2);
});

it('hands a long text over as a file, whole', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const text = 'He wrote to me again. '.repeat(150).trim();
  await addsTo(s.mira, 'C-0001', { text });
  await quiet(s);
  const [line] = toldOfAdditions(s, thread);

  expect(line?.text).toContain('The whole of it is in the file below.');
  expect(line?.attachments.map(({ filename }) => filename)).toEqual(['C-0001-added-1.txt']);
  expect(s.discord.world.files.get(line?.attachments[0]?.id ?? '')?.bytes.toString()).toBe(text);
});

it('says of each file what became of it, and copies none where the safety of a minor is at stake', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await addsTo(s.mira, 'C-0001', { text: 'Here.', proof: [{ name: 'nothing.png', bytes: Buffer.alloc(0) }] });
  expect(shownTo(s.mira).text).toContain('The file “nothing.png” is empty (0 bytes)');
  const { reference } = await reported(s, s.mira, { form: { category: 'Safety of a minor' } });
  await addsTo(s.mira, reference, { text: 'Here.', proof: [picture('child.png')] });
  await quiet(s);

  expect(shownTo(s.mira).text).toContain('Your files were not copied, on purpose');
  expect(cardIn(s, threadOf(s, reference)).text).toContain('- child.png · 64 bytes · not copied, on purpose');
});

it('refuses the eleventh of an hour, gives words and files back, and takes them when it works again', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const startedAt = s.clock.now();
  for (let count = 1; count <= 10; count += 1) await addsTo(s.mira, 'C-0001', { text: `Number ${count}.` });
  await addsTo(s.mira, 'C-0001', { text: 'One more.', proof: [picture('more.png')] });
  expect(shownTo(s.mira).text.split('\n')).toEqual([
    `You have added to this report 10 times within the last hour, which is as many as the team can take in. It works again at <t:${startedAt / 1000 + 3600}:t> (<t:${startedAt / 1000 + 3600}:R>). If somebody is in danger, send a new \`/report\` and tick *Someone is in danger now*: such a report is never held back.`,
    'Nothing of what you wrote is lost: the button opens the form again with your text in it. Your file is kept, too.',
  ]);
  await quiet(s);
  s.clock.advance(60 * minuteMs);
  await s.mira.presses('Open the form again');
  expect(s.mira.modal?.fields[0]?.value).toBe('One more.');
  await s.mira.fillsIn();
  await quiet(s);

  expect(shownTo(s.mira).text).toContain('Your file is being kept as proof.');
  await s.mira.presses('Open the form again');
  await s.mira.fillsIn();
  expect(shownTo(s.mira).text).toBe('This was added to **C-0001** already; it arrived once.');
  expect(toldOfAdditions(s, thread).at(-1)?.text).toContain('(no. 11)');
  expect(cardIn(s, thread).text).toContain('- more.png');
});

it('gives blanks back', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await addsTo(s.mira, 'C-0001', { text: '\u2800 \u2800' });

  expect(shownTo(s.mira).text.split('\n')[0]).toBe(
    'There are only blanks in what you sent, so the team would not know what is new. A sentence is enough.',
  );
});

it('adds once what the same form sends twice', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await choosesReport(s.mira, 'C-0001');
  await s.mira.presses('Add information');
  const form = s.discord.interactions.modals.get(s.mira.id);
  await s.mira.fillsIn({ text: 'Once.' });
  if (form !== undefined) s.discord.interactions.modals.set(s.mira.id, form);
  await s.mira.fillsIn({ text: 'Once.' });
  expect(shownTo(s.mira).text).toBe('This was added to **C-0001** already; it arrived once.');
  await addsTo(s.mira, 'C-0001', { text: 'Once.' });
  await quiet(s);

  expect(toldOfAdditions(s, thread)).toHaveLength(2);
});

it('tells the thread once when Discord fails after it was carried out', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const isLine = ({ content }: Record<string, unknown>) => String(content).includes('The reporter added');
  const match = { method: 'POST', path: '/channels/:channel/messages', body: isLine };
  const met = s.discord.faults.next(match, { status: 500, after: true });
  await addsTo(s.mira, 'C-0001', { text: 'He wrote again.' });
  await quiet(s);

  expect(met.hits).toBe(1);
  expect(toldOfAdditions(s, thread)).toHaveLength(1);
});

it('waits for the card when the thread is not there yet', async () => {
  const s = await scene();
  s.discord.faults.next({ method: 'POST', path: '/channels/:channel/threads' }, { status: 500 });
  await reports(s.mira, { member: s.tobin });
  await addsTo(s.mira, 'C-0001', { text: 'He wrote again.' });
  await quiet(s);
  const thread = threadOf(s, 'C-0001');

  expect(messagesIn(s, thread).map(({ components }) => components.length > 0)[0]).toBe(true);
  expect(toldOfAdditions(s, thread)).toHaveLength(1);
  expect(toldOfAdditions(s, thread)[0]?.text).toContain('> He wrote again.');
});

it('tells it again, once, in a thread made anew', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await addsTo(s.mira, 'C-0001', { text: 'He wrote again.' });
  await quiet(s);
  deleteThread(s.discord.world, thread);
  const anew = await until(() => caseThreads(s).find(({ id }) => id !== thread.id), 'the thread made anew');
  await quiet(s);

  expect(toldOfAdditions(s, anew).map(({ text }) => text.split('\n')[1])).toEqual(['> He wrote again.']);
  expect(messagesIn(s, anew)[0]?.components.length).toBeGreaterThan(0);
});

it('takes more after closing, and the card still offers to reopen', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case close', { case: '1' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await chooses(s.imke, '/case close', 'Confirm closing', '1');
  await choosesReport(s.mira, 'C-0001');
  expect(shownTo(s.mira).text).toContain('**Where it stands:** set aside.');
  expect(shownTo(s.mira).text).toContain('What you add now still reaches the team.');
  await s.mira.presses('Add information');
  await s.mira.fillsIn({ text: 'There is a witness.' });
  await quiet(s);

  const place = placeOf(s, 'C-0001');
  expect(toldOfAdditions(s, place)[0]?.text).toContain('> There is a witness.');
  expect(cardIn(s, place).buttons.map(({ label }) => label)).toContain('Reopen');
});

it('keeps out staff whom the words name, before anything is said, and shows the words to the others alone', async () => {
  const s = await scene();
  const { thread: before } = await reported(s, s.mira);
  await s.halvard.runs('/case assign', { case: '1' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await quiet(s);
  await addsTo(s.mira, 'C-0001', { text: 'Rowan was there and laughed.' });
  expect(shownTo(s.mira).text).toContain('Whoever of the team you name there is kept out of it from now on.');
  await quiet(s);
  const thread = threadOf(s, 'C-0001');

  expect(thread.id).not.toBe(before.id);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect(s.rowan.seesNothingOf('laughed')).toBe(true);
  expect(toldOfAdditions(s, thread)[0]?.text.split('\n')[1]).toBe(
    'It is not posted here, so that only those read it who may. The button shows it to you alone.',
  );
  expect(cardIn(s, thread).text).toContain('**Assignee:** nobody yet');
  const line = toldOfAdditions(s, thread)[0];
  if (line !== undefined) await s.imke.presses('Show what was added', { on: line });
  expect(shownTo(s.imke).text).toBe('> Rowan was there and laughed.');
  expect(shownTo(s.imke).ephemeral).toBe(true);
  await s.rowan.runs('/case view', { case: '1' });
  expect(shownTo(s.rowan).text).toContain('There is no such case');
});

it('never names the reporter in the history', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await addsTo(s.mira, 'C-0001', { text: 'He wrote again.' });
  await quiet(s);
  await s.halvard.runs('/case history', { case: '1' });

  expect(shownTo(s.halvard).text).toContain('- The reporter added something · ');
  expect(shownTo(s.halvard).text).not.toContain(s.mira.id);
});
