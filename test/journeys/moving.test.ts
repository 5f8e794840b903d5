import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { addsTo, choosesReport } from '../support/my-reports.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import { cardIn, messagesIn, peopleIn, quiet, reported, reports, shownTo, threadOf } from '../support/reporting.ts';
import { caseHomes, caseThreads } from '../support/security-server.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const deletion: FaultMatch = { method: 'DELETE', path: '/channels/:channel' };
const naming = { text: 'Rowan was there and laughed.' };

/** The case has one thread, in the restricted channel, in which everything is said that has to be. */
function expectMoved(s: Scene): Channel {
  const threads = caseThreads(s);
  const [thread] = threads;
  if (thread === undefined) throw new Error('The case has no thread');
  expect(threads).toHaveLength(1);
  expect(thread).toMatchObject({ type: 12, name: 'C-0001', parent_id: s.caseChannels.restrictedChannel.id });
  expect(messagesIn(s, thread).map(({ text }) => text.split('\n')[0]?.replaceAll(/ <@\d+>/gu, ''))).toEqual([
    '## C-0001 · Harassment',
    '**C-0001** · This case is restricted now and goes on here. Only the people named here can see it.',
    '**C-0001** · The reporter added something (no. 1).',
  ]);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect(s.rowan.seesNothingOf('C-0001')).toBe(true);
  return thread;
}

it.each(caseHomes)(
  'leaves a %s channel at once, and whoever is named reads nothing of the case any more',
  async (home) => {
    const s = await onlookers({ casesIn: home });
    const read = await newlyRead(s.everyone, async () => {
      const { thread } = await reported(s, s.mira);
      expect(s.rowan.canSee(thread)).toBe(true);
      await addsTo(s.mira, 'C-0001', naming);
      await quiet(s);
    });
    const thread = expectMoved(s);
    const { Mira: mira, ...others } = read;
    const { Imke: inside = new Set() } = others;

    expect(Object.keys(others).toSorted()).toEqual(['Ada', 'Halvard', 'Imke', 'Owner', 'Ysolde']);
    for (const texts of Object.values(others)) expect(texts).toEqual(inside);
    expect([...inside].join('\n')).not.toContain('laughed');
    expect([...(mira ?? [])].join('\n')).not.toContain('Rowan was there');
    expect([s.imke, s.halvard, s.ysolde].map(({ pings }) => pings.at(-1)?.how)).toEqual(Array(3).fill('mention'));
    await s.imke.runs('/case view', {}, { in: thread });
    expect(shownTo(s.imke).text).toContain('🔒 Restricted');
    await s.halvard.runs('/case history', { case: '1' });
    expect(shownTo(s.halvard).text).toContain('the earlier one is deleted');
  },
);

it.each(caseHomes)('says nothing more in a %s channel once it has left', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread: before } = await reported(s, s.mira);
  const said = messagesIn(s, before).length;
  const held = s.discord.faults.next(deletion, { hold: 'before' });
  await addsTo(s.mira, 'C-0001', naming);
  await held.reached;
  const people = messagesIn(s, before).filter(({ message }) => message.type === 0);
  await choosesReport(s.mira, 'C-0001');
  await s.mira.presses('Ask how it stands');
  await s.halvard.runs('/case assign', { case: '1' });
  await s.halvard.fillsIn({ whom: s.imke.id });
  await until(() => caseThreads(s).find(({ type, name }) => type === 12 && name === 'C-0001'), 'the new thread');
  await until(() => messagesIn(s, threadOf(s, 'C-0001')).length >= 4, 'what is said there');

  expect(people).toHaveLength(said);
  expect(messagesIn(s, before).filter(({ message }) => message.type === 0)).toHaveLength(said);
  held.release();
  await until(() => caseThreads(s).length === 1, 'the end of the thread left behind');
});

it.each(caseHomes.flatMap((home) => [[home, false] as const, [home, true] as const]))(
  'leaves a %s channel once when Discord fails to delete, carried out: %s',
  async (home, after) => {
    const s = await scene({ casesIn: home });
    await reported(s, s.mira);
    const met = s.discord.faults.next(deletion, { status: 500, after });
    await addsTo(s.mira, 'C-0001', naming);
    await quiet(s);

    expect(met.hits).toBe(1);
    expectMoved(s);
  },
);

/** Takes one permission from the bot in the cases channel; answers what gives it back. */
function take(s: Scene, bit: bigint): () => void {
  const { casesChannel } = s.caseChannels;
  const before = casesChannel.permission_overwrites;
  const changed = before.map((one) =>
    one.id === s.botRole.id ? { ...one, allow: one.allow & ~bit, deny: one.deny | bit } : one,
  );
  setOverwrites(s.discord.world, casesChannel, changed);
  return () => setOverwrites(s.discord.world, casesChannel, before);
}

it.each(caseHomes)(
  'says on the new card what a deletion in a %s channel waits for, and makes up for it',
  async (home) => {
    const s = await scene({ casesIn: home });
    const { thread: before } = await reported(s, s.mira);
    await addsTo(s.mira, 'C-0001', { text: 'He wrote again.' });
    await quiet(s);
    const grant = take(s, PermissionFlagsBits.ManageThreads);
    await addsTo(s.mira, 'C-0001', naming);
    await quiet(s);
    const thread = threadOf(s, 'C-0001');

    expect(cardIn(s, thread).text).toContain(
      '⚠️ Deleting the thread the case has left: the bot lacks *Manage Threads*.',
    );
    expect(['following', 'wrote again'].map((words) => s.rowan.seesNothingOf(words))).toEqual([true, true]);
    // Out of a private thread at once; what a post still holds says nothing.
    expect(s.rowan.canSee(before)).toBe(home === 'forum');
    grant();
    await until(() => caseThreads(s).length === 1, 'the end of the thread left behind');
    await quiet(s);

    expect(caseThreads(s)).toEqual([thread]);
    expect(cardIn(s, thread).text).not.toContain('⚠️ Deleting');
  },
);

it.each(caseHomes)('takes no thread of a %s channel that was being made meanwhile', async (home) => {
  const s = await scene({ casesIn: home });
  const held = s.discord.faults.next({ method: 'POST', path: '/channels/:channel/threads' }, { hold: 'after' });
  await reports(s.mira, { member: s.tobin });
  await held.reached;
  await addsTo(s.mira, 'C-0001', naming);
  held.release();
  await quiet(s);

  expectMoved(s);
});

it.each(caseHomes)('deletes what a failed attempt has left in a %s channel', async (home) => {
  const s = await scene({ casesIn: home });
  s.discord.gateway.dropEvents('THREAD_CREATE');
  s.discord.faults.next({ method: 'POST', path: '/channels/:channel/threads' }, { status: 500, after: true });
  await reports(s.mira, { member: s.tobin });
  await until(() => caseThreads(s).length === 1, 'what the attempt leaves');
  await addsTo(s.mira, 'C-0001', naming);
  await quiet(s);

  expectMoved(s);
});
