import { community, firstOf, somebody } from './community.ts';
import type { Figure } from './figure.ts';
import type { Person } from '../../test/support/discord-server/people/person.ts';

const cases = 20;
/**
 * The post on the shelf and its archiving; the link to it, the card a last time and the closing of the thread; opening a
 * direct message and telling the reporter.
 */
const leastCalls = 7;

/** What closing a case without a decision costs Discord: from the second person's confirmation until nothing is owed. */
export async function measureClosing(): Promise<Figure[]> {
  const place = await community({ servers: 1, rateScale: 0, settings: { reportsPerHour: 100 } });
  const server = firstOf(place.servers);
  const bot = await place.start();
  let calls = 0;
  for (let number = 1; number <= cases; number += 1) {
    const reporter = somebody(place.discord, server, `Member ${number}`);
    const reference = await sent(reporter, `somebody ${number}`);
    await place.quiet();
    await server.halvard.runs('/case close', { case: reference });
    await server.halvard.fillsIn({ reason: 'Outside what this team looks after' });
    await place.quiet();
    await server.ysolde.runs('/case close', { case: reference });
    const before = place.discord.globalCalls();
    await server.ysolde.presses('Confirm closing');
    await place.quiet();
    calls += place.discord.globalCalls() - before;
  }
  await bot.stop();
  await place.end();
  const what = `globally limited calls a closed case (least possible: ${leastCalls})`;
  return [{ what, value: calls / cases, unit: 'calls', budget: 1.5 * leastCalls }];
}

async function sent(reporter: Person, person: string): Promise<string> {
  await reporter.runs('/report', { person });
  await reporter.fillsIn({ category: 'Harassment', description: `About ${person}.` });
  return /C-\d{4,}/u.exec(reporter.answer?.text ?? '')?.[0] ?? '';
}
