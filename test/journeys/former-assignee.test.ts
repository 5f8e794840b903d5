import { afterEach, expect, it } from 'vitest';
import { quiet, reported } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('lets a former assignee read no thread of a case they may not see any more (SPEC 6.2)', async () => {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira, { form: { boxes: ['Keep my name from the team'] } });
  await s.halvard.runs('/case assign', { case: reference });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await quiet(s);
  expect(s.rowan.canSee(thread)).toBe(true);
  await s.rowan.runs('/case handback', { case: reference });
  await quiet(s);

  expect(s.rowan.canSee(thread)).toBe(false);
});
