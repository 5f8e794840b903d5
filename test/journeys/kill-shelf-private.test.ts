import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import { killScene } from './kill-scene.ts';
import type { KillScene } from './kill-scene.ts';
import {
  die,
  expectAtRest,
  isCard,
  message,
  messagesIn,
  rest,
  startsWith,
  triaged,
  waysThrough,
} from './shelf-kills.ts';

/** What a private shelf post is filled with. */
const filling: Record<string, FaultMatch> = {
  'the private post is made': { method: 'POST', path: '/channels/:channel/threads' },
  'its card is posted': { method: 'POST', path: message, body: isCard },
  'its readers are called in': { method: 'POST', path: message, body: startsWith('📁 **') },
  'its timeline is posted': { method: 'POST', path: message, body: startsWith('🕰️') },
};

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

it.each(waysThrough(filling))('fills a private post once when killed while %s (%s, %s)', async (...way) => {
  const one = await triaged(scene, { member: scene.rowan });

  await die(scene, way, () => rest(scene, one));

  const post = await expectAtRest(scene, one);
  const openings = messagesIn(scene, post).map(({ text }) => ['##', '📁', '🕰️'].find((sign) => text.startsWith(sign)));
  expect(openings).toEqual(['##', '📁', '🕰️']);
  const { discord, imke, halvard, ysolde } = scene;
  expect([...post.threadMembers.keys()].toSorted()).toEqual(
    [discord.world.bot.id, imke.id, halvard.id, ysolde.id].toSorted(),
  );
  expect(scene.rowan.seesNothingOf(one.reference)).toBe(true);
});
