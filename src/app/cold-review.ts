import { monthsBefore } from '../domain/sweep/cold-review.ts';
import { dayMs } from '../domain/durations.ts';
import type { Clock, Stores } from './ports.ts';

/** So many come before the leaders in a day: what fits into one message. The others follow on the next. */
const casesADay = 20;

/**
 * Looks whether cold cases of a server have slept too long (SPEC 9.6), and has the leaders told: once a day, however often
 * and by how many processes it is asked.
 */
export async function reviewCold(
  { stores, clock }: { stores: Pick<Stores, 'cases' | 'guilds' | 'outbox'>; clock: Clock },
  guildId: string,
): Promise<void> {
  const round = clock.now();
  const { coldReviewMonths } = await stores.guilds.settings(guildId);
  const until = monthsBefore(round, coldReviewMonths);
  const caseIds = await stores.cases.asleep(guildId, { until, now: round, take: casesADay });
  if (caseIds.length === 0) return;
  const effect = { kind: 'tell-cold-cases', guildId, caseIds, round } as const;
  const key = `${effect.kind}:${guildId}:${Math.floor(round / dayMs)}`;
  const planned = { key, lane: 'cold-review', effect, refresh: false };
  await stores.outbox.owe([{ caseId: null, guildId, planned, at: round }]);
}
