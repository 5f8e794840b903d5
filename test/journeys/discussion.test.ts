import { afterEach, expect, it } from 'vitest';
import { quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseHomes } from '../support/security-server.ts';

afterEach(closeScenes);

/** What somebody reads behind *Discussion*. */
async function discussionOf(person: Scene['rowan'], reference = 'C-0001'): Promise<string> {
  await person.runs('/case view', { case: reference });
  await person.presses('Discussion');
  const [file] = shownTo(person).message.attachments;
  if (file === undefined) return shownTo(person).text;
  const response = await fetch(file.url);
  return await response.text();
}

/** The same, once it holds these words; asked again only when the answer before is there. */
async function untilRead(s: Scene, words: string): Promise<string> {
  let read = await discussionOf(s.rowan);
  for (let tries = 0; !read.includes(words); tries += 1) {
    if (tries > 200) throw new Error(`Still waiting for the discussion to hold "${words}"`);
    read = await discussionOf(s.rowan);
  }
  return read;
}

it.each(caseHomes)('keeps what the team writes in a %s channel, with what was changed and taken away', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await reported(s, s.mira);
  expect(await discussionOf(s.rowan)).toBe('Nobody has written anything in the thread of this case yet.');
  const first = s.rowan.says('I know him from *before*.', { in: thread });
  const second = s.imke.says('So do I.', { in: thread });
  await untilRead(s, 'So do I.');
  s.rowan.edits(first, 'I know him from the old server.');
  await untilRead(s, 'old server');
  s.imke.deletes(second);
  const text = await untilRead(s, '(deleted');

  expect(text).toContain('I know him from *before*.');
  expect(text).toContain('(edited ');
  expect(text).toContain('So do I.');
  for (const person of [s.mira, s.tobin, s.sol]) expect(person.seesNothingOf('old server')).toBe(true);
});

it('catches up with what was written, changed and deleted while the bot was away', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const before = s.rowan.says('Before the night.', { in: thread });
  await untilRead(s, 'Before the night.');
  await s.restart(() => {
    s.imke.says('In the night.', { in: thread });
    s.rowan.deletes(before);
  });
  await quiet(s);
  await untilRead(s, 'In the night.');
  const text = await untilRead(s, '(deleted');
  expect(text).toContain('Before the night.');
});

it('is for those who may see the case at that moment', async () => {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira, { about: { member: s.imke } });
  s.rowan.says('Imke must not read this.', { in: thread });
  await quiet(s);
  await s.imke.runs('/case view', { case: reference });
  const hidden = shownTo(s.imke).text;
  await s.imke.runs('/case view', { case: 'C-ZZZZ' });
  expect(shownTo(s.imke).text).toBe(hidden);
  expect(s.imke.seesNothingOf('must not read')).toBe(true);
});
