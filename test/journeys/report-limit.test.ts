import { afterEach, expect, it } from 'vitest';
import { fetchesOf, fileIdOf, keptBytes, picture, sha256 } from '../support/files.ts';
import { cardIn, pressesForeign, quiet, referenceIn, reports, shownTo, threadOf } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';

afterEach(closeScenes);

const hourMs = 3_600_000;

/** A member who has sent as many reports as one may. */
async function atTheLimit(plan: Parameters<typeof scene>[0] = {}): Promise<Scene> {
  const s = await scene({ ...plan, settings: { reportsPerHour: 2, ...plan.settings } });
  await reports(s.mira, { member: s.tobin });
  s.clock.advance(60_000);
  await reports(s.mira, { member: s.tobin });
  await quiet(s);
  return s;
}

const full: Form = {
  category: 'Scam or spam',
  description: 'The third today.',
  harmed: 'my friend Ana',
  boxes: ['Keep my name from the team', 'Somebody of the team must not see this'],
};

it('refuses the sixth report of an hour with the time at which it works again', async () => {
  const s = await scene();
  const startedAt = Math.ceil(s.clock.now() / 1000);
  for (let count = 0; count < 5; count += 1) await reports(s.mira, { member: s.tobin });
  const refused = await reports(s.mira, { member: s.tobin });

  expect(refused.text.split('\n')).toEqual([
    `All 5 reports you sent within the last hour reached the team and are safe. You can send the next one at <t:${startedAt + 3600}:t> (<t:${startedAt + 3600}:R>). If somebody is in danger, tick *Someone is in danger now*: such a report is never held back.`,
    'Nothing of what you wrote is lost: the button opens the form again with your text in it.',
  ]);
  expect(refused.buttons.map(({ label }) => label)).toEqual(['Open the form again']);
  await quiet(s);
  expect(caseThreads(s)).toHaveLength(5);
});

it('opens the refused form again with every field filled in', async () => {
  const s = await atTheLimit();
  await reports(s.mira, { person: 'night_owl' }, full);
  await s.mira.presses('Open the form again');

  expect(s.mira.modal?.title).toBe('About night_owl');
  expect(s.mira.modal?.fields.map(({ value }) => value)).toEqual([
    'Scam or spam',
    'The third today.',
    'my friend Ana',
    '',
    'Keep my name from the team, Somebody of the team must not see this',
  ]);
});

it('takes the same form once the hour is over, and again only once', async () => {
  const s = await atTheLimit();
  await reports(s.mira, { person: 'night_owl' }, { description: 'Again.' });
  s.clock.advance(hourMs);
  await s.mira.presses('Open the form again');
  await s.mira.fillsIn();
  await quiet(s);

  expect(referenceIn(shownTo(s.mira))).toBe('C-0003');
  expect(cardIn(s, threadOf(s, 'C-0003')).text).toContain('> Again.');
});

it('never holds danger back: the refused form goes through once the box is ticked', async () => {
  const s = await atTheLimit();
  await reports(s.mira, { member: s.tobin });
  await s.mira.presses('Open the form again');
  await s.mira.fillsIn({ boxes: ['Someone is in danger now'] });
  await quiet(s);

  expect(shownTo(s.mira).text).toContain('so it was added to **C-0002**, which is now treated as urgent.');
  expect(caseThreads(s)).toHaveLength(2);
});

it('counts each member and each server by itself', async () => {
  const s = await atTheLimit();

  expect(referenceIn(await reports(s.sol, { member: s.tobin }))).toBe('C-0003');
});

it('keeps the files of a refused form, also when Discord no longer has them', async () => {
  const s = await atTheLimit();
  const file = picture('chat.png', { bytes: 500 });
  const refused = await reports(s.mira, { member: s.tobin }, { proof: [file] });
  expect(refused.text).toContain('Your file is kept, too.');
  await quiet(s);
  s.discord.cdn.expire(fileIdOf(s, 'chat.png'));
  s.clock.advance(hourMs);
  await s.mira.presses('Open the form again');
  await s.mira.fillsIn();
  await quiet(s);
  const hash = sha256(file.bytes);

  expect(shownTo(s.mira).text).toContain('Your file is being kept as proof.');
  expect(cardIn(s, threadOf(s, 'C-0003')).text).toContain(
    `- chat.png · 500 bytes · kept · SHA-256 \`${hash.slice(0, 12)}…\``,
  );
  expect(await keptBytes(s, hash)).toEqual(file.bytes);
  expect(fetchesOf(s)).toBe(1);
});

it('adds new files of the second try to those of the first', async () => {
  const s = await atTheLimit();
  await reports(s.mira, { member: s.tobin }, { proof: [picture('one.png')] });
  s.clock.advance(hourMs);
  await s.mira.presses('Open the form again');
  await s.mira.fillsIn({ proof: [picture('two.png', { seed: 2 })] });
  await quiet(s);

  expect(shownTo(s.mira).text).toContain('Your 2 files are being kept as proof.');
  expect(cardIn(s, threadOf(s, 'C-0003')).text).toMatch(/one\.png .* kept .*\n- two\.png .* kept/u);
});

it('opens the form for nobody else', async () => {
  const s = await atTheLimit();
  const refused = await reports(s.mira, { member: s.tobin });
  await reports(s.sol, { member: s.tobin });
  await pressesForeign(s, s.sol, refused.buttons[0]?.customId ?? '');

  expect(s.sol.modal).toBeNull();
  expect(shownTo(s.sol).text).toBe('This form belongs to somebody else.');
});

it('is kind about a form that is no longer kept', async () => {
  const s = await atTheLimit();
  await reports(s.mira, { member: s.tobin });
  s.clock.advance(24 * hourMs + 1);
  await s.mira.presses('Open the form again');

  expect(shownTo(s.mira).text).toBe(
    'We could keep your text for a day only, and that day is over. We are sorry. Please start again with `/report`; we are glad to hear from you.',
  );
  expect(s.mira.modal).toBeNull();
});

it('gives back a form that is refused twice', async () => {
  const s = await atTheLimit();
  await reports(s.mira, { person: 'night_owl' }, full);
  await s.mira.presses('Open the form again');
  await s.mira.fillsIn({ description: 'The third today, and more.' });
  await s.mira.presses('Open the form again', { on: shownTo(s.mira) });

  expect(s.mira.modal?.fields[1]?.value).toBe('The third today, and more.');
});
