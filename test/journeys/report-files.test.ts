import { afterEach, expect, it } from 'vitest';
import type { PersonFile } from '../support/discord-server/people/fill-modal.ts';
import { fetchesOf, fileIdOf, keptHashes, picture, sha256 } from '../support/files.ts';
import {
  cardIn,
  firstSteps,
  labelsOn,
  plainForm,
  quiet,
  referenceIn,
  reported,
  reports,
  shownTo,
  submitsChanged,
  threadOf,
} from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const mib = 1024 * 1024;

/** The lines of the card that tell of files. */
const proofOn = (s: Scene, reference = 'C-0001') =>
  cardIn(s, threadOf(s, reference))
    .text.split('\n')
    .filter((line) => line.startsWith('- '));

/** Sends files of which one field is not what Discord's own client would say. */
async function sendsForged(s: Scene, file: PersonFile, forged: Record<string, unknown>): Promise<void> {
  await s.mira.runs('/report', { member: s.tobin });
  await submitsChanged(s, s.mira, { proof: [file] }, ({ resolved }) => {
    const { attachments } = resolved;
    if (typeof attachments !== 'object' || attachments === null) return;
    for (const one of Object.values(attachments)) Object.assign(one, forged);
  });
  await quiet(s);
}

it('names an empty file, and the report stands', async () => {
  const s = await scene();
  const { ack } = await reported(s, s.mira, { form: { proof: [{ name: 'chat.txt', bytes: Buffer.alloc(0) }] } });

  expect(ack.text).toContain('The file “chat.txt” is empty (0 bytes), so there was nothing to keep.');
  expect(ack.text).not.toContain('being kept');
  expect(proofOn(s)).toEqual(['- chat.txt · 0 bytes · could not be kept (the file is empty)']);
  expect(fetchesOf(s)).toBe(0);
});

it('names a file over 25 MB with the limit, and fetches nothing of it', async () => {
  const s = await scene();
  await sendsForged(s, picture('film.mp4'), { size: 26 * mib });

  expect(shownTo(s.mira).text).toContain('The file “film.mp4” is larger than 25.0 MB, so it could not be kept.');
  expect(proofOn(s)).toEqual(['- film.mp4 · 26.0 MB · could not be kept (the file is too large)']);
  expect(fetchesOf(s)).toBe(0);
});

it('stops at a file that is larger than it says', async () => {
  const s = await scene();
  s.guild.fileLimit = 30 * mib;
  await sendsForged(s, picture('film.mp4', { bytes: 25 * mib + 1 }), { size: 10 });

  expect(proofOn(s)).toEqual(['- film.mp4 · 10 bytes · could not be kept (the file is too large)']);
  expect(await keptHashes(s)).toEqual([]);
});

it('keeps ten files, and says of more than five how many there are', async () => {
  const s = await scene();
  const files = Array.from({ length: 10 }, (_, index) => picture(`p${index}.png`, { seed: index + 1 }));
  const { ack, thread } = await reported(s, s.mira, { form: { proof: files } });
  await s.rowan.presses('Show proof', { on: cardIn(s, thread) });

  expect(ack.text).toContain('Your 10 files are being kept as proof.');
  expect(proofOn(s)).toHaveLength(6);
  expect(proofOn(s).at(-1)).toBe('- … 5 more');
  expect(await keptHashes(s)).toEqual(files.map(({ bytes }) => sha256(bytes)).sort());
  expect(shownTo(s.rowan).attachments).toHaveLength(10);
});

it('shows as many files as fit into one message, then the next ones', async () => {
  const s = await scene();
  s.guild.fileLimit = 25 * mib;
  const sizes = [9 * mib, 9 * mib, 9 * mib, 12 * mib];
  const files = sizes.map((bytes, index) => picture(`p${index}.png`, { bytes, seed: index + 1 }));
  const { thread } = await reported(s, s.mira, { form: { proof: files } });
  s.guild.fileLimit = 10 * mib;
  await s.rowan.presses('Show proof', { on: cardIn(s, thread) });
  const first = shownTo(s.rowan);
  await s.rowan.presses('Show the next files', { on: first });
  const second = shownTo(s.rowan);

  expect(first.attachments.map(({ filename }) => filename)).toEqual(['SPOILER_proof-1.png', 'SPOILER_proof-2.png']);
  expect(second.attachments.map(({ filename }) => filename)).toEqual(['SPOILER_proof-3.png']);
  expect(second.text.split('\n')[1]).toBe(
    'p3.png (12.0 MB) is kept, but too large for Discord to show. Whoever runs the bot can give it to you.',
  );
  expect(second.buttons).toEqual([]);
});

it('keeps a file of a kind it does not show, and says so', async () => {
  const s = await scene();
  const program = { name: 'holiday.png', bytes: Buffer.from('MZ\u0000\u0001') };
  const { thread } = await reported(s, s.mira, { form: { proof: [program] } });
  await s.rowan.presses('Show proof', { on: cardIn(s, thread) });

  expect(shownTo(s.rowan).attachments).toEqual([]);
  expect(shownTo(s.rowan).text).toBe(
    'holiday.png (4 bytes) is kept, but files of its kind are not opened here, to be safe.',
  );
});

it('says when a link is dead, and takes no error page for proof', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin });
  const sent = s.mira.starts.fillsIn({ ...plainForm, proof: [picture('chat.png')] });
  s.discord.cdn.expire(fileIdOf(s, 'chat.png'));
  await sent.settled;
  await quiet(s);

  expect(proofOn(s)).toEqual(['- chat.png · 64 bytes · could not be kept (Discord no longer had it)']);
  expect(await keptHashes(s)).toEqual([]);
  expect(labelsOn(cardIn(s, threadOf(s, 'C-0001')))).toEqual(firstSteps);
});

it('waits for a file host that is unwell', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin });
  const file = picture('chat.png');
  const sent = s.mira.starts.fillsIn({ ...plainForm, proof: [file] });
  s.discord.cdn.fail(fileIdOf(s, 'chat.png'), 503);
  await sent.settled;
  s.discord.cdn.hold(fileIdOf(s, 'chat.png')).release();
  s.discord.cdn.restore(fileIdOf(s, 'chat.png'));
  await quiet(s);

  expect(await keptHashes(s)).toEqual([sha256(file.bytes)]);
});

it.each(['http://127.0.0.1:9/secret', 'http://169.254.169.254/latest', 'file:///etc/passwd', 'not an address'])(
  'never asks another host for a file: %s',
  async (url) => {
    const s = await scene();
    await sendsForged(s, picture('chat.png'), { url });

    expect(proofOn(s)).toEqual(['- chat.png · 64 bytes · could not be kept (Discord no longer had it)']);
    expect(fetchesOf(s)).toBe(0);
  },
);

it.each(['../../etc/passwd', 'C:\\evil.png', 'a\u0000b\u202Egnp.exe', '**bold** <@1> `x`.png', 'n'.repeat(260)])(
  'keeps a file under its hash whatever it is called: %j',
  async (name) => {
    const s = await scene();
    const file = picture('chat.png');
    await sendsForged(s, file, { filename: name });

    expect(await keptHashes(s)).toEqual([sha256(file.bytes)]);
    expect(proofOn(s)[0]).toMatch(/ · 64 bytes · kept · SHA-256 `[0-9a-f]{12}…`$/u);
    expect(proofOn(s)[0]?.length).toBeLessThan(140);
  },
);

it('copies nothing where the safety of a minor is at stake', async () => {
  const s = await scene();
  const ack = await reports(s.mira, { member: s.tobin }, { category: 'Safety of a minor', proof: [picture('a.png')] });
  await quiet(s);
  const card = cardIn(s, threadOf(s, referenceIn(ack)));

  expect(ack.text).toContain('Your files were not copied, on purpose');
  expect(card.text).toContain('- a.png · 64 bytes · not copied, on purpose');
  expect(labelsOn(card)).toEqual(['I am on it', ...firstSteps]);
  expect(fetchesOf(s)).toBe(0);
  expect(await keptHashes(s)).toEqual([]);
});
