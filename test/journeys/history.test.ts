import { afterEach, expect, it } from 'vitest';
import { labelsOn, pressesForeign, quiet, referenceIn, reported, reports, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('names a confidential reporter in no history, where no look is recorded (SPEC 3.6)', async () => {
  const s = await scene();
  const reference = referenceIn(await reports(s.mira, { member: s.tobin }, { boxes: ['Keep my name from the team'] }));
  await quiet(s);
  await s.halvard.runs('/case history', { case: reference });

  expect(shownTo(s.halvard).text).not.toContain(s.mira.id);
});

it('says what was written with each step, harmlessly, and what the reporter wrote not at all', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'Yes', details: 'He knows where she *lives* @everyone.' });
  await s.halvard.runs('/case assign', { case: 'C-0001' });
  await s.halvard.fillsIn({ whom: s.rowan.id, note: 'You know both.' });
  await s.rowan.runs('/case history', { case: 'C-0001' });
  const { text } = shownTo(s.rowan);

  expect(text).toContain('“He knows where she \\*lives\\* @\u200Beveryone.”');
  expect(text).toContain('“You know both.”');
  expect(text).not.toContain('He keeps following me.');
});

it('is read page by page, the latest first, by nobody who may not see the case', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira);
  for (const step of ['first', 'second', 'third']) {
    for (const part of ['a', 'b', 'c', 'd']) {
      await s.rowan.runs('/case followup', { case: reference });
      await s.rowan.fillsIn({ step: `The ${step} step, part ${part}: ${'read on. '.repeat(20)}` });
    }
  }
  await s.rowan.runs('/case history', { case: reference });
  expect(shownTo(s.rowan).text).toMatch(/^\*\*History of C-0001\*\* · page 1 of \d, the latest first\n/u);
  expect(shownTo(s.rowan).text).toContain('third step, part d');
  const seen = [shownTo(s.rowan).text];
  while (labelsOn(shownTo(s.rowan)).includes('Earlier')) {
    await s.rowan.presses('Earlier');
    seen.push(shownTo(s.rowan).text);
  }

  expect(seen.at(-1)).toContain('Reported as *Medium*');
  for (const step of ['first', 'second', 'third']) {
    for (const part of ['a', 'b', 'c', 'd']) {
      expect(seen.filter((text) => text.includes(`The ${step} step, part ${part}`))).toHaveLength(1);
    }
  }
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Later']);

  const hidden = referenceIn(await reports(s.sol, { member: s.imke }));
  const state = await s.bot.stores.cases.findByReference(s.guild.id, hidden);
  await s.imke.runs('/case history', { case: reference });
  await pressesForeign(s, s.imke, `history-page:${state?.caseId ?? ''}:1`);
  expect(shownTo(s.imke).text).toBe('There is no such case that you could open here. A reference looks like `C-0042`.');
});
