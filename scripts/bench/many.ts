import { openStores } from '../../src/store/open-stores.ts';
import type { Person } from '../../test/support/discord-server/people/person.ts';
import { community, firstOf } from './community.ts';
import type { Community } from './community.ts';
import type { Figure } from './figure.ts';
import type { SampleKind } from './seed/samples.ts';
import { seedCases } from './seed/seed-cases.ts';
import { spread } from './spread.ts';

const cases = 100_000;
const hourMs = 3_600_000;
const times = 30;

/** Start and memory with no case and with 100,000, and the commands people use all day among so many. */
export async function measureMany(): Promise<Figure[]> {
  return [...(await started(0)), ...(await started(cases))];
}

async function started(count: number): Promise<Figure[]> {
  const place = await community({ servers: 1, rateScale: 0 });
  if (count > 0) await seed(place, count);
  const bot = await place.start();
  const memory = await bot.memory();
  const name = `${count.toLocaleString('en')} cases`;
  const isBudgeted = count === cases;
  const figures: Figure[] = [
    { what: `start with ${name}`, value: bot.startMs, unit: 'ms', ...(isBudgeted ? { budget: 2000 } : {}) },
    { what: `memory with ${name}`, value: memory, unit: 'MB', ...(isBudgeted ? { budget: 150 } : {}) },
  ];
  if (isBudgeted)
    figures.push(...(await inUse(place)), { what: 'memory after that', value: await bot.memory(), unit: 'MB' });
  await bot.stop();
  await place.end();
  return figures;
}

const openKinds = ['new', 'investigating'] as const;
/** Too few days ago for a case to go cold: the start is measured, not a sweep. */
const lateKinds = [...openKinds, 'asked'] as const;
const lateAtMost = 240;
const restingKinds = ['dismissed', 'closed', 'cold'] as const;
/** Discord allows a server a thousand active threads, and every open case has one. */
const openAtMost = 900;

/** The newest are open, the others rest; all kinds of either in turns. */
async function seed({ dataDir, servers }: Community, count: number): Promise<void> {
  const { guild, caseChannels, rowan, imke, halvard, mira, tobin, sol } = firstOf(servers);
  const openedFrom = Date.now() - count * hourMs;
  await seedCases(dataDir, {
    guildId: guild.id,
    channelId: caseChannels.casesChannel.id,
    team: { staff: rowan.id, otherStaff: imke.id, leader: halvard.id },
    members: [mira.id, tobin.id, sol.id],
    cases: count,
    nth: (index) => ({ kind: kindAt(index, count), openedAt: openedFrom + index * hourMs }),
  });
}

function kindAt(index: number, count: number): SampleKind {
  const older = index < count - openAtMost ? restingKinds : openKinds;
  const kinds = index < count - lateAtMost ? older : lateKinds;
  return kinds[index % kinds.length] ?? 'new';
}

async function inUse({ dataDir, servers }: Community): Promise<Figure[]> {
  const { rowan, guild } = firstOf(servers);
  const asked = async (line: string, options = {}) => spread(await answersTo(rowan, line, options));
  const list = await asked('/case list');
  const view = await asked('/case view', { case: 'C-50000' });
  const queue = await asked('/queue');
  const stores = openStores(dataDir);
  const board: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const startedAt = performance.now();
    await stores.cases.onBoard(guild.id);
    board.push(performance.now() - startedAt);
  }
  stores.close();
  return [
    { what: '/case list, p50', value: list.p50, unit: 'ms' },
    { what: '/case list, p99', value: list.p99, unit: 'ms', budget: 3000 },
    { what: '/case view, p50', value: view.p50, unit: 'ms' },
    { what: '/case view, p99', value: view.p99, unit: 'ms', budget: 3000 },
    { what: '/queue, p50', value: queue.p50, unit: 'ms' },
    { what: '/queue, p99', value: queue.p99, unit: 'ms', budget: 3000 },
    { what: 'cases of the board, p50', value: spread(board).p50, unit: 'ms' },
    { what: 'cases of the board, p99', value: spread(board).p99, unit: 'ms' },
  ];
}

async function answersTo(person: Person, line: string, options: Record<string, string>): Promise<number[]> {
  const answers: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const handle = await person.runs(line, options).catch(() => null);
    // Not answered within Discord's three seconds: nothing is left to measure.
    if (handle === null) return [Number.POSITIVE_INFINITY];
    answers.push(handle.answeredInMs ?? Number.NaN);
  }
  return answers;
}
