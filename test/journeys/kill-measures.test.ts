import { afterAll, beforeAll, expect, it } from 'vitest';
import { approves, proposes } from '../support/deciding.ts';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { referenceIn, reports, shownTo } from '../support/reporting.ts';
import { dieAt, killScene, settleChild, startAgain } from './kill-scene.ts';
import type { Fate, KillScene } from './kill-scene.ts';
import { casesOf, expectWholeRecord, newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

const notice = 'You are removed from this server.';
const member = '/guilds/:guild/members/:user';
const banned: FaultMatch = { method: 'PUT', path: '/guilds/:guild/bans/:user' };
const heldStill: FaultMatch = { method: 'PATCH', path: member };
const told: FaultMatch = {
  method: 'POST',
  path: '/channels/:channel/messages',
  body: ({ content }) => String(content).includes(notice) && !String(content).startsWith('🗳️'),
};

/** An investigation about somebody new, and a ban proposed that two have approved. */
async function almostDecided(): Promise<{ reporter: Person; subject: Person; reference: string }> {
  const { rowan, halvard, imke } = scene;
  const [reporter, subject] = [newMember(scene), newMember(scene, 'Oswin')];
  const reference = referenceIn(await reports(reporter, { member: subject }));
  await settleChild(scene);
  await rowan.runs('/case triage', { case: reference });
  await rowan.fillsIn({ severity: 'Medium', risk: 'No' });
  await halvard.runs('/case assign', { case: reference });
  await halvard.fillsIn({ whom: rowan.id });
  await rowan.runs('/case followup', { case: reference });
  await rowan.fillsIn({ step: 'Read it all.' });
  await rowan.runs('/case triage', { case: reference });
  await rowan.presses('Investigate', { on: shownTo(rowan) });
  const measures: [string, Record<string, string>][] = [['Ban', { delete: 'Keep their messages' }]];
  await proposes(rowan, reference, { finding: 'Confirmed', outcome: 'Ban', measures, notice });
  await settleChild(scene);
  await approves(imke, reference);
  await settleChild(scene);
  return { reporter, subject, reference };
}

const done = (userId: string, { method, path }: FaultMatch) =>
  scene.discord.requests.filter(
    (one) => one.method === method && one.route === path && one.path.includes(userId) && (one.status ?? 500) < 300,
  );

it.each<[string, FaultMatch, 'before' | 'after', Fate]>([
  ['they are held still', heldStill, 'after', 'applied'],
  ['they are told', told, 'after', 'applied'],
  ['they are banned', banned, 'before', 'never'],
  ['they are banned', banned, 'after', 'applied'],
])('bans once, and tells once, when killed while %s (%s %s, %s)', async (_name, at, when, fate) => {
  const { reporter, subject, reference } = await almostDecided();

  const release = await dieAt(scene, { at, when }, () => approves(scene.halvard, reference));
  await release(fate === 'applied');
  await startAgain(scene, 'at once');
  await scene.child.advance(11 * 60_000);
  await settleChild(scene);

  expect(scene.guild.bans.has(subject.id)).toBe(true);
  expect(done(subject.id, banned)).toHaveLength(1);
  expect(subject.dms.filter(({ text }) => text.includes(notice))).toHaveLength(1);
  const [state] = await casesOf(scene, reporter);
  if (state === undefined) throw new Error('The case is gone');
  expect(state.actions.map(({ status }) => status)).toEqual(['done']);
  await expectWholeRecord(scene, state);
});
