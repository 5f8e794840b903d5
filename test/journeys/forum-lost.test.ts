import { afterEach, expect, it } from 'vitest';
import { addChannel, deleteChannel } from '../support/discord-server/world/channels.ts';
import { deleteThread } from '../support/discord-server/world/threads.ts';
import { cardIn, messagesIn, quiet, reported, tagsOf, threadOf } from '../support/reporting.ts';
import { caseThreads } from '../support/security-server.ts';
import { exempt } from '../support/event-course.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';
import { expectReported, faultScene, settleBot, untilPutOff } from './fault-scene.ts';
import { requests } from './kill-points.ts';
import { casesOf, newMember, sendsReport, threadsOf } from './one-of-each.ts';

afterEach(closeScenes);

/** Chooses another channel for cases, as an administrator would. */
async function chooses({ bot, guild, owner, clock }: Scene, casesChannel: string): Promise<void> {
  const before = await bot.stores.guilds.settings(guild.id);
  const after = { ...before, casesChannel };
  await bot.stores.guilds.saveSettings({ guildId: guild.id, before, after, by: owner.id, at: clock.now() });
}

it.each([
  ['fails after Discord made it', { status: 500, after: true }],
  ['loses the connection after it', { drop: 'after' }],
  ['fails before Discord made it', { status: 502 }],
] as const)('makes one post with one card when the request for it %s', async (_how, fault) => {
  const s = await faultScene({ casesIn: 'forum' });
  const reporter = newMember(s);
  s.discord.faults.next(requests.thread, fault);
  await (
    await sendsReport(reporter)
  ).answered;

  await expectReported(s, reporter);
  const [state] = await casesOf(s, reporter);
  expect(state?.thread.cardId).toBe(state?.thread.threadId);
});

it('takes a post whose first message was deleted before it knew of it, and posts the card below', async () => {
  const s = await faultScene({ casesIn: 'forum' });
  const reporter = newMember(s);
  s.discord.faults.next(requests.thread, { status: 500, after: true });
  await (
    await sendsReport(reporter)
  ).answered;
  await untilPutOff(s, 'create-thread');
  const [post] = caseThreads(s);
  const starter = s.discord.world.message(post?.id ?? '', post?.id ?? '');
  if (starter !== undefined) s.discord.world.deleteMessage(starter);

  await expectReported(s, reporter);
  const [state] = await casesOf(s, reporter);
  expect(state?.thread.cardId).not.toBe(post?.id);
});

it('posts a new card below, once, when the first message of a post is deleted, and goes on with it', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  const { message } = cardIn(s, thread);
  s.discord.world.deleteMessage(message);
  await until(() => messagesIn(s, thread).length === 2, 'the new card');
  await quiet(s);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await quiet(s);

  expect(messagesIn(s, thread)).toHaveLength(2);
  expect(cardIn(s, thread).message.id).not.toBe(message.id);
  expect(cardIn(s, thread).text).toContain('**Triage** · Severity: **High**');
  expect(tagsOf(s, thread)).toEqual(['Triage', 'High', 'Harassment']);
});

it('makes a post deleted by hand anew', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  deleteThread(s.discord.world, thread);
  const anew = await until(() => caseThreads(s)[0], 'the post made anew');
  await quiet(s);

  expect(caseThreads(s)).toEqual([anew]);
  expect(tagsOf(s, anew)).toEqual(['New', 'Medium', 'Harassment']);
  expect(messagesIn(s, anew)).toHaveLength(2);
});

it('waits for another channel when the forum is deleted, and goes on in private threads if that is a text channel', async () => {
  const s = await faultScene({ casesIn: 'forum' });
  const reporter = newMember(s);
  await (
    await sendsReport(reporter)
  ).answered;
  await settleBot(s);
  const { permission_overwrites } = s.caseChannels.restrictedChannel;
  deleteChannel(s.discord.world, s.caseChannels.casesChannel);
  await untilPutOff(s, 'create-thread');
  const fresh = addChannel(s.discord.world, s.guild, { name: 'cases', permission_overwrites });
  await chooses(s, fresh.id);
  s.clock.advance(10 * 60_000);

  await expectReported(s, reporter);
  expect(caseThreads(s).map(({ type, parent_id }) => [type, parent_id])).toEqual([[12, fresh.id]]);
});

it('leaves the cases where they are when another kind of channel is chosen', async () => {
  const s = await scene();
  const { thread: earlier } = await reported(s, s.mira);
  const { permission_overwrites } = s.caseChannels.casesChannel;
  const forum = addChannel(s.discord.world, s.guild, { name: 'case-files', type: 15, permission_overwrites });
  await chooses(s, forum.id);
  const { thread: later } = await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await quiet(s);

  expect([earlier, later].map(({ type }) => type)).toEqual([12, 11]);
  expect(threadOf(s, 'C-0001').id).toBe(earlier.id);
  expect(cardIn(s, earlier).text).toContain('Severity: **High**');
  expect(tagsOf(s, later)).toEqual(['New', 'Medium', 'Harassment']);
});

it('opens an archived post for its tags and card, and archives it again', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  s.clock.advance(8 * 24 * 3_600_000);
  await quiet(s);
  expect(thread.thread_metadata?.archived).toBe(true);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await quiet(s);

  expect(tagsOf(s, thread)).toEqual(['Triage', 'High', 'Harassment']);
  expect(cardIn(s, thread).text).toContain('Severity: **High**');
  expect(thread.thread_metadata?.archived).toBe(true);
});

it.skipIf(exempt(['lossy'], 'the post is made in the name of the bot, and heard of only by its event'))(
  'takes away a second post of a case in which nobody has written',
  async () => {
    const s = await faultScene({ casesIn: 'forum' });
    const reporter = newMember(s);
    await (
      await sendsReport(reporter)
    ).answered;
    await settleBot(s);
    const [state] = await casesOf(s, reporter);
    if (state === undefined) throw new Error('The report is lost');
    const body = { name: `${state.reference} · Harassment`, message: { content: 'The card' } };
    const forumId = s.caseChannels.casesChannel.id;
    await fetch(`${s.discord.url}/api/v10/channels/${forumId}/threads`, {
      method: 'POST',
      headers: { authorization: `Bot ${s.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await until(() => threadsOf(s, state).length === 1, 'a single post');

    await expectReported(s, reporter);
  },
);
