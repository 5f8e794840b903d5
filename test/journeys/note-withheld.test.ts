import { afterEach, expect, it } from 'vitest';
import { quiet, reports, referenceIn } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('writes no hand-over note where somebody of the case could read it (SPEC 6.4)', async () => {
  const s = await scene();
  const reference = referenceIn(await reports(s.mira, { member: s.ownerPerson }));
  await quiet(s);
  await s.halvard.runs('/case assign', { case: reference });
  await s.halvard.fillsIn({ whom: s.imke.id, note: 'Mira is afraid of the owner.' });
  await quiet(s);

  expect(s.ownerPerson.seesNothingOf('afraid')).toBe(true);
});
