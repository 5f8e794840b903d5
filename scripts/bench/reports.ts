import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualTimes } from '../../src/config.ts';
import { startBot } from '../../src/bot.ts';
import { createLog } from '../../src/log.ts';
import { systemClock } from '../../src/system-clock.ts';
import type { Person } from '../../test/support/discord-server/people/person.ts';
import { startDiscord } from '../../test/support/discord-server/server.ts';
import type { DiscordServer } from '../../test/support/discord-server/server.ts';
import { buildSecurityServer, configure } from '../../test/support/security-server.ts';
import type { SecurityServer } from '../../test/support/security-server.ts';
import { until } from '../../test/support/until.ts';

/** Milliseconds. */
interface Spread {
  p50: number;
  p99: number;
}

export interface Figures {
  perSecond: number;
  reports: number;
  /** From the submit of the form to the answer. */
  answerMs: Spread;
  /** From the submit of the form to the message that calls the team, the last step of a thread. */
  threadMs: Spread;
  /** Calls that count against Discord's global limit. */
  callsPerReport: number;
}

/** Sends reports at an even pace and waits until every thread is complete. */
export async function measureReports({ perSecond, reports }: Pick<Figures, 'perSecond' | 'reports'>): Promise<Figures> {
  const discord = await startDiscord({ rateScale: 0 });
  const dataDir = await mkdtemp(join(tmpdir(), 'casekeeper-bench-'));
  const server = buildSecurityServer(discord, { settings: { reportsPerHour: 100 } });
  await configure(dataDir, server, Date.now());
  const config = {
    token: discord.token,
    apiBaseUrl: `${discord.url}/api`,
    dataDir,
    logLevel: 'silent' as const,
    ...usualTimes,
  };
  const bot = await startBot({ config, log: createLog('silent'), clock: systemClock, waitGuildTimeoutMs: 300 });
  try {
    await report(discord, server, 0);
    const callsBefore = discord.globalCalls();
    const times = await paced(reports, perSecond, (index) => report(discord, server, index + 1));
    const calls = discord.globalCalls() - callsBefore;
    return {
      perSecond,
      reports,
      answerMs: spread(times.map(({ answerMs }) => answerMs)),
      threadMs: spread(times.map(({ threadMs }) => threadMs)),
      callsPerReport: calls / reports,
    };
  } finally {
    await bot.stop();
    await discord.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Begins `count` tasks evenly spread over time and answers what each came to. */
async function paced<T>(count: number, perSecond: number, task: (index: number) => Promise<T>): Promise<T[]> {
  const startedAt = performance.now();
  const running = Array.from({ length: count }, async (_, index) => {
    const waitMs = (index * 1000) / perSecond - (performance.now() - startedAt);
    await new Promise((resolve) => {
      setTimeout(resolve, waitMs);
    });
    return await task(index);
  });
  return await Promise.all(running);
}

/** One report by somebody new, from the submit to the last step of its thread. */
async function report(discord: DiscordServer, { guild }: SecurityServer, index: number) {
  // About somebody else each time: many about one person would gather in one thread.
  const about: Person = discord.people.createPerson({ name: `Other ${index}`, guild });
  const member: Person = discord.people.createPerson({ name: `Member ${index}`, guild });
  await member.runs('/report', { member: about });
  const startedAt = performance.now();
  const handle = member.starts.fillsIn({ category: 'Harassment', description: `Report number ${index}.` });
  await handle.settled;
  const answerMs = handle.answeredInMs ?? 0;
  const reference = /C-\d{4,}/u.exec(member.answer?.text ?? '')?.[0] ?? '';
  await until(() => isComplete(discord, guild.id, reference), `the thread of ${reference}`);
  return { answerMs, threadMs: performance.now() - startedAt };
}

/** Card and call are there, and whoever the call did not reach was brought in by its edit. */
function isComplete({ world }: DiscordServer, guildId: string, reference: string): boolean {
  const threads = [...(world.guilds.get(guildId)?.channels.values() ?? [])].filter(({ type }) => type === 12);
  const thread = threads.find(({ name }) => name.startsWith(`${reference} ·`));
  if (thread === undefined) return false;
  const messages = [...world.messagesOf(thread.id).values()];
  return messages.some(({ content, edited_timestamp }) => content !== '' && edited_timestamp !== null);
}

function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
