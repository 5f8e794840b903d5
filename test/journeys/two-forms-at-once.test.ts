import { afterEach, expect, it } from 'vitest';
import { quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('tells the second of two who send a form at the same moment what changed (SPEC 5, 7.4)', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.halvard.runs('/case assign', { case: 'C-0001' });
  await s.ysolde.runs('/case assign', { case: 'C-0001' });
  await Promise.all([s.halvard.fillsIn({ whom: s.rowan.id }), s.ysolde.fillsIn({ whom: s.imke.id })]);
  await quiet(s);
  const answers = [shownTo(s.halvard).text, shownTo(s.ysolde).text];

  expect(answers.filter((text) => text.includes('has moved on'))).toHaveLength(1);
});

it('gives the words back to whoever of two proposes second (SPEC 3.12)', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case close', { case: 'C-0001' });
  await s.imke.runs('/case close', { case: 'C-0001' });
  const note = (note: string) => ({ reason: 'Nothing to look into', note });
  await Promise.all([s.rowan.fillsIn(note('words of Rowan')), s.imke.fillsIn(note('words of Imke'))]);
  const answers = [shownTo(s.rowan).text, shownTo(s.imke).text];

  expect(answers.filter((text) => text.includes('words of'))).toHaveLength(1);
});
