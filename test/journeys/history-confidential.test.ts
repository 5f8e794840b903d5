import { afterEach, expect, it } from 'vitest';
import { quiet, reports, referenceIn, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('names a confidential reporter in no history, where no look is recorded (SPEC 3.6)', async () => {
  const s = await scene();
  const reference = referenceIn(await reports(s.mira, { member: s.tobin }, { boxes: ['Keep my name from the team'] }));
  await quiet(s);
  await s.halvard.runs('/case history', { case: reference });

  expect(shownTo(s.halvard).text).not.toContain(s.mira.id);
});
