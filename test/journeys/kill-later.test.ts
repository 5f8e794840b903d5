import { afterAll, beforeAll, expect, it } from 'vitest';
import { dieAndGoOn, expectSafe, killScene, opensForm, startAgain } from './kill-scene.ts';
import type { KillScene } from './kill-scene.ts';
import { waysToDie } from './kill-points.ts';
import { casesOf, fillsForm, newMember, sentFileOf } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

const pauses = ['at once', 'an hour later'] as const;
const edits = waysToDie('refresh');
const copies = waysToDie('openDm', 'copy');

it.each(edits)('draws the card to the end when killed %s, the request %s, started %s', async (...way) => {
  const [, fate, pause, point] = way;
  const reporter = newMember(scene);
  const form = await opensForm(scene, reporter);

  await dieAndGoOn(scene, point, reporter, [fate, pause]);

  await expectSafe(scene, reporter, form);
  const [state] = await casesOf(scene, reporter);
  expect(state?.evidence.map((one) => one.state)).toEqual(['stored']);
  const card = scene.halvard.sees({ id: state?.thread.threadId ?? '' }).find(({ message }) => message.flags !== 0);
  expect(card?.buttons.map(({ label }) => label)).toContain('Show proof');
});

it.each(copies)('sends one copy when killed %s, the request %s, started %s', async (...way) => {
  const [, fate, pause, point] = way;
  const reporter = newMember(scene);
  const form = await opensForm(scene, reporter);

  await dieAndGoOn(scene, point, reporter, [fate, pause]);

  await expectSafe(scene, reporter, form);
  const [state] = await casesOf(scene, reporter);
  expect(state?.copy).toBe('sent');
  expect(reporter.dms).toHaveLength(1);
});

it.each(pauses)('fetches a file anew when killed while it was on its way, started %s', async (pause) => {
  const reporter = newMember(scene);
  const form = await opensForm(scene, reporter);
  const sent = fillsForm(reporter, { withFile: true });
  const fileId = sentFileOf(reporter);
  const slow = scene.discord.cdn.hold(fileId);

  await slow.reached;
  await sent.settled;
  await scene.child.kill();
  slow.release();
  await startAgain(scene, pause);

  await expectSafe(scene, reporter, form);
  const [state] = await casesOf(scene, reporter);
  expect(state?.evidence.map((one) => one.state)).toEqual(['stored']);
  expect(scene.discord.cdn.fetches.get(fileId)).toBe(2);
});

it('dies in 25 of the 71 ways here', () => {
  expect([...edits, ...copies, ...pauses]).toHaveLength(25);
});
