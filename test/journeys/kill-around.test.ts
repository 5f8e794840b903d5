import { afterAll, beforeAll, expect, it } from 'vitest';
import { dieAt, killScene, startAgain } from './kill-scene.ts';
import type { KillScene } from './kill-scene.ts';
import { expectOneOfEach, fillsForm, newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

it.each(['before', 'after'] as const)(
  'keeps the messages around it once when it dies %s Discord answers',
  async (when) => {
    const { sol, tobin, discord } = scene;
    sol.says('Good morning.');
    const message = tobin.says('Go away.');
    const reporter = newMember(scene);
    const looking = { method: 'GET', path: new RegExp(`/channels/${message.channel_id}/messages`, 'u') };
    const release = await dieAt(scene, { at: looking, when }, async () => {
      await reporter.usesMessageMenu('Report message', message);
      await fillsForm(reporter).settled;
    });
    await release(true);
    await startAgain(scene, 'at once');

    const state = await expectOneOfEach(scene, reporter);
    expect(state.message?.around).toMatchObject({ state: 'stored', after: 0 });
    const history = await scene.stores.cases.history(state.caseId);
    expect(history.filter(({ event }) => event.type === 'around-settled')).toHaveLength(1);
    expect(discord.unmodelled).toEqual([]);
  },
);
