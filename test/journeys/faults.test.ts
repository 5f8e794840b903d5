import { afterEach, expect, it } from 'vitest';
import { acknowledgement } from '../../src/texts/en/report.ts';
import type { Effect, FaultMatch } from '../support/discord-server/http/faults.ts';
import { exempt } from '../support/event-course.ts';
import { closeScenes } from '../support/scene.ts';
import { until } from '../support/until.ts';
import { expectReported, faultScene, settleBot, untilPlanned, untilPutOff } from './fault-scene.ts';
import { requests } from './kill-points.ts';
import { casesOf, newMember, sendsReport, sentFileOf, threadsOf } from './one-of-each.ts';

afterEach(closeScenes);

const member: FaultMatch = { method: 'GET', path: '/guilds/:guild/members/:member' };
const routes: Record<string, FaultMatch> = { ...requests, member };

const faults: Record<string, Effect> = {
  'fails once': { status: 500 },
  'fails after it was carried out': { status: 500, after: true },
  'loses its answer': { drop: 'after' },
  'is lost': { drop: 'before' },
  'is told to wait': { status: 429, retryAfter: 0 },
  'meets a page of somebody on the way': { nonJson: 403 },
};

const each = Object.keys(routes).flatMap((route) => Object.keys(faults).map((fault) => ({ route, fault })));

it.each(each)('loses and doubles nothing when the request $route $fault', async ({ route, fault }) => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  // Somebody the bot does not know any more, so that it has to ask.
  scene.tobin.leaves();
  const met = scene.discord.faults.next(routes[route] ?? {}, faults[fault] ?? { status: 500 });

  const sent = await sendsReport(reporter, { withFile: true, harmed: scene.tobin.id });
  const fileId = sentFileOf(reporter);
  scene.discord.cdn.fail(fileId, 503);
  await sent.answered;
  await untilPutOff(scene, 'copy-evidence');
  scene.discord.cdn.restore(fileId);
  await settleBot(scene);
  await reporter.presses(acknowledgement.copyButton);

  await expectReported(scene, reporter);
  expect(met.hits).toBe(1);
});

it('honours a long Retry-After without holding the request, also across a restart', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  scene.discord.faults.next(requests.thread, { status: 429, retryAfter: 120 });

  await (
    await sendsReport(reporter)
  ).answered;
  const { runAt } = await untilPutOff(scene, 'create-thread');
  expect(runAt - scene.clock.now()).toBeGreaterThan(119_000);
  await scene.restart();

  await expectReported({ ...scene, stores: scene.bot.stores }, reporter);
});

it('keeps the report when a file is gone, and says so', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);

  const sent = await sendsReport(reporter, { withFile: true });
  scene.discord.cdn.expire(sentFileOf(reporter));
  await sent.answered;

  await expectReported(scene, reporter);
  const [state] = await casesOf(scene, reporter);
  expect(state?.evidence).toMatchObject([{ state: 'failed', reason: 'not-there' }]);
});

it('waits for room when the server has no thread left, and goes on', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  scene.guild.activeThreadCap = 0;

  await (
    await sendsReport(reporter)
  ).answered;
  await untilPutOff(scene, 'create-thread');
  const [waiting] = await casesOf(scene, reporter);
  expect(reporter.answer?.text).toContain(waiting?.reference);
  expect(waiting === undefined ? [] : threadsOf(scene, waiting)).toEqual([]);
  scene.guild.activeThreadCap = 1000;
  // Discord says nothing of a higher limit: it is asked again before long.
  scene.clock.advance(5 * 60_000);

  await expectReported(scene, reporter);
});

it.skipIf(exempt(['twice'], 'counts the tries for one delivery'))(
  'sends a copy when Discord never shows the answer',
  async () => {
    const scene = await faultScene();
    const reporter = newMember(scene);
    const refused = scene.discord.faults.next(requests.answer, { status: 500 }, 2);

    await sendsReport(reporter);
    await refused.reached;
    await untilPlanned(scene, 'send-copy');

    await expectReported(scene, reporter);
    expect(reporter.answer).toBeNull();
    expect(reporter.dms).toHaveLength(1);
  },
);

it('brings a large team in to the last person when a quiet edit fails on the way', async () => {
  const scene = await faultScene();
  const reporter = newMember(scene);
  const roles = scene.settings.staffRoles.map((id) => ({ id }));
  for (let count = 0; count < 220; count += 1)
    scene.discord.people.createPerson({ name: `Staff ${count}`, guild: scene.guild, roles });
  const known = scene.file.prepare<[], number>('select count(*) from staff').pluck();
  await until(() => known.get() === 224, 'the team to be known');
  const second = {
    ...requests.quietEdit,
    body: ({ content }: Record<string, unknown>) => !String(content).includes(scene.imke.id),
  };
  const failed = scene.discord.faults.next(second, { status: 500 });

  await (
    await sendsReport(reporter)
  ).answered;
  await settleBot(scene);

  const [state] = await casesOf(scene, reporter);
  const thread = state === undefined ? undefined : threadsOf(scene, state)[0];
  expect(thread?.threadMembers.size).toBe(225);
  expect(failed.hits).toBe(1);
});
