import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { shelf as words } from '../../src/texts/en/shelf.ts';
import { addChannel, deleteChannel, setOverwrites } from '../support/discord-server/world/channels.ts';
import { createThread, updateThread } from '../support/discord-server/world/threads.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { cardIn, messagesIn, quiet, reported, shownTo, tagsOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseHomes, caseThreads, shelfPosts } from '../support/security-server.ts';
import { goesCold, linesIn, restCold, restOf, revives, stateOf } from '../support/shelving.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const tenMinutes = 10 * 60_000;
const archived = { archived: true, locked: false };
const closed = { archived: true, locked: true };
const open = { archived: false, locked: false };

/** Triaged, and let rest by a leader. */
async function triaged(s: Scene) {
  const made = await reported(s, s.mira);
  await s.halvard.runs('/case triage', { case: made.reference });
  await s.halvard.fillsIn({ severity: 'High', risk: 'No' });
  await quiet(s);
  return made;
}

/** Takes one permission from the bot in a channel; answers what gives it back. */
function take(s: Scene, channel: Channel, bit: bigint): () => void {
  const before = channel.permission_overwrites;
  const changed = before.map((one) =>
    one.id === s.botRole.id ? { ...one, allow: one.allow & ~bit, deny: one.deny | bit } : one,
  );
  setOverwrites(s.discord.world, channel, changed);
  return () => setOverwrites(s.discord.world, channel, before);
}

it('is cold all the same when the shelf is gone, says on the card what to do, and makes up for it', async () => {
  const s = await scene();
  const { thread } = await triaged(s);
  const { name, permission_overwrites } = s.caseChannels.coldChannel;
  deleteChannel(s.discord.world, s.caseChannels.coldChannel);
  await goesCold(s, 'C-0001');

  expect((await stateOf(s)).status).toBe('cold');
  expect(cardIn(s, thread).text).toContain('⚠️ Laying the case on the shelf: the channel');
  expect(restOf(thread)).toEqual(open);
  const fresh = addChannel(s.discord.world, s.guild, { name, type: 15, permission_overwrites });
  const before = await s.bot.stores.guilds.settings(s.guild.id);
  const after = { ...before, coldChannel: fresh.id };
  await s.bot.stores.guilds.saveSettings({ guildId: s.guild.id, before, after, by: s.owner.id, at: s.clock.now() });
  s.clock.advance(tenMinutes);
  await until(() => thread.thread_metadata?.locked === true, 'the closed thread');
  await quiet(s);
  const post = [...s.guild.channels.values()].find(({ parent_id }) => parent_id === fresh.id);

  expect([restOf(post), restOf(thread)]).toEqual([archived, closed]);
  expect((await stateOf(s)).troubles).toEqual([]);
});

it.each<[string, bigint]>([
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Manage Threads', PermissionFlagsBits.ManageThreads],
])('names the permission that the shelf lacks (%s), and goes on once it is granted', async (name, bit) => {
  const s = await scene();
  const { thread } = await triaged(s);
  const grant = take(s, s.caseChannels.coldChannel, bit);
  await goesCold(s, 'C-0001');
  expect(cardIn(s, thread).text).toContain(`⚠️ Laying the case on the shelf: the bot lacks *${name}*`);
  await s.ownerPerson.runs('/setup check');
  expect(shownTo(s.ownerPerson).text).not.toContain('C-0001');
  grant();
  await until(() => thread.thread_metadata?.locked === true, 'the closed thread');
  await quiet(s);

  expect(shelfPosts(s).map(restOf)).toEqual([archived]);
});

it('lets nothing wait for the thread that cannot be closed', async () => {
  const s = await scene();
  const { thread } = await triaged(s);
  const grant = take(s, s.caseChannels.casesChannel, PermissionFlagsBits.ManageThreads);
  await goesCold(s, 'C-0001');
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  expect(cardIn(s, post).text).toContain('⚠️ Closing the case thread: the bot lacks *Manage Threads*');
  await revives(s, s.imke, post);

  expect(cardIn(s, thread).text).toContain('**Triage**');
  expect(linesIn(s, post).at(-1)).toBe(words.wentOn('C-0001', thread.id));
  grant();
  await until(async () => (await stateOf(s)).troubles.length === 0, 'the end of the trouble');
  await quiet(s);
  expect(restOf(thread)).toEqual(open);
});

it.each(['before', 'after'] as const)(
  'opens a thread that was being closed when somebody revived the case (%s)',
  async (hold) => {
    const s = await scene();
    const { thread } = await triaged(s);
    const locks = ({ locked }: Record<string, unknown>) => locked === true;
    const held = s.discord.faults.next({ method: 'PATCH', path: '/channels/:channel', body: locks }, { hold });
    await s.halvard.runs('/case cold', { case: 'C-0001' });
    await s.halvard.fillsIn({ reason: 'No answer since July.' });
    await held.reached;
    await s.imke.runs('/case revive', { case: 'C-0001' });
    await s.imke.fillsIn({ reason: 'Mira is back.' });
    await until(async () => (await stateOf(s)).status === 'triage', 'the revival');
    held.release();
    await quiet(s);

    expect(restOf(thread)).toEqual(open);
    expect(cardIn(s, thread).text).toContain('**Triage**');
    expect(await stateOf(s)).toMatchObject({ shelf: { place: null, home: 'open' } });
  },
);

it('revives a case whose shelf post was never made', async () => {
  const s = await scene();
  const { thread } = await triaged(s);
  const grant = take(s, s.caseChannels.coldChannel, PermissionFlagsBits.SendMessages);
  await goesCold(s, 'C-0001');
  await s.imke.runs('/case revive', { case: 'C-0001' });
  await s.imke.fillsIn({ reason: 'Mira is back.' });
  grant();
  await quiet(s);

  expect(shelfPosts(s)).toEqual([]);
  expect(restOf(thread)).toEqual(open);
  expect(await stateOf(s)).toMatchObject({ status: 'triage', troubles: [], shelf: { home: 'open' } });
});

it('makes its own room where the server has as many active threads as Discord allows', async () => {
  const s = await scene();
  const { thread } = await triaged(s);
  const { general } = s.channels;
  if (general === undefined) throw new Error('no place to talk');
  createThread(s.discord.world, { parent: general, name: 'Talk', type: 11, owner: s.sol.user });
  s.guild.activeThreadCap = 2;
  await goesCold(s, 'C-0001');

  const [post, ...others] = shelfPosts(s);
  expect(others).toEqual([]);
  expect([restOf(post), restOf(thread)]).toEqual([archived, closed]);
  expect(linesIn(s, thread).at(-1)).toBe(words.rests('C-0001', 'cold', post?.id ?? ''));
});

it.each(['status', 'after'] as const)('makes one post when Discord fails %s it is made', async (how) => {
  const s = await scene();
  const { thread } = await triaged(s);
  s.discord.gateway.dropEvents('THREAD_CREATE');
  s.discord.faults.next(
    { method: 'POST', path: '/channels/:channel/threads' },
    { status: 500, after: how === 'after' },
  );
  await goesCold(s, 'C-0001');

  expect(shelfPosts(s)).toHaveLength(1);
  expect([restOf(shelfPosts(s)[0]), restOf(thread)]).toEqual([archived, closed]);
});

it('closes the thread again that somebody opens by hand while the case rests', async () => {
  const s = await scene();
  const { thread } = await restCold(s);
  updateThread(s.discord.world, thread, { archived: false, locked: false });
  await until(() => thread.thread_metadata?.locked === true, 'the closed thread');
  await quiet(s);

  expect(restOf(thread)).toEqual(closed);
});

it.each(caseHomes)('goes on where it was when the bot was restarted in the middle (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await triaged(s);
  const held = s.discord.faults.next({ method: 'POST', path: '/channels/:channel/threads' }, { hold: 'after' });
  await s.halvard.runs('/case cold', { case: 'C-0001' });
  await s.halvard.fillsIn({ reason: 'No answer since July.' });
  await held.reached;
  const restarting = s.restart();
  held.release();
  await restarting;
  await quiet(s);

  expect(shelfPosts(s).map(restOf)).toEqual([archived]);
  expect(restOf(thread)).toEqual(closed);
  expect(caseThreads(s)).toEqual([thread]);
});

it('keeps the word of two who revive and reopen at the same moment apart: one of them is told what changed', async () => {
  const s = await scene();
  const { thread } = await restCold(s);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  await s.imke.presses('Revive', { on: cardIn(s, post) });
  await s.rowan.presses('Revive', { on: cardIn(s, post) });
  await Promise.all([s.imke.fillsIn({ reason: 'Mira is back.' }), s.rowan.fillsIn({ reason: 'Mira wrote to me.' })]);
  await quiet(s);

  const answers = [s.imke, s.rowan].map((person) => shownTo(person).text);
  expect(answers.filter((text) => text.includes('goes on where it stood'))).toHaveLength(1);
  expect(answers.filter((text) => text.includes('The case has moved on'))).toHaveLength(1);
  expect(linesIn(s, thread).filter((line) => line.startsWith('▶️'))).toHaveLength(1);
  expect(messagesIn(s, post).filter(({ text }) => text.startsWith('▶️'))).toHaveLength(1);
});

it('records what the team writes in a shelf post', async () => {
  const s = await scene();
  await restCold(s);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  s.rowan.says('Seen again on the old server.', { in: post });
  const { caseId } = await stateOf(s);
  const read = () => s.bot.stores.discussions.page(caseId, null, 10);
  await until(async () => (await read()).length > 0, 'what was said on record');
  s.clock.advance(2 * 60 * 60_000);
  await s.restart(() => void s.imke.says('And on the new one.', { in: post }));
  await until(async () => (await read()).length > 1, 'what was said meanwhile');

  expect(tagsOf(s, post)).toEqual(['Cold', 'High', 'Harassment']);
});
