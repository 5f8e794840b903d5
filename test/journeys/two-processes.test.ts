import { afterEach, expect, it } from 'vitest';
import { caseThreads, shelfPosts } from '../support/security-server.ts';
import { messagesIn, plainForm, quiet, shownTo } from '../support/reporting.ts';
import { closeScenes, scene, startOn } from '../support/scene.ts';

afterEach(closeScenes);

it('makes one of everything when two processes run on the same data', async () => {
  const s = await scene();
  const other = await startOn(s);
  await Promise.all(
    [s.mira, s.sol, s.tobin].map(async (person) => {
      await person.runs('/report', { person: 'somebody' });
      await person.fillsIn(plainForm);
    }),
  );
  await quiet(s);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await s.halvard.runs('/case assign', { case: '1' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await quiet(s);
  await s.imke.runs('/case close', { case: '1' });
  await s.imke.fillsIn({ reason: 'Nothing to look into' });
  const two = [s.rowan, s.halvard];
  for (const person of two) await person.runs('/case close', { case: '1' });
  await Promise.all(two.map((person) => person.presses('Confirm closing', { on: shownTo(person) })));
  await quiet(s);
  const seen = caseThreads(s).map((thread) => messagesIn(s, thread).length);
  const { broken } = await s.bot.stores.cases.verify();
  await other.stop();

  expect(
    caseThreads(s)
      .map(({ name }) => name.slice(0, 6))
      .sort(),
  ).toEqual(['C-0001', 'C-0002', 'C-0003']);
  // Whom it is assigned to, and where it is kept once it is closed.
  expect(seen.toSorted((a, b) => a - b)).toEqual([2, 2, 4]);
  expect(shelfPosts(s)).toHaveLength(1);
  expect([...s.mira.dms, ...s.sol.dms, ...s.tobin.dms]).toHaveLength(1);
  expect(broken).toEqual([]);
  expect([shownTo(s.rowan).text, shownTo(s.halvard).text].filter((text) => text === 'C-0001 is closed.')).toHaveLength(
    1,
  );
});
