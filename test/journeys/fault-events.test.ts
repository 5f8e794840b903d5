import { afterEach, expect, it } from 'vitest';
import { closeScenes } from '../support/scene.ts';
import { until } from '../support/until.ts';
import { expectReported, faultScene } from './fault-scene.ts';
import type { FaultScene } from './fault-scene.ts';
import { requests } from './kill-points.ts';
import { newMember, sendsReport } from './one-of-each.ts';

afterEach(closeScenes);

const faults: Record<string, (scene: FaultScene) => unknown> = {
  'are all in order': () => undefined,
  'bring every interaction twice': ({ discord }) => discord.gateway.duplicateEvents('INTERACTION_CREATE'),
  'bring every thread twice': ({ discord }) => discord.gateway.duplicateEvents('THREAD_CREATE'),
  'bring no thread': ({ discord }) => discord.gateway.dropEvents('THREAD_CREATE'),
  'hold threads back': ({ discord }) => discord.gateway.delayEvents('THREAD_CREATE'),
  'bring no message': ({ discord }) => discord.gateway.dropEvents('MESSAGE_CREATE'),
  'bring every message twice': ({ discord }) => discord.gateway.duplicateEvents('MESSAGE_CREATE'),
  'bring nobody into threads': ({ discord }) => discord.gateway.dropEvents('THREAD_MEMBERS_UPDATE'),
};

const orders = ['before', 'after'] as const;
const each = Object.keys(faults).flatMap((fault) => orders.map((eventOrder) => ({ fault, eventOrder })));

it.each(each)('makes one of each when events $fault and come $eventOrder the reply', async ({ fault, eventOrder }) => {
  const scene = await faultScene({ discord: { eventOrder } });
  const reporter = newMember(scene);

  await reporter.runs('/report', { person: 'warm-up' });
  reporter.dismisses();
  faults[fault]?.(scene);
  await (
    await sendsReport(reporter)
  ).answered;

  await expectReported(scene, reporter);
});

const drops = [
  { code: 4000, resumable: true },
  { code: 1006, resumable: true },
  { code: 4000, resumable: false },
];

it.each(drops)(
  'makes one of each when the gateway is cut before the thread ($code, resumable $resumable)',
  async (drop) => {
    const scene = await faultScene();
    const reporter = newMember(scene);
    const { gateway, faults } = scene.discord;
    const held = faults.next(requests.thread, { hold: 'before' });

    await (
      await sendsReport(reporter)
    ).answered;
    await held.reached;
    gateway.disconnect(drop);
    held.release();

    await expectReported(scene, reporter);
  },
);

it('hears what was said while the connection was cut', async () => {
  const scene = await faultScene();
  const { gateway } = scene.discord;
  const [reporter, other] = [newMember(scene), newMember(scene, 'Linnet')];
  await (
    await sendsReport(reporter)
  ).answered;
  await other.runs('/report', { person: 'somebody' });

  gateway.disconnect({ code: 4000, resumable: true });
  const handle = other.starts.fillsIn({
    category: 'harassment',
    description: 'They follow me from channel to channel.',
  });
  await until(() => gateway.resumes === 1, 'a resume');
  await handle.answered;

  await expectReported(scene, reporter);
  await expectReported(scene, other);
  expect(gateway.identifies).toBe(1);
});
