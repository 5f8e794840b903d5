import { afterEach, expect, it } from 'vitest';
import { reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('gives all words of a refused form back, however long (SPEC 3.12)', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  const long = { details: 'o'.repeat(1000), scope: `${'r'.repeat(990)} the end.` };
  await s.rowan.fillsIn({ severity: 'High', risk: 'Yes', ...long, followup: 'soon' });
  const { text, attachments, message } = shownTo(s.rowan);
  const bytes = attachments.map(({ id }) => JSON.stringify(s.discord.world.files.get(id) ?? '')).join('');

  expect(text.includes('the end.') || attachments.length > 0, `${message.id}${bytes.length}`).toBe(true);
});
