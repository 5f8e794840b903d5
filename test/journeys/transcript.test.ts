import { afterEach, expect, it } from 'vitest';
import { CaseTranscript } from '../../src/domain/transcript.ts';
import { refusals } from '../../src/texts/en/refusals.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { answers, contacts } from '../support/contacting.ts';
import { picture, sha256 } from '../support/files.ts';
import { addsTo } from '../support/my-reports.ts';
import {
  cardIn,
  labelsOn,
  messagesIn,
  pressesForeign,
  quiet,
  referenceIn,
  reported,
  reports,
  shownTo,
} from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { shelfPosts } from '../support/security-server.ts';
import { goesCold, restCold } from '../support/shelving.ts';

afterEach(closeScenes);

interface Given {
  name: string;
  size: number;
  text: string;
}

/** The files somebody is shown. */
async function filesOf(person: Person): Promise<Given[]> {
  const { attachments } = shownTo(person).message;
  return await Promise.all(
    attachments.map(async ({ filename: name, size, url }) => ({ name, size, text: await (await fetch(url)).text() })),
  );
}

/** The transcript somebody gets from `/case view`. */
async function transcriptFor(person: Person, reference: string): Promise<{ page: Given; data: CaseTranscript }> {
  await person.runs('/case view', { case: reference });
  await person.presses('Transcript');
  return read(await filesOf(person));
}

function read([page, json, ...others]: Given[]): { page: Given; data: CaseTranscript } {
  expect(others).toEqual([]);
  if (page === undefined || json === undefined) throw new Error('Not both files');
  return { page, data: CaseTranscript.parse(JSON.parse(json.text)) };
}

/** The same, once it holds these words; asked again only when the answer before is there. */
async function untilRead(person: Person, reference: string, words: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const transcript = await transcriptFor(person, reference);
    if (transcript.page.text.includes(words)) return transcript;
  }
  throw new Error(`Still waiting for the transcript to hold "${words}"`);
}

const caseIdOf = async (s: Scene, reference = 'C-0001') =>
  (await s.bot.stores.cases.findByReference(s.guild.id, reference))?.caseId ?? '';

it('gives a case as a page and as JSON to whoever of the team presses, alone', async () => {
  const s = await scene();
  const proof = picture('proof.png');
  const { reference, thread } = await reported(s, s.mira, { form: { proof: [proof] } });
  s.rowan.says('I know him from the old server.', { in: thread });
  await contacts(s, s.rowan, { words: 'When did it begin?' });
  await answers(s, s.mira, 'In June.');
  const before = messagesIn(s, thread).length;
  const { page, data } = await untilRead(s.rowan, reference, 'the old server');

  expect(page.name).toBe(`${reference}.html`);
  for (const words of ['He keeps following me.', 'I know him from the old server.', 'When did it begin?', 'In June.'])
    expect(page.text).toContain(words);
  expect(page.text).toContain(`SHA-256 ${sha256(proof.bytes)}`);
  expect(page.text).toContain(`src="data:image/png;base64,${Buffer.from(proof.bytes).toString('base64')}"`);
  expect(data).toMatchObject({ reference, server: s.guild.name, status: { key: 'new' } });
  expect(data.timeline.map(({ what }) => what)).toContain('Case thread opened');
  // Nobody else is told, and what a party answered stays unread: a file is not a look at it.
  expect(messagesIn(s, thread)).toHaveLength(before);
  expect(data.conversations[0]?.messages.at(-1)?.remarks).toEqual(['Not read by the team yet.']);
  for (const person of [s.imke, s.mira, s.tobin, s.sol]) expect(person.seesNothingOf(`${reference}.html`)).toBe(true);
});

it('answers whoever is kept out exactly as for a case that does not exist', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { about: { member: s.imke } });
  const caseId = await caseIdOf(s, reference);
  await s.rowan.runs('/case view', { case: reference });
  const press = shownTo(s.rowan).buttons.find(({ label }) => label === 'Transcript');
  const customId = press?.customId ?? '';
  expect(customId).toContain(caseId);
  for (const person of [s.imke, s.rowan]) await person.runs('/queue');
  await pressesForeign(s, s.imke, customId);
  const hidden = shownTo(s.imke);
  await pressesForeign(s, s.imke, customId.replace(caseId, 'nosuchcase'));

  expect(hidden.text).toBe(refusals.noSuchCase);
  expect(hidden.message.attachments).toEqual([]);
  expect(shownTo(s.imke).text).toBe(hidden.text);
  await pressesForeign(s, s.rowan, customId);
  expect(shownTo(s.rowan).message.attachments).toHaveLength(2);
});

it('names a reporter who keeps their name back to nobody, also not to leaders', async () => {
  const s = await scene();
  const form = {
    boxes: ['Keep my name from the team'],
    description: 'Tobin wrote to me, Mira.',
    proof: [picture('mira.png')],
  };
  await reports(s.mira, { member: s.tobin }, form);
  await s.mira.presses('Send it as it is');
  const reference = referenceIn(shownTo(s.mira));
  await quiet(s);
  const { page, data } = await transcriptFor(s.halvard, reference);

  for (const text of [page.text, JSON.stringify(data)]) {
    expect(text).not.toContain(s.mira.id);
    expect(text).not.toMatch(/mira/iu);
  }
  expect(page.text).toContain('Tobin wrote to me, the reporter.');
});

it('gives all of a sleeping case of 2,000 messages and 50 files, from its shelf post, within the limits of Discord', async () => {
  const s = await scene();
  const pictures = Array.from({ length: 50 }, (_, index) =>
    picture(`proof ${index + 1}.png`, { seed: index + 1, bytes: 200_000 }),
  );
  const { reference, thread } = await reported(s, s.mira, { form: { proof: pictures.slice(0, 10) } });
  for (const from of [10, 20, 30, 40]) {
    await addsTo(s.mira, reference, { text: `More, from no. ${from + 1} on.`, proof: pictures.slice(from, from + 10) });
    await quiet(s);
  }
  const caseId = await caseIdOf(s);
  const spoken = Array.from({ length: 2000 }, (_, index) => ({
    kind: 'written' as const,
    messageId: `${BigInt(thread.id) + BigInt(index + 1)}`,
    authorId: s.rowan.id,
    authorName: 'Rowan',
    writtenAt: s.clock.now() + index * 1000,
    at: s.clock.now() + index * 1000,
    repliesTo: null,
    text: `Remark ${index}. ${'x'.repeat(index % 2 === 0 ? 3900 : 40)}`,
    attachments: [],
    stickers: [],
  }));
  await s.bot.stores.discussions.record({ caseId, threadId: thread.id }, spoken);
  await s.halvard.runs('/case triage', { case: reference });
  await s.halvard.fillsIn({ severity: 'High', risk: 'No' });
  await goesCold(s, reference);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('No shelf post');
  await s.rowan.presses('Transcript', { on: cardIn(s, post) });
  const given = await filesOf(s.rowan);
  const pages = given.filter(({ name }) => name.endsWith('.html')).map(({ text }) => text);

  expect(given.every(({ size }) => size <= 10 * 1024 * 1024)).toBe(true);
  expect(labelsOn(shownTo(s.rowan))).not.toContain('Next files');
  const remarks = pages.flatMap((text) =>
    Array.from(text.matchAll(/Remark (\d+)\./gu), ([, number]) => Number(number)),
  );
  expect(remarks).toEqual(spoken.map((_, index) => index));
  const digests = new Set(pages.join('').match(/(?<=SHA-256 )[0-9a-f]{64}/gu));
  expect(digests).toEqual(new Set(pictures.map(({ bytes }) => sha256(bytes))));
});

it('goes on with the next files where one message cannot take them all', async () => {
  const s = await scene();
  const { reference, thread } = await restCold(s);
  const spoken = Array.from({ length: 3 }, (_, index) => index);
  s.guild.fileLimit = 300 * 1024;
  const text = 'é'.repeat(4000);
  await s.bot.stores.discussions.record(
    { caseId: await caseIdOf(s), threadId: thread.id },
    spoken.flatMap((person) =>
      Array.from({ length: 150 }, (_, index) => ({
        kind: 'written' as const,
        messageId: `${BigInt(thread.id) + BigInt(person * 1000 + index + 1)}`,
        authorId: s.rowan.id,
        authorName: 'Rowan',
        writtenAt: s.clock.now(),
        at: s.clock.now(),
        repliesTo: null,
        text,
        attachments: [],
        stickers: [],
      })),
    ),
  );
  await s.rowan.runs('/case view', { case: reference });
  await s.rowan.presses('Transcript');
  const names: string[] = [];
  for (;;) {
    const files = await filesOf(s.rowan);
    expect(files.every(({ size }) => size <= 300 * 1024)).toBe(true);
    names.push(...files.map(({ name }) => name));
    if (!labelsOn(shownTo(s.rowan)).includes('Next files')) break;
    await s.rowan.presses('Next files');
  }
  const pages = names.filter((name) => name.endsWith('.html')).length;

  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
  expect(names.slice(0, pages)).toEqual(
    Array.from({ length: pages }, (_, n) => `${reference}-${n + 1}-of-${pages}.html`),
  );
});
