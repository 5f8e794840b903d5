import { afterEach, expect, it } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import { quiet } from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { createThread } from '../support/discord-server/world/threads.ts';
import type { Channel, User } from '../support/discord-server/world/types.ts';
import { until } from '../support/until.ts';
import { faultScene, settleBot } from './fault-scene.ts';
import type { FaultScene } from './fault-scene.ts';
import { requests } from './kill-points.ts';
import { casesOf, expectOneOfEach, newMember, sendsReport, threadsOf } from './one-of-each.ts';

afterEach(closeScenes);

/** A case with its thread. */
async function reported(): Promise<{ scene: FaultScene; state: CaseState; reporter: ReturnType<typeof newMember> }> {
  const scene = await faultScene();
  const reporter = newMember(scene);
  await (
    await sendsReport(reporter)
  ).answered;
  await settleBot(scene);
  return { scene, reporter, state: await expectOneOfEach(scene, reporter) };
}

/** A private thread that goes by the reference of the case. */
function another(scene: FaultScene, state: CaseState, { owner, parent }: { owner?: User; parent?: Channel } = {}) {
  return createThread(scene.discord.world, {
    parent: parent ?? scene.caseChannels.casesChannel,
    name: `${state.reference} · Harassment`,
    type: 12,
    owner: owner ?? scene.discord.world.bot,
  });
}

it('takes away a second empty thread of a case when it hears of it', async () => {
  const { scene, state, reporter } = await reported();

  another(scene, state);
  await until(() => threadsOf(scene, state).length === 1, 'a single thread');

  await expectOneOfEach(scene, reporter);
});

it('takes it away at the next start when it did not hear of it', async () => {
  const { scene, state, reporter } = await reported();
  scene.discord.gateway.dropEvents('THREAD_CREATE');

  another(scene, state);
  await scene.restart();
  await until(() => threadsOf(scene, state).length === 1, 'a single thread');
  // Every thread is looked after at the start.
  await quiet(scene);

  await expectOneOfEach({ ...scene, stores: scene.bot.stores }, reporter);
});

it('takes it away when it can be asked for again', async () => {
  const { scene, state, reporter } = await reported();
  const failed = scene.discord.faults.next({ method: 'DELETE', path: '/channels/:channel' }, { status: 500 });

  another(scene, state);
  await failed.reached;
  await until(() => {
    scene.clock.advance(60_000);
    return threadsOf(scene, state).length === 1;
  }, 'a single thread');

  await expectOneOfEach(scene, reporter);
});

it('leaves a thread in which somebody has written', async () => {
  const { scene, state } = await reported();
  const { world, gateway } = scene.discord;
  const heard = gateway.delayEvents('THREAD_CREATE');

  const second = another(scene, state);
  postMessage(world, { channel: second, author: scene.halvard.user, content: 'Let us talk here.' });
  heard.off();
  const looked = another(scene, state);
  await until(() => world.channel(looked.id) === undefined, 'the empty one gone');

  expect(threadsOf(scene, state).map(({ id }) => id)).toEqual([state.thread.threadId, second.id]);
});

it('leaves threads of others, and threads in other channels', async () => {
  const { scene, state } = await reported();

  const theirs = another(scene, state, { owner: scene.halvard.user });
  const elsewhere = another(scene, state, { parent: scene.caseChannels.staffChannel });
  const looked = another(scene, state);
  await until(() => scene.discord.world.channel(looked.id) === undefined, 'the stray gone');

  const left = threadsOf(scene, state).map(({ id }) => id);
  expect(left).toEqual([state.thread.threadId, theirs.id, elsewhere.id]);
});

it('takes an earlier thread for a case that has none, and none that is older than the case', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const old = createThread(scene.discord.world, {
    parent: scene.caseChannels.casesChannel,
    name: 'C-0001 · another life',
    type: 12,
    owner: scene.discord.world.bot,
  });
  scene.clock.advance(60 * 60_000);
  scene.discord.faults.next(requests.thread, { status: 500, after: true });

  await (
    await sendsReport(reporter)
  ).answered;
  await settleBot(scene);

  const [state] = await casesOf(scene, reporter);
  const threads = state === undefined ? [] : threadsOf(scene, state).map(({ id }) => id);
  expect(threads).toEqual([old.id, state?.thread.threadId]);
  expect(
    scene.discord.requests.filter(({ route, method }) => method === 'POST' && route?.endsWith('/threads')),
  ).toHaveLength(1);
});
