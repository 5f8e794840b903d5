import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { interim, silencedUntil, silencings } from '../support/interim.ts';
import { referenceIn, reports } from '../support/reporting.ts';
import { dieAt, killScene, settleChild, startAgain } from './kill-scene.ts';
import type { Fate, KillScene } from './kill-scene.ts';
import { casesOf, expectWholeRecord, newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

const hourMs = 3_600_000;
const member: FaultMatch = { method: 'PATCH', path: '/guilds/:guild/members/:user' };
const toldBy = (words: string): FaultMatch => ({
  method: 'POST',
  path: '/channels/:channel/messages',
  body: ({ content }) => String(content).includes(words),
});
const forNow = 'It is a precaution';
const over = 'What kept you from writing';

async function reportedNew(): Promise<{ reporter: Person; subject: Person; reference: string }> {
  const [reporter, subject] = [newMember(scene), newMember(scene, 'Oswin')];
  const reference = referenceIn(await reports(reporter, { member: subject }));
  await settleChild(scene);
  return { reporter, subject, reference };
}

const reads = (person: Person, words: string) =>
  person.dms.filter(({ text }) => text.includes(words)).length +
  [...person.reads()].filter((text) => text.includes(words) && !person.dms.some((dm) => dm.text === text)).length;

/** The time of an unconfirmed measure runs out while the bot is off or on; either way it is lifted once. */
async function expectLiftedOnce(reporter: Person, subject: Person): Promise<void> {
  await scene.child.advance(13 * hourMs);
  await settleChild(scene);
  expect(silencedUntil(scene, subject)).toBe(0);
  expect(silencings(scene, subject)).toHaveLength(2);
  expect([reads(subject, forNow), reads(subject, over)]).toEqual([1, 1]);
  const [state] = await casesOf(scene, reporter);
  if (state === undefined) throw new Error('The case is gone');
  expect(state.interims.map(({ verdict, lifting }) => [verdict, lifting])).toEqual([['lapsed', 'done']]);
  await expectWholeRecord(scene, state);
}

it.each<[string, FaultMatch, 'before' | 'after', Fate]>([
  ['it is carried out', member, 'before', 'never'],
  ['it is carried out', member, 'after', 'applied'],
  ['they are told', toldBy(forNow), 'after', 'applied'],
])('acts once, tells once and lifts once, when killed while %s (%s %s, %s)', async (_name, at, when, fate) => {
  const { reporter, subject, reference } = await reportedNew();

  const release = await dieAt(scene, { at, when }, () => interim(scene.rowan, reference, { length: '20h' }));
  await release(fate === 'applied');
  await startAgain(scene, 'at once');
  await settleChild(scene);

  expect(silencings(scene, subject)).toHaveLength(1);
  await expectLiftedOnce(reporter, subject);
});

it.each<[string, FaultMatch]>([
  ['it is lifted', member],
  ['they are told that it is', toldBy(over)],
])('lifts it once when killed after %s', async (_name, at) => {
  const { reporter, subject, reference } = await reportedNew();
  await interim(scene.rowan, reference, { length: '20h' });
  await settleChild(scene);

  const release = await dieAt(scene, { at, when: 'after' }, async () => await scene.child.advance(12 * hourMs));
  await release(true);
  await startAgain(scene, 'at once');
  await settleChild(scene);

  await expectLiftedOnce(reporter, subject);
});
