import { afterEach, expect, it } from 'vitest';
import { deleteThread } from '../support/discord-server/world/threads.ts';
import { cardIn, quiet, referenceIn, reports, threadOf } from '../support/reporting.ts';
import { closeScenes, scene, startOn } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';
import { comeIn, member, surgeAt, threadNames, told } from './surge-scene.ts';

afterEach(closeScenes);

it('tells each once when Discord fails after it was carried out, and the bot is started anew in the middle', async () => {
  const s = await scene(surgeAt);
  const isLine = ({ content }: Record<string, unknown>) => String(content).startsWith('📥');
  const match = { method: 'POST', path: '/channels/:channel/messages', body: isLine };
  const met = s.discord.faults.next(match, { status: 500, after: true }, 2);
  const early = await comeIn(s, 6);
  await until(() => met.hits > 0, 'the first message');
  await s.restart();
  const late = await comeIn(s, 6);
  await s.restart();
  await quiet(s);

  expect(met.hits).toBe(2);
  expect(told(s, 'C-0001')).toEqual([...early, ...late].slice(2));
  expect(threadNames(s)).toEqual(['C-0001', 'C-0002']);
});

it('tells everything again, once, in a thread made anew, and calls nobody for it', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 9);
  await quiet(s);
  const pings = s.rowan.pings.length;
  const thread = threadOf(s, 'C-0001');
  deleteThread(s.discord.world, thread);
  await until(() => caseThreads(s).find(({ id, name }) => id !== thread.id && name.startsWith('C-0001')), 'the thread');
  await quiet(s);

  expect(told(s, 'C-0001')).toEqual(['C-0003', 'C-0004', 'C-0005', 'C-0006', 'C-0007', 'C-0008', 'C-0009']);
  expect(s.rowan.pings.length - pings).toBe(1);
});

it('gathers each once when two processes run on the same data', async () => {
  const s = await scene(surgeAt);
  const other = await startOn(s);
  await comeIn(s, 2);
  const people = Array.from({ length: 10 }, (_, number) => member(s, `Member ${number}`));
  const acks = await Promise.all(people.map((person) => reports(person, { member: s.tobin })));
  await quiet(s);
  await s.halvard.presses('Part them all', { on: cardIn(s, threadOf(s, 'C-0001')) });
  await quiet(s);
  const { broken } = await s.bot.stores.cases.verify();
  await other.stop();

  expect(told(s, 'C-0001').toSorted()).toEqual(acks.map(referenceIn).toSorted());
  expect(threadNames(s).toSorted()).toEqual(['C-0001', 'C-0002', ...acks.map(referenceIn).toSorted()]);
  expect(broken).toEqual([]);
});
