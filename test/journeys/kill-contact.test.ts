import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactThreads, startsContact } from '../support/contacting.ts';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { referenceIn, reports, threadOf } from '../support/reporting.ts';
import { until } from '../support/until.ts';
import { dieAt, killScene, settleChild, startAgain } from './kill-scene.ts';
import type { Fate, KillScene } from './kill-scene.ts';
import { casesOf, expectWholeRecord, newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

const says = (words: string) => (body: Record<string, unknown>) => String(body.content).includes(words);
const toThread: FaultMatch = {
  method: 'POST',
  path: '/channels/:channel/threads',
  body: ({ name }) => String(name).startsWith('Security team'),
};
const words: FaultMatch = { method: 'POST', path: '/channels/:channel/messages', body: says('How are you?') };
const relay: FaultMatch = { method: 'POST', path: '/channels/:channel/messages', body: says('💬') };

type Way = [when: 'before' | 'after', fate: Fate];
const everyWay: Way[] = [
  ['before', 'applied'],
  ['before', 'never'],
  ['before', 'late'],
  ['after', 'applied'],
];

/** A case of somebody new, with its thread up. */
async function fresh(): Promise<{ reporter: Person; reference: string }> {
  const reporter = newMember(scene);
  const reference = referenceIn(await reports(reporter, { person: 'somebody' }));
  await settleChild(scene);
  return { reporter, reference };
}

/** Dies at the request, lives again, and goes on until nothing is owed. */
async function diesAndGoesOn(at: FaultMatch, [when, fate]: Way, lead: () => Promise<unknown>): Promise<void> {
  const release = await dieAt(scene, { at, when }, lead);
  if (fate !== 'late') await release(fate === 'applied');
  await startAgain(scene, 'at once');
  if (fate === 'late') await release(true);
  await settleChild(scene);
}

const threadsWith = ({ id }: Person) => contactThreads(scene).filter(({ threadMembers }) => threadMembers.has(id));

/** Their thread holds the one message, the question counts as one attempt, and nothing is owed. */
async function expectAskedOnce(reporter: Person): Promise<void> {
  const [talk, ...others] = threadsWith(reporter);
  expect(others).toEqual([]);
  expect(reporter.sees(talk).filter(({ text }) => text.includes('How are you?'))).toHaveLength(1);
  const [state] = await casesOf(scene, reporter);
  if (state === undefined) throw new Error('The case is gone');
  expect(state.conversations.map(({ waiting }) => waiting?.attempts.length)).toEqual([1]);
  await expectWholeRecord(scene, state);
}

it.each(everyWay)(
  'makes one contact thread when killed %s its creation is carried out, which is %s',
  async (...way) => {
    const { reporter, reference } = await fresh();
    const known = contactThreads(scene).length;
    await diesAndGoesOn(toThread, way, async () => await startsContact(scene.rowan, { case: reference }));
    await until(() => contactThreads(scene).length === known + 1, 'a single contact thread');

    await expectAskedOnce(reporter);
  },
);

it.each(everyWay)('says it once when killed %s the message is carried out, which is %s', async (...way) => {
  const { reporter, reference } = await fresh();
  await diesAndGoesOn(words, way, async () => await startsContact(scene.rowan, { case: reference }));

  await expectAskedOnce(reporter);
});

it.each(everyWay)('tells of an answer once when killed %s the relay is carried out, which is %s', async (...way) => {
  const { reporter, reference } = await fresh();
  await startsContact(scene.rowan, { case: reference });
  await settleChild(scene);
  const [talk] = threadsWith(reporter);
  if (talk === undefined) throw new Error('No contact thread');
  await diesAndGoesOn(relay, way, async () => reporter.says('Not well.', { in: talk }));

  const told = scene.halvard.sees(threadOf(scene, reference)).filter(({ text }) => text.includes('> Not well.'));
  expect(told).toHaveLength(1);
});

it('takes in what was said in a thread and by direct message while it was not there, once', async () => {
  const { reporter, reference } = await fresh();
  await startsContact(scene.rowan, { case: reference });
  await settleChild(scene);
  const [talk] = threadsWith(reporter);
  if (talk === undefined) throw new Error('No contact thread');
  reporter.says('Before.', { in: 'dm' });
  await until(() => answersOf(reporter).length === 1, 'the first answer');
  await settleChild(scene);
  await scene.child.kill();
  reporter.says('By direct message.', { in: 'dm' });
  reporter.says('In the thread.', { in: talk });
  await startAgain(scene, 'at once');
  await until(() => answersOf(reporter).length === 3, 'all answers');
  await settleChild(scene);
  await scene.child.kill();
  await startAgain(scene, 'at once');

  expect(answersOf(reporter)).toHaveLength(3);
  const told = scene.halvard
    .sees(threadOf(scene, reference))
    .map(({ text }) => text)
    .join('\n');
  for (const text of ['Before.', 'By direct message.', 'In the thread.'])
    expect(told.split(`> ${text}`)).toHaveLength(2);
});

/** The answers of a person that are on record. */
const answersOf = ({ id }: Person): unknown[] =>
  scene.file
    .prepare(
      `select 1 from events join case_conversations using (case_id)
       where user_id = ? and json_extract(body, '$.type') = 'reply-received'`,
    )
    .all(id);
