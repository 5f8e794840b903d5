import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { databaseFile } from '../../src/store/open-database.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { spawnChild, startChild } from '../support/child-bot.ts';
import type { ChildBot } from '../support/child-bot.ts';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { startDiscord } from '../support/discord-server/server.ts';
import { eventsOfThisRun } from '../support/event-course.ts';
import { buildSecurityServer, configure } from '../support/security-server.ts';
import type { SecurityPlan } from '../support/security-server.ts';
import { settle } from '../support/settle.ts';
import { TestClock } from '../support/test-clock.ts';
import { until } from '../support/until.ts';
import { casesOf, expectOneOfEach, fillsForm, threadsOf } from './one-of-each.ts';
import type { Watched } from './one-of-each.ts';

/** A community whose bot is a process that a test kills. Tests of one file share it, one after the other. */
export interface KillScene extends Watched {
  clock: TestClock;
  dataDir: string;
  logLines: string[];
  child: ChildBot;
  close: () => Promise<void>;
}

/**
 * What a dead process has asked for is no request of the next one: what becomes of it is heard, also where a run loses the
 * echo of one's own requests.
 */
const heardAfterDeath = eventsOfThisRun === 'lossy' ? 'early' : eventsOfThisRun;

export async function killScene(plan: SecurityPlan = {}): Promise<KillScene> {
  const clock = new TestClock();
  const discord = await startDiscord({ clock, events: heardAfterDeath });
  const dataDir = await mkdtemp(join(tmpdir(), 'casekeeper-'));
  const server = buildSecurityServer(discord, plan);
  await configure(dataDir, server, clock.now());
  const logLines: string[] = [];
  const stores = openStores(dataDir);
  const file = new Sqlite(databaseFile(dataDir));
  const child = await startChild({ discord, clock, dataDir, logLines });
  const scene: KillScene = { ...server, discord, clock, dataDir, logLines, stores, file, child, close };
  async function close(): Promise<void> {
    await scene.child.stop();
    stores.close();
    file.close();
    await discord.stop();
    await rm(dataDir, { recursive: true, force: true });
    expect(discord.unmodelled).toEqual([]);
  }
  return scene;
}

/**
 * What becomes of the request that was on its way when the process died. `late`: Discord carries it out after the next
 * process has looked and done its own.
 */
export type Fate = 'applied' | 'never' | 'late';
export type Pause = 'at once' | 'an hour later';

/** Where the process dies: at this request, before or after Discord carries it out. */
export interface KillPoint {
  name: string;
  at: FaultMatch;
  when: 'before' | 'after';
  /** Everything that leads to the request; does not wait for it. */
  lead: (scene: KillScene, reporter: Person) => Promise<unknown>;
}

/** Dies at the point, lives again, and goes on until nothing is owed. */
export async function dieAndGoOn(scene: KillScene, point: KillPoint, reporter: Person, how: [Fate, Pause]) {
  const [fate, pause] = how;
  const release = await dieAt(scene, point, () => point.lead(scene, reporter));
  if (fate !== 'late') await release(fate === 'applied');
  await startAgain(scene, pause);
  if (fate === 'late') await lateAnswer(scene, reporter, release);
}

async function lateAnswer(scene: KillScene, reporter: Person, release: (apply: boolean) => Promise<void>) {
  await release(true);
  const [state] = await casesOf(scene, reporter);
  if (state !== undefined) await until(() => threadsOf(scene, state).length === 1, 'a single thread');
  await settleChild(scene);
}

/** Kills the process at the request; answers what lets the request go, carried out or thrown away. */
export async function dieAt(
  scene: KillScene,
  { at, when }: Pick<KillPoint, 'at' | 'when'>,
  lead: () => Promise<unknown>,
): Promise<(apply: boolean) => Promise<void>> {
  const held = scene.discord.faults.next(at, { hold: when });
  await lead();
  await held.reached;
  await scene.child.kill();
  const open = scene.discord.requests.filter(({ status, method }) => status === null && method === at.method);
  return async (apply) => {
    held.release({ apply });
    if (apply) await until(() => open.some(({ status }) => status !== null), 'the held request');
  };
}

/** The next process, after a pause, with everything done that it finds to do. */
export async function startAgain(scene: KillScene, pause: Pause): Promise<void> {
  if (pause === 'an hour later') scene.clock.advance(60 * 60_000);
  scene.child = spawnChild(scene);
  await scene.child.ready;
  await settleChild(scene);
}

export const settleChild = (scene: KillScene) => settle({ ...scene, advance: (ms: number) => scene.child.advance(ms) });

/** The form as it stands open before the reporter; the person behind it keeps it until an answer comes. */
export async function opensForm({ discord }: KillScene, reporter: Person): Promise<OpenForm> {
  await reporter.runs('/report', { person: 'somebody' });
  const form = discord.interactions.modals.get(reporter.id);
  if (form === undefined) throw new Error('No form was opened');
  return form;
}

type OpenForm = NonNullable<ReturnType<Watched['discord']['interactions']['modals']['get']>>;

/** One of each; and the member has the reference, or gets it by sending the form, still open before them, again. */
export async function expectSafe(scene: KillScene, reporter: Person, form: OpenForm): Promise<void> {
  await expectOneOfEach(scene, reporter);
  if (reporter.answer === null) await sendsAgain(scene, reporter, form);
  const state = await expectOneOfEach(scene, reporter);
  expect(reporter.answer?.text).toContain(state.reference);
}

async function sendsAgain(scene: KillScene, reporter: Person, form: OpenForm): Promise<void> {
  scene.discord.interactions.modals.set(reporter.id, form);
  await fillsForm(reporter).settled;
  await settleChild(scene);
}
