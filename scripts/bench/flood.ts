import { community } from './community.ts';
import type { Community } from './community.ts';
import type { Figure } from './figure.ts';
import { Sending } from './reports.ts';
import { paced, spread } from './spread.ts';
import { ThreadWatch } from './thread-watch.ts';

const reports = 1_000;
const seconds = 10;
const servers = 5;
const membersEach = 40;

/**
 * 1,000 reports in ten seconds from 200 members over five servers, under Discord's limits as they are: the threads of one
 * channel come fifty in five minutes, so that the last one takes its time; no answer does.
 */
export async function measureFlood(): Promise<Figure[]> {
  const place = await community({ servers, rateScale: 1 });
  const bot = await place.start();
  const watch = new ThreadWatch(place.discord.world);
  const senders = place.servers.map((server) => new Sending(place, server, membersEach, watch));
  const answers: number[] = [];
  const startedAt = performance.now();
  const whole = paced(reports, reports / seconds, async (index) => {
    const sender = senders[index % servers];
    return await sender?.report((answerMs) => answers.push(answerMs));
  });
  await whole;
  const wholeSeconds = (performance.now() - startedAt) / 1000;
  await place.quiet();
  const memory = await bot.memory();
  const gaps = gapsIn(place);
  await bot.stop();
  await place.end();
  const answer = spread(answers);
  return [
    { what: `members answered, of ${reports}`, value: answers.length, unit: '' },
    { what: 'submit to answer, p50', value: answer.p50, unit: 'ms' },
    { what: 'submit to answer, p99', value: answer.p99, unit: 'ms' },
    { what: 'submit to answer, slowest', value: answer.max, unit: 'ms', budget: 3000 },
    { what: 'until the last thread is whole', value: wholeSeconds, unit: 's' },
    { what: 'gaps in the numbers, threads too many or too few', value: gaps, unit: '', budget: 0 },
    { what: 'memory after it', value: memory, unit: 'MB' },
  ];
}

/** Each server has its threads from the first number to the last, each once. */
function gapsIn({ servers: all }: Community): number {
  const each = reports / servers;
  return all.reduce((sum, { guild, caseChannels }) => {
    const names = [...guild.channels.values()]
      .filter(({ type, parent_id: parent }) => type === 12 && parent === caseChannels.casesChannel.id)
      .map(({ name }) => name.slice(0, 6));
    const wanted = Array.from({ length: each }, (_, index) => `C-${String(index + 1).padStart(4, '0')}`);
    const missing = wanted.filter((one) => !names.includes(one)).length;
    return sum + missing + Math.max(0, names.length - each);
  }, 0);
}
