import Sqlite from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import type { Effect } from '../../src/domain/effect.ts';
import { databaseFile } from '../../src/store/open-database.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { scene } from '../support/scene.ts';
import type { Scene, SceneOptions } from '../support/scene.ts';
import { settle } from '../support/settle.ts';
import { until } from '../support/until.ts';
import { expectOneOfEach } from './one-of-each.ts';
import type { Watched } from './one-of-each.ts';

/** The bot in the test's own process, and a hand on its database. */
export type FaultScene = Watched & Scene;

export async function faultScene(options: SceneOptions = {}): Promise<FaultScene> {
  const made = await scene(options);
  const file = new Sqlite(databaseFile(made.dataDir));
  onTestFinished(() => void file.close());
  return Object.assign(made, { file, stores: made.bot.stores });
}

/** Waits until Discord is owed nothing that comes by itself, moving the clock over every backoff. */
export const settleBot = (scene: FaultScene): Promise<void> =>
  settle({ ...scene, advance: (ms: number) => scene.clock.advance(ms) });

/** Waits until an effect of this kind was tried and put off. */
export async function untilPutOff({ file }: FaultScene, kind: Effect['kind']): Promise<{ runAt: number }> {
  const row = file.prepare<[string], { runAt: number }>(
    'select run_at as runAt from outbox where kind = ? and last_error is not null and locked_by is null',
  );
  return await until(() => row.get(kind), `${kind} put off`);
}

/** Waits until an effect of this kind is owed, or was. */
export async function untilPlanned({ file }: FaultScene, kind: Effect['kind']): Promise<void> {
  const row = file.prepare<[string]>('select 1 from outbox where kind = ?');
  await until(() => row.get(kind), `${kind} planned`);
}

/** Waits until nothing is failed any more: somebody mended it, and Discord said so. */
export async function untilRevived({ file }: FaultScene): Promise<void> {
  const failed = file.prepare("select 1 from outbox where state = 'failed'");
  await until(() => failed.get() === undefined, 'what failed to be tried again');
}

/** One of each, and the member knows the reference: from the answer, or from their direct messages. */
export async function expectReported(scene: FaultScene, reporter: Person): Promise<void> {
  await settleBot(scene);
  const { reference } = await expectOneOfEach(scene, reporter);
  const told = [reporter.answer, ...reporter.dms].map((seen) => seen?.text ?? '');
  expect(told.some((text) => text.includes(reference))).toBe(true);
  expect(reporter.dms.length).toBeLessThanOrEqual(1);
}
