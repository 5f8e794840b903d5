import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { tagsOn } from '../support/discord-server/rules/visibility.ts';
import { addsTo } from '../support/my-reports.ts';
import { dieAndGoOn, dieAt, expectSafe, killScene, opensForm, settleChild, startAgain } from './kill-scene.ts';
import type { KillScene } from './kill-scene.ts';
import { pointsAt, requests, waysToDie } from './kill-points.ts';
import { casesOf, expectWholeRecord, fillsForm, newMember, threadsOf } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene({ casesIn: 'forum' });
});
afterAll(() => scene.close());

/** The pause changes nothing here that it does not change for a private thread. */
const ways = waysToDie('thread').filter(([, , pause]) => pause === 'at once');

it.each(ways)('makes one post when killed %s, the request %s, started %s', async (...way) => {
  const [, fate, pause, point] = way;
  const reporter = newMember(scene);
  const form = await opensForm(scene, reporter);

  await dieAndGoOn(scene, point, reporter, [fate, pause]);

  await expectSafe(scene, reporter, form);
});

it.each(pointsAt('call').map((point) => [point.name, point] as const))(
  'calls once below a post when killed %s',
  async (_name, point) => {
    const reporter = newMember(scene);
    const form = await opensForm(scene, reporter);

    await dieAndGoOn(scene, point, reporter, ['applied', 'at once']);

    await expectSafe(scene, reporter, form);
  },
);

const tagging: FaultMatch = {
  method: 'PATCH',
  path: '/channels/:channel',
  body: ({ applied_tags }) => Array.isArray(applied_tags),
};

/** A complete post, and its case. */
async function posted(): Promise<{ reporter: Person; reference: string; threadId: string | null }> {
  const reporter = newMember(scene);
  await reporter.runs('/report', { person: 'somebody' });
  await fillsForm(reporter).settled;
  await settleChild(scene);
  const [state] = await casesOf(scene, reporter);
  if (state === undefined) throw new Error('The report is lost');
  return { reporter, reference: state.reference, threadId: state.thread.threadId };
}

it.each([
  ['before', true],
  ['before', false],
  ['after', true],
] as const)('sets the tags when killed %s Discord changes them, carried out: %s', async (when, apply) => {
  const { reference, threadId } = await posted();
  const release = await dieAt(scene, { at: tagging, when }, async () => {
    await scene.rowan.runs('/case triage', { case: reference });
    await scene.rowan.fillsIn({ severity: 'High', risk: 'No' });
  });
  await release(apply);
  await startAgain(scene, 'at once');
  const post = scene.discord.world.channel(threadId ?? '');

  expect(post === undefined ? [] : tagsOn(scene.discord.world, post)).toEqual(['Triage', 'High', 'Harassment']);
});

const moving: [string, FaultMatch][] = [
  ['the post left behind is deleted', { method: 'DELETE', path: '/channels/:channel' }],
  ['the new thread is made', requests.thread],
  ['the new card is posted', requests.card],
];

it.each(moving.flatMap(([what, at]) => (['before', 'after'] as const).map((when) => [when, what, at] as const)))(
  'moves a case once when killed %s %s',
  async (when, _what, at) => {
    const { reporter, reference, threadId } = await posted();
    const release = await dieAt(scene, { at, when }, () =>
      addsTo(reporter, reference, { text: 'Rowan was there and laughed.' }),
    );
    await release(true);
    await startAgain(scene, 'at once');
    const [state] = await casesOf(scene, reporter);
    if (state === undefined) throw new Error('The report is lost');
    const [thread, ...others] = threadsOf(scene, state);

    expect(others).toEqual([]);
    expect(thread).toMatchObject({ id: state.thread.threadId, type: 12, name: reference });
    expect(scene.discord.world.channel(threadId ?? '')).toBeUndefined();
    expect(scene.imke.sees(thread)).toHaveLength(3);
    expect(scene.rowan.seesNothingOf(reference)).toBe(true);
    await expectWholeRecord(scene, state);
  },
);

it('deletes a post that was made while the case moved and nobody lived to take', async () => {
  const reporter = newMember(scene);
  const [, after] = pointsAt('thread');
  if (after === undefined) throw new Error('No point after the thread');
  const held = scene.discord.faults.next(after.at, { hold: 'after' });
  await reporter.runs('/report', { person: 'somebody' });
  await fillsForm(reporter).settled;
  await held.reached;
  const [made] = await casesOf(scene, reporter);
  await addsTo(reporter, made?.reference ?? '', { text: 'Rowan was there and laughed.' });
  await scene.child.kill();
  held.release();
  await startAgain(scene, 'an hour later');
  const [state] = await casesOf(scene, reporter);
  if (state === undefined) throw new Error('The report is lost');

  expect(threadsOf(scene, state).map(({ id, type }) => [id, type])).toEqual([[state.thread.threadId, 12]]);
  expect(scene.rowan.seesNothingOf(state.reference)).toBe(true);
  await expectWholeRecord(scene, state);
});
