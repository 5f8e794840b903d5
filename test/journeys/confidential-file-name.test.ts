import { afterEach, expect, it } from 'vitest';
import { picture } from '../support/files.ts';
import { cardIn, reported } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('shows no file name of a confidential reporter (SPEC 3.6)', async () => {
  const s = await scene();
  const form = { boxes: ['Keep my name from the team'], proof: [picture('dm of mira.png')] };
  const { thread } = await reported(s, s.mira, { form });

  expect(cardIn(s, thread).text).not.toContain('mira');
});
