import { afterEach, expect, it } from 'vitest';
import { contacts, startsContact } from '../support/contacting.ts';
import { opensCase } from '../support/opening.ts';
import { cardIn, chooses, labelsOn, quiet, shownTo, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const dayMs = 24 * 60 * 60 * 1000;

async function checkInOf(s: Scene): Promise<{ checkInAt: number | null; greetedAt: number | null }> {
  const state = await s.bot.stores.cases.findByReference(s.guild.id, 'C-0001');
  return { checkInAt: state?.checkInAt ?? null, greetedAt: state?.greetedAt ?? null };
}

it('owes the check-in to the person harmed where nobody reported: a word to them is one, to others none (SPEC 3.10)', async () => {
  const s = await scene();
  await opensCase(s.rowan, { member: s.tobin }, { harmed: s.mira.mention });
  await quiet(s);
  const due = await checkInOf(s);
  s.clock.advance(dayMs);
  await contacts(s, s.rowan, { whom: 'subject-1' });
  expect(await checkInOf(s)).toEqual(due);
  await contacts(s, s.rowan, { whom: 'target-1' });

  const now = s.clock.now();
  expect(await checkInOf(s)).toEqual({ checkInAt: now + 7 * dayMs, greetedAt: now });
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('. It is owed to the person harmed.');
  await s.mira.runs('/my-reports');
  expect(shownTo(s.mira).text).toContain('You have sent no report here yet.');
});

it('says so where nobody is there to write to, and offers what mends a question to a closed case', async () => {
  const s = await scene();
  await opensCase(s.rowan);
  await quiet(s);
  expect(labelsOn(cardIn(s, threadOf(s, 'C-0001')))).not.toContain('Contact');
  await s.rowan.runs('/case contact', { case: '1' });
  expect(shownTo(s.rowan).text).toBe('Nobody is in this case yet to whom the team could write.');
  expect(s.rowan.modal).toBe(null);

  await opensCase(s.rowan, { member: s.tobin });
  await quiet(s);
  expect(labelsOn(cardIn(s, threadOf(s, 'C-0002')))).toContain('Contact');
  await s.rowan.runs('/case close', { case: '2' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await chooses(s.imke, '/case close', 'Confirm closing', '2');
  await startsContact(s.rowan, { case: '2', whom: 'subject-1' });
  expect(shownTo(s.rowan).text).toMatch(/^The case is closed, so nobody waits for an answer\.[^]*> How are you\?/u);
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Open the form again', 'Reopen']);
  await s.rowan.presses('Reopen', { on: shownTo(s.rowan) });
  expect(s.rowan.modal?.fields.map(({ label }) => label)).toEqual(['Why?', 'What is new?']);
});
