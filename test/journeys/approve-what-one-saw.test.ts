import type { Person } from '../support/discord-server/people/person.ts';
import { afterEach, expect, it } from 'vitest';
import { chooses, quiet, reported, shownTo } from '../support/reporting.ts';
import { proposes } from '../support/deciding.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

async function looksAt(person: Person) {
  await person.runs('/case decide', { case: '1' });
  return shownTo(person).message;
}

it('approves no proposal that took the place of the one it was shown in the same moment (SPEC 7.4)', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await s.halvard.runs('/case assign', { case: '1' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.rowan.runs('/case followup', { case: '1' });
  await s.rowan.fillsIn({ step: 'Write.' });
  await chooses(s.rowan, '/case triage', 'Investigate', '1');
  await proposes(s.rowan, '1');
  await quiet(s);
  await s.imke.runs('/case decide', { case: '1' });
  const seen = shownTo(s.imke);
  await s.rowan.presses('Change it', { on: await looksAt(s.rowan) });
  await s.rowan.selects('What was found?', 'Confirmed');
  await Promise.all([s.rowan.presses('Propose'), s.imke.starts.presses('Approve', { on: seen.message }).settled]);
  await quiet(s);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, 'C-0001');
  const isFirst = state?.decision?.number === 1;

  // Whoever comes first: an approval is of what was shown, never of what has taken its place.
  expect(shownTo(s.imke).text).toMatch(isFirst ? /is decided/u : /That proposal is over/u);
  expect(state).toMatchObject(isFirst ? { proposal: null } : { proposal: { number: 2, votes: [] } });
});
