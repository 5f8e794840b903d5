import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import { spawnChild } from '../support/child-bot.ts';
import { dieAt, expectSafe, killScene, opensForm, startAgain } from './kill-scene.ts';
import type { KillPoint, KillScene } from './kill-scene.ts';
import { pointsAt, requests } from './kill-points.ts';
import { newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

/** What the bot asks of Discord before it is ready. */
const starting: Record<string, FaultMatch> = {
  'its own application': { method: 'GET', path: '/applications/@me' },
  'the gateway': { method: 'GET', path: '/gateway/bot' },
  'its commands': { method: 'GET', path: '/applications/:application/commands' },
  'the members': { method: 'GET', path: '/guilds/:guild/members' },
};

const twice = (['thread', 'card', 'call', 'quietEdit'] as const).map((name) => pointBefore(name));

function pointBefore(name: keyof typeof requests): KillPoint {
  const [before] = pointsAt(name);
  if (before === undefined) throw new Error(`No point before ${name}`);
  return before;
}

it.each(twice)('goes on after two deaths in a row $name', async (point) => {
  const reporter = newMember(scene);
  const form = await opensForm(scene, reporter);

  const first = await dieAt(scene, point, () => point.lead(scene, reporter));
  await first(false);
  const second = await dieAt(scene, point, async () => {
    scene.child = spawnChild(scene);
  });
  await second(true);
  await startAgain(scene, 'at once');

  await expectSafe(scene, reporter, form);
});

it.each(Object.keys(starting))('goes on an hour after dying in its start, when it asked for %s', async (asked) => {
  const reporter = newMember(scene);
  const form = await opensForm(scene, reporter);
  const point = pointBefore('thread');

  const thread = await dieAt(scene, point, () => point.lead(scene, reporter));
  await thread(true);
  const start = await dieAt(scene, { at: starting[asked] ?? {}, when: 'before' }, async () => {
    scene.child = spawnChild(scene);
  });
  await start(false);
  await startAgain(scene, 'an hour later');

  await expectSafe(scene, reporter, form);
});

it('dies in 8 of the 71 ways here', () => {
  expect(Object.keys(requests)).toHaveLength(8);
  expect([...twice, ...Object.keys(starting)]).toHaveLength(8);
});
