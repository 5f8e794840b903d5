import { afterEach, expect, it } from 'vitest';
import { cardIn, chooses, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('approves no outcome that replaced the one on the card in the same moment (SPEC 7.4)', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await s.halvard.runs('/case assign', { case: '1' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.rowan.runs('/case followup', { case: '1' });
  await s.rowan.fillsIn({ step: 'Write.' });
  await chooses(s.rowan, '/case triage', 'Investigate', '1');
  await s.rowan.runs('/case decide', { case: '1' });
  await s.rowan.fillsIn({ outcome: 'A word.', reasons: 'Facts.' });
  await quiet(s);
  await chooses(s.ysolde, '/case decide', 'Propose outcome', '1');
  const press = s.imke.starts;
  const card = cardIn(s, thread).message;
  await Promise.all([
    s.ysolde.fillsIn({ outcome: 'A ban.', reasons: 'Other facts.' }),
    press.presses('Approve outcome', { on: card }).settled,
  ]);
  await quiet(s);

  expect(shownTo(s.imke).text, cardIn(s, thread).text).toContain('moved on');
});
