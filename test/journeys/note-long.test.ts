import { afterEach, expect, it } from 'vitest';
import { quiet, reports, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('hands over a note of which every sign has to be escaped', async () => {
  const s = await scene();
  await reports(s.mira, { member: s.tobin });
  await quiet(s);
  await s.halvard.runs('/case assign', { case: 'C-0001' });
  await s.halvard.fillsIn({ whom: s.rowan.id, note: '*\n'.repeat(500) });
  await quiet(s);

  const calls = s.rowan.sees(threadOf(s, 'C-0001')).filter(({ text }) => text.includes('has this case now'));
  expect(calls).toHaveLength(1);
  expect(calls[0]?.text).toMatch(/…$/u);
  expect(await s.bot.stores.outbox.troubles(s.guild.id)).toEqual([]);
});
