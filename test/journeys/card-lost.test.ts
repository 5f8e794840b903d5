import { afterEach, expect, it } from 'vitest';
import { closeScenes } from '../support/scene.ts';
import { until } from '../support/until.ts';
import { faultScene, settleBot } from './fault-scene.ts';
import { expectOneOfEach, newMember, sendsReport } from './one-of-each.ts';

afterEach(closeScenes);

/** A settled report, and its card as a message. */
async function settledReport() {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const sent = await sendsReport(reporter);
  await sent.answered;
  await settleBot(scene);
  const { reference, thread } = await expectOneOfEach(scene, reporter);
  const messages = scene.discord.world.messagesOf(thread.threadId ?? '');
  const card = messages.get(thread.cardId ?? '');
  if (card === undefined) throw new Error('There is no card');
  return { scene, reporter, reference, messages, card };
}

it('posts a card deleted by hand again, once', async () => {
  const { scene, reporter, messages, card } = await settledReport();
  scene.discord.world.deleteMessage(card);
  await until(() => messages.size === 2, 'the new card');
  await settleBot(scene);

  await expectOneOfEach(scene, reporter);
});

it('notices a deleted card when it is next drawn, should the event be lost, and goes on with what comes after', async () => {
  const { scene, reference, messages, card } = await settledReport();
  const lost = scene.discord.gateway.dropEvents('MESSAGE_DELETE');
  scene.discord.world.deleteMessage(card);
  lost.off();
  await scene.halvard.runs('/case claim', { case: reference });
  await settleBot(scene);

  const state = await scene.stores.cases.findByReference(scene.guild.id, reference);
  expect(state?.thread.cardId).not.toBe(card.id);
  expect(messages.get(state?.thread.cardId ?? '')?.components).toHaveLength(1);
  expect([...messages.values()].filter(({ content }) => content.includes('has this case now'))).toHaveLength(1);
});
