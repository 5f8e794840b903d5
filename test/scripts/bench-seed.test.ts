import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleKinds } from '../../scripts/bench/seed/samples.ts';
import { seedCases } from '../../scripts/bench/seed/seed-cases.ts';
import { openStores } from '../../src/store/open-stores.ts';

const hourMs = 3_600_000;
const openedFrom = Date.UTC(2026, 0, 1);
const team = { staff: '200000000000000001', otherStaff: '200000000000000002', leader: '200000000000000003' };

it('writes cases past the store as the store would have written them', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'casekeeper-'));
  await seedCases(dataDir, {
    guildId: '100000000000000000',
    channelId: '100000000000000001',
    team,
    members: ['300000000000000001', '300000000000000002', '300000000000000003'],
    cases: 3 * sampleKinds.length,
    nth: (index) => ({
      kind: sampleKinds[index % sampleKinds.length] ?? 'new',
      openedAt: openedFrom + index * hourMs,
    }),
  });
  const stores = openStores(dataDir);
  try {
    expect(await stores.cases.verify()).toMatchObject({ cases: 18, broken: [] });
    const halvard = { guildId: '100000000000000000', userId: team.leader, isStaff: true, isLeader: true };
    const page = { skip: 0, take: 50 };
    const filter = { status: null, severity: null, assigneeId: null, overdueAt: null };
    const open = await stores.cases.list(halvard, filter, page);
    expect(open.cases.map(({ reference }) => reference)).toEqual([
      'C-0015',
      'C-0014',
      'C-0013',
      'C-0009',
      'C-0008',
      'C-0007',
      'C-0003',
      'C-0002',
      'C-0001',
    ]);
    expect(open.cases.at(-1)?.openedAt).toBe(openedFrom);
    const waiting = { after: { since: 0, caseId: '' }, until: openedFrom + 1000 * hourMs, take: 50 };
    expect(await stores.cases.waiting('100000000000000000', waiting)).toHaveLength(3);
    expect(await stores.cases.nextNumber('100000000000000000')).toBe(19);
  } finally {
    stores.close();
    await rm(dataDir, { recursive: true });
  }
});
