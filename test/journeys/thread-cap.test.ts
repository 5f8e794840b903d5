import { afterEach, expect, it } from 'vitest';
import { boardWords } from '../../src/texts/en/board.ts';
import { cameIn, enterWords, teamLine } from '../../src/texts/en/calls.ts';
import { createThread, deleteThread, updateThread } from '../support/discord-server/world/threads.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import {
  cardIn,
  messagesIn,
  on,
  peopleIn,
  quiet,
  referenceIn,
  reported,
  reports,
  shownTo,
} from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene, SceneOptions } from '../support/scene.ts';
import { caseHomes, caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const minute = 60_000;
const danger: Form = { category: 'Threats or danger' };
const isArchived = ({ thread_metadata }: Channel) => thread_metadata?.archived === true;

/** A server with this many places for active threads, all of them taken by cases; the oldest is idle longest. */
async function fullServer(places: number, options: SceneOptions = {}) {
  const s = await scene(options);
  s.guild.activeThreadCap = places;
  const threads: Channel[] = [];
  for (let count = 0; count < places; count += 1) {
    threads.push(
      (await reported(s, s.discord.people.createPerson({ name: `Member ${count}`, guild: s.guild }))).thread,
    );
    s.clock.advance(minute);
  }
  return { s, threads };
}

/** A thread of nobody's case: what somebody archives or deletes there makes room, and the bot opens it to nobody again. */
function talkIn(s: Scene): Channel {
  const { general } = s.channels;
  if (general === undefined) throw new Error('no place to talk');
  return createThread(s.discord.world, { parent: general, name: 'Talk', type: 11, owner: s.sol.user });
}

const hasThread = (s: Scene, reference: string) => caseThreads(s).some(({ name }) => name.startsWith(reference));
const lines = (s: Scene, reference: string) =>
  messagesIn(s, s.caseChannels.staffChannel).filter(({ text }) => text.startsWith(teamLine.opening(reference)));

/** A report for which there is no room. */
async function waits(s: Scene, form: Form = {}): Promise<string> {
  const reference = referenceIn(await reports(s.mira, { member: s.tobin }, form));
  await quiet(s);
  expect(hasThread(s, reference)).toBe(false);
  return reference;
}

it.each([
  ...caseHomes.map((casesIn) => ({ casesIn })),
  // The bot never hears that it has archived the thread itself.
  { casesIn: 'text' as const, discord: { events: 'lossy' as const } },
])('archives the thread idle longest for an urgent report (%j)', async (options) => {
  const { s, threads } = await fullServer(3, options);
  const [first, second] = threads;
  if (first === undefined || second === undefined) throw new Error('no threads');
  s.rowan.says('Something new here.', { in: first });
  const { reference, thread } = await reported(s, s.mira, { form: danger });

  expect(isArchived(thread)).toBe(false);
  expect(threads.map(isArchived)).toEqual([false, true, false]);
  expect(s.halvard.pings.some(({ message }) => message.channel_id === thread.id)).toBe(true);
  expect(lines(s, reference)).toEqual([]);
  await s.rowan.runs('/case history', { case: second.name.slice(0, 6) });
  expect(shownTo(s.rowan).text).toContain('Thread archived to make room for an urgent report');
  // It is not locked: with room again whoever writes there opens it, and the card says what is true by then.
  await s.rowan.runs('/case triage', { case: second.name.slice(0, 6) });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await quiet(s);
  expect(isArchived(second)).toBe(true);
  s.guild.activeThreadCap = 9;
  s.rowan.says('Back again.', { in: second });
  await until(() => cardIn(s, second).text.includes('**Triage**'), 'the card to be drawn');
});

it('records, answers and shows a report that waits, and gives it its thread when there is room, also after a restart', async () => {
  const { s, threads } = await fullServer(2);
  const talk = talkIn(s);
  s.guild.activeThreadCap = 3;
  const reference = await waits(s);
  expect(shownTo(s.mira).text).toContain('Your report is safe with the Security team.');
  expect(threads.map(isArchived)).toEqual([false, false]);
  expect(lines(s, reference).map(({ text }) => text)).toEqual([
    `${teamLine.opening(reference)}${cameIn.report.ordinary} ${teamLine.waits}`,
  ]);
  await s.imke.runs('/queue');
  expect(shownTo(s.imke).text).toContain(boardWords.waitsForThread);
  await s.imke.runs('/case view', { case: reference });
  expect(shownTo(s.imke).text).toContain('Waits for a thread');
  await s.imke.presses(enterWords.button, on(lines(s, reference)[0]));
  expect(shownTo(s.imke).text).toBe(enterWords.noThread);

  await s.restart();
  await quiet(s);
  expect(hasThread(s, reference)).toBe(false);
  updateThread(s.discord.world, talk, { archived: true });
  await until(() => hasThread(s, reference), 'its thread');
  await quiet(s);
  expect(caseThreads(s).filter(({ name }) => name.startsWith(reference))).toHaveLength(1);
  expect(lines(s, reference).map(({ text }) => text)).toEqual([
    `${teamLine.opening(reference)}${cameIn.report.ordinary}`,
  ]);
  await s.imke.runs('/queue');
  expect(shownTo(s.imke).text).not.toContain(boardWords.waitsForThread);
  expect(s.imke.pings.filter(({ message }) => message.content.includes(reference))).toHaveLength(1);
});

it('gives one waiting report its thread for each that is archived or deleted, the oldest first', async () => {
  const { s } = await fullServer(2);
  const [first, talk] = [talkIn(s), talkIn(s)];
  s.guild.activeThreadCap = 4;
  const [one, two] = [await waits(s), await waits(s)];
  updateThread(s.discord.world, first, { archived: true });
  await until(() => hasThread(s, one), 'the first');
  await quiet(s);
  expect(hasThread(s, two)).toBe(false);
  deleteThread(s.discord.world, talk);
  await until(() => hasThread(s, two), 'the second');
  await quiet(s);
  expect(lines(s, two)).toHaveLength(1);
});

it('asks again by itself when Discord says nothing of the room', async () => {
  const { s } = await fullServer(2);
  const reference = await waits(s);
  s.guild.activeThreadCap = 3;
  s.clock.advance(5 * minute);
  await until(() => hasThread(s, reference), 'its thread');
  await quiet(s);
  expect(caseThreads(s).filter(({ name }) => name.startsWith(reference))).toHaveLength(1);
});

it('calls for an urgent report in the staff channel while not even another thread can make room', async () => {
  const { s } = await fullServer(0);
  s.guild.activeThreadCap = 1;
  await reported(s, s.sol, { form: danger });
  const before = s.halvard.pings.length;
  const reference = await waits(s, danger);
  expect(lines(s, reference)).toHaveLength(1);
  expect(s.halvard.pings.slice(before).map(({ message }) => message.channel_id)).toEqual([
    s.caseChannels.staffChannel.id,
  ]);
  s.clock.advance(15 * minute);
  await quiet(s);
  const again = messagesIn(s, s.caseChannels.staffChannel).filter(({ text }) =>
    text.includes(`${reference}** · Nobody`),
  );
  expect(again).toHaveLength(1);
});

it('says nothing in the staff channel of a restricted report that waits', async () => {
  const { s } = await fullServer(1);
  const reference = await waits(s, { description: 'Imke was there.' });
  expect(lines(s, reference)).toEqual([]);
  expect(s.imke.seesNothingOf(reference)).toBe(true);
  await s.rowan.runs('/queue');
  expect(shownTo(s.rowan).text).toContain(boardWords.waitsForThread);
});

const conversation = (s: Scene, parent: Channel, name: string) =>
  createThread(s.discord.world, { parent, name, type: parent.type === 15 ? 11 : 12, owner: s.discord.world.bot });

it('archives idle contact threads and shelf posts first, never one of a moment ago', async () => {
  const s = await scene();
  const { contactChannel, coldChannel } = s.caseChannels;
  const [contact, shelf] = [conversation(s, contactChannel, 'Team'), conversation(s, coldChannel, 'C-0900')];
  s.clock.advance(2 * 60 * minute);
  const fresh = conversation(s, contactChannel, 'Team again');
  s.guild.activeThreadCap = 4;
  const { thread } = await reported(s, s.mira);
  expect([contact, shelf, fresh].map(isArchived)).toEqual([false, false, false]);
  await reported(s, s.sol);
  expect([contact, shelf, fresh, thread].map(isArchived)).toEqual([true, false, false, false]);
  const urgent = await reported(s, s.tobin, { about: { person: 'somebody' }, form: danger });
  expect([shelf, fresh, thread, urgent.thread].map(isArchived)).toEqual([true, false, false, false]);
  expect(contact.thread_metadata?.locked).toBe(false);
});

it('archives what has been idle for a day before the server is full', async () => {
  const s = await scene();
  const { contactChannel } = s.caseChannels;
  const idle = Array.from({ length: 12 }, (_, index) => conversation(s, contactChannel, `Team ${index}`));
  s.clock.advance(25 * 60 * minute);
  const { general } = s.channels;
  if (general === undefined) throw new Error('no channel');
  for (let count = 0; count < 939; count += 1)
    createThread(s.discord.world, { parent: general, name: `Talk ${count}`, type: 11, owner: s.sol.user });
  await until(() => s.bot.client.channels.cache.size > 951, 'the bot to know them');
  const { thread } = await reported(s, s.mira);

  expect(idle.filter(isArchived)).toHaveLength(10);
  expect(peopleIn(s, thread)).toHaveLength(4);
});
