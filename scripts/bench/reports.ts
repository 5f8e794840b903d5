import type { Person } from '../../test/support/discord-server/people/person.ts';
import type { SecurityServer } from '../../test/support/security-server.ts';
import { community, firstOf, somebody, someMember } from './community.ts';
import type { Community } from './community.ts';
import type { Figure } from './figure.ts';
import { paced, spread } from './spread.ts';
import { ThreadWatch } from './thread-watch.ts';

/** Thread, card and call; a fourth edits in leaders who do not have the staff role. */
const leastCalls = 3;
const paces = [
  { perSecond: 1, reports: 15 },
  { perSecond: 10, reports: 150 },
  { perSecond: 50, reports: 500, answerP99: 50 },
];
/** So many reports before the clock starts: a process that has just begun is measured as a start. */
const warmUp = 60;
const reporters = 100;

/** Reports at an even pace, Discord's limits off: what the bot itself needs. Also what it holds in memory after them. */
export async function measureReports(): Promise<Figure[]> {
  const place = await community({ servers: 1, rateScale: 0, settings: { reportsPerHour: 100 } });
  const bot = await place.start();
  const sending = new Sending(place, firstOf(place.servers), reporters);
  await paced(warmUp, 10, () => sending.report());
  const figures: Figure[] = [];
  for (const pace of paces) figures.push(...(await measure(place, sending, pace)));
  figures.push({ what: 'memory after them', value: await bot.memory(), unit: 'MB' });
  await bot.stop();
  await place.end();
  return figures;
}

async function measure(
  { discord, quiet }: Community,
  sending: Sending,
  { perSecond, reports, answerP99 }: { perSecond: number; reports: number; answerP99?: number },
): Promise<Figure[]> {
  await quiet();
  const callsBefore = discord.globalCalls();
  const times = await paced(reports, perSecond, () => sending.report());
  await quiet();
  const answer = spread(times.map(({ answerMs }) => answerMs));
  const thread = spread(times.map(({ threadMs }) => threadMs));
  const calls = (discord.globalCalls() - callsBefore) / reports;
  const at = `at ${perSecond} a second`;
  return [
    { what: `${at}: submit to answer, p50`, value: answer.p50, unit: 'ms' },
    {
      what: `${at}: submit to answer, p99`,
      value: answer.p99,
      unit: 'ms',
      ...(answerP99 === undefined ? {} : { budget: answerP99 }),
    },
    { what: `${at}: submit to whole thread, p50`, value: thread.p50, unit: 'ms' },
    { what: `${at}: submit to whole thread, p99`, value: thread.p99, unit: 'ms' },
    {
      what: `${at}: globally limited calls a report (least possible: ${leastCalls})`,
      value: calls,
      unit: 'calls',
      budget: 1.5 * leastCalls,
    },
  ];
}

interface Sent {
  answerMs: number;
  threadMs: number;
}

/** Members of one server who report in turns, each time about somebody else: many about one would gather in one thread. */
export class Sending {
  readonly #place: Community;
  readonly #server: SecurityServer;
  readonly #watch: ThreadWatch;
  readonly #members: Person[];
  #count = 0;

  constructor(place: Community, server: SecurityServer, members: number, watch = new ThreadWatch(place.discord.world)) {
    this.#place = place;
    this.#server = server;
    this.#watch = watch;
    this.#members = Array.from({ length: members }, (_, index) => somebody(place.discord, server, `Member ${index}`));
  }

  /** One report, from the submit to the last step of its thread. `answered` is told as soon as its sender is. */
  async report(answered: (answerMs: number) => void = () => undefined): Promise<Sent> {
    const index = this.#count;
    this.#count += 1;
    const member = this.#members[index % this.#members.length];
    if (member === undefined) throw new Error('Nobody reports');
    const about = someMember(this.#place.discord, this.#server, `somebody_${index}`);
    await member.runs('/report', { member: about });
    const startedAt = performance.now();
    const handle = member.starts.fillsIn({ category: 'Harassment', description: `Report number ${index}.` });
    await handle.settled;
    const answerMs = handle.answeredInMs ?? Number.NaN;
    answered(answerMs);
    const reference = /C-\d{4,}/u.exec(member.answer?.text ?? '')?.[0] ?? '';
    const doneAt = await this.#watch.done(this.#server.guild.id, reference);
    return { answerMs, threadMs: doneAt - startedAt };
  }
}
