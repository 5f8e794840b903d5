import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepGuild } from '../../src/app/sweep.ts';
import { openStores } from '../../src/store/open-stores.ts';
import type { Figure } from './figure.ts';
import { askedAfterMs } from './seed/samples.ts';
import { seedCases } from './seed/seed-cases.ts';

const cases = 100_000;
const due = 1_000;
const dayMs = 86_400_000;
const guildId = '700000000000000001';
const person = (number: number) => String(710_000_000_000_000_000n + BigInt(number));

/** 100,000 open cases that wait for an answer, in 1,000 of which somebody has to be reminded today; before Discord. */
export async function measureSweep(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'casekeeper-bench-'));
  const now = Date.now();
  await seedCases(dataDir, {
    guildId,
    channelId: '700000000000000002',
    team: { staff: person(1), otherStaff: person(2), leader: person(3) },
    members: Array.from({ length: 5_000 }, (_, index) => person(100 + index)),
    cases,
    // Asked a week ago, halfway: reminded today. The others were asked since.
    nth: (index) => {
      const days = index % (cases / due) === 0 ? 7.5 : 1 + (index % 5);
      return { kind: 'asked', openedAt: now - Math.round(days * dayMs) - askedAfterMs };
    },
  });
  const stores = openStores(dataDir);
  const clock = { now: () => now, wakeAt: () => () => undefined };
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const tally = await sweepGuild({ stores, clock }, guildId);
  const tookMs = performance.now() - startedAt;
  const grewMb = (process.memoryUsage().rss - before) / 2 ** 20;
  const againAt = performance.now();
  await sweepGuild({ stores, clock }, guildId);
  const againMs = performance.now() - againAt;
  stores.close();
  rmSync(dataDir, { recursive: true });
  if (tally.reminded !== due) throw new Error(`${tally.reminded} reminded instead of ${due}`);
  return [
    { what: 'sweep of 100,000 open cases, 1,000 due', value: tookMs, unit: 'ms', budget: 1000 },
    { what: 'the same once more, nothing due', value: againMs, unit: 'ms' },
    { what: 'memory it takes', value: grewMb, unit: 'MB' },
  ];
}
