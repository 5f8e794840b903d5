import { afterAll, beforeAll, expect, it } from 'vitest';
import { dieAndGoOn, expectSafe, killScene, opensForm } from './kill-scene.ts';
import type { KillScene } from './kill-scene.ts';
import { waysToDie } from './kill-points.ts';
import { newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

const ways = waysToDie('card', 'call', 'quietEdit');

it.each(ways)('shows nothing twice when killed %s, the request %s, started %s', async (...way) => {
  const [, fate, pause, point] = way;
  const reporter = newMember(scene);
  const form = await opensForm(scene, reporter);

  await dieAndGoOn(scene, point, reporter, [fate, pause]);

  await expectSafe(scene, reporter, form);
});

it('dies in 22 of the 71 ways here', () => {
  expect(ways).toHaveLength(22);
});
