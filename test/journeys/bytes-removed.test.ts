import { afterEach, expect, it } from 'vitest';
import { housekeeping } from '../../src/jobs/housekeeping.ts';
import { EvidenceFiles } from '../../src/store/evidence-files.ts';
import { keptHashes, picture, sha256 } from '../support/files.ts';
import { quiet, reports } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const dayMs = 24 * 60 * 60 * 1000;
const kept = picture('kept.png', { seed: 1 });
const refused = picture('refused.png', { seed: 2 });

/** What the hourly cron line does, at the time of the test. */
const keepHouse = ({ bot, dataDir, discord, clock }: Scene) =>
  housekeeping({ ...bot.stores, files: new EvidenceFiles({ dataDir, apiBaseUrl: discord.url }) }, clock.now());

/** One report with a file, and a form refused at the limit with two: the same file again, and another. */
async function withRefusedForm({ twice = false } = {}): Promise<Scene> {
  const s = await scene({ settings: { reportsPerHour: 1 } });
  if (twice) s.discord.gateway.duplicateEvents('INTERACTION_CREATE');
  await reports(s.mira, { member: s.tobin }, { proof: [kept] });
  await reports(s.mira, { member: s.tobin }, { proof: [kept, refused] });
  await quiet(s);
  expect(await keptHashes(s)).toHaveLength(2);
  return s;
}

it('removes the bytes of a form nobody sent, and keeps what a case holds', async () => {
  const s = await withRefusedForm();
  await keepHouse(s);
  expect(await keptHashes(s)).toHaveLength(2);
  s.clock.advance(dayMs + 1);
  await keepHouse(s);

  expect(await keptHashes(s)).toEqual([sha256(kept.bytes)]);
});

it.each([false, true])(
  'removes at once what an earlier try had copied for the safety of a minor (all sent twice: %s)',
  async (twice) => {
    const s = await withRefusedForm({ twice });
    await s.mira.presses('Open the form again');
    await s.mira.fillsIn({ category: 'Safety of a minor' });
    await quiet(s);

    expect(await keptHashes(s)).toEqual([sha256(kept.bytes)]);
  },
);
