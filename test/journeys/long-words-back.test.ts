import { afterEach, expect, it } from 'vitest';
import { reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('gives all words of a refused form back, however long (SPEC 3.12)', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case decide', { case: 'C-0001' });
  await s.rowan.fillsIn({ outcome: 'o'.repeat(1000), reasons: `${'r'.repeat(1990)} the end.` });
  const { text, attachments, message } = shownTo(s.rowan);
  const bytes = attachments.map(({ id }) => JSON.stringify(s.discord.world.files.get(id) ?? '')).join('');

  expect(text.includes('the end.') || attachments.length > 0, `${message.id}${bytes.length}`).toBe(true);
});
