import { afterAll, beforeAll, expect, it } from 'vitest';
import { escalation, teamLine } from '../../src/texts/en/calls.ts';
import { activeThreads } from '../support/discord-server/world/threads.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { referenceIn, reports } from '../support/reporting.ts';
import { caseThreads } from '../support/security-server.ts';
import { dieAt, killScene, settleChild, startAgain } from './kill-scene.ts';
import type { Fate, KillPoint, KillScene } from './kill-scene.ts';
import { newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene({ settings: { addStaff: 'leaders' } });
});
afterAll(() => scene.close());

const minute = 60_000;
const post = { method: 'POST', path: '/channels/:channel/messages' };
const says = (words: RegExp) => ({
  ...post,
  body: ({ content }: Record<string, unknown>) => words.test(String(content)),
});
const archives = {
  method: 'PATCH',
  path: '/channels/:channel',
  body: ({ archived }: Record<string, unknown>) => archived === true,
};

const ways: [KillPoint['when'], Fate][] = [
  ['before', 'applied'],
  ['before', 'never'],
  ['before', 'late'],
  ['after', 'applied'],
];

/** Dies at the request; the next process settles everything. */
async function dieAndSettle(
  at: KillPoint['at'],
  [when, fate]: [KillPoint['when'], Fate],
  lead: () => Promise<unknown>,
) {
  const release = await dieAt(scene, { at, when }, lead);
  if (fate !== 'late') await release(fate === 'applied');
  await startAgain(scene, 'at once');
  if (fate === 'late') await release(true);
  await settleChild(scene);
}

const reportsDanger = async () =>
  referenceIn(await reports(newMember(scene), { person: 'somebody' }, { category: 'Threats or danger' }));

const threadsOf = (reference: string) => caseThreads(scene).filter(({ name }) => name.startsWith(reference));
const said = (place: Channel | undefined, opening: string) =>
  [...scene.discord.world.messagesOf(place?.id ?? '').values()].filter(({ content }) => content.startsWith(opening));
const owed = () => scene.file.prepare("select key from outbox where state in ('failed', 'dead')").all();

it.each(ways)('tells the staff channel once when killed %s the line is carried out, which is %s', async (...way) => {
  let reference = '';
  await dieAndSettle(says(/report has come in\./u), way, async () => {
    reference = await reportsDanger();
  });

  expect(said(scene.caseChannels.staffChannel, teamLine.opening(reference))).toHaveLength(1);
  expect(threadsOf(reference)).toHaveLength(1);
  expect(owed()).toEqual([]);
});

it.each(ways.slice(2))(
  'calls leaders again once when killed %s the call is carried out, which is %s',
  async (...way) => {
    const reference = await reportsDanger();
    await settleChild(scene);
    const before = scene.halvard.pings.length;
    const at = says(new RegExp(`${reference}\\*\\* · Nobody is on`, 'u'));
    await dieAndSettle(at, way, () => scene.child.advance(15 * minute));

    const [thread] = threadsOf(reference);
    expect(said(thread, escalation.leaders(reference))).toHaveLength(1);
    const pings = scene.halvard.pings.slice(before).filter(({ message }) => message.content.includes(reference));
    expect(pings).toHaveLength(1);
    expect(owed()).toEqual([]);
  },
);

it.each([
  ['the archiving', archives],
  ['the creation', { method: 'POST', path: '/channels/:channel/threads' }],
] as const)('takes one place for an urgent report when killed at %s', async (_at, at) => {
  for (const [when, fate] of [ways[1], ways[3]].filter((way) => way !== undefined)) {
    const plain = referenceIn(await reports(newMember(scene), { person: 'somebody' }));
    await settleChild(scene);
    const before = activeThreads(scene.discord.world, scene.guild.id).length;
    scene.guild.activeThreadCap = before;
    let reference = '';
    await dieAndSettle(at, [when, fate], async () => {
      reference = await reportsDanger();
    });

    expect(threadsOf(reference).map(({ thread_metadata }) => thread_metadata?.archived)).toEqual([false]);
    expect(threadsOf(plain).map(({ thread_metadata }) => thread_metadata?.archived)).toEqual([true]);
    expect(activeThreads(scene.discord.world, scene.guild.id)).toHaveLength(before);
    expect(owed()).toEqual([]);
    scene.guild.activeThreadCap = 1000;
  }
});
