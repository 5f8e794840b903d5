import { MessageFlags } from 'discord.js';
import { expect } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import { seen } from '../support/discord-server/people/eyes.ts';
import type { Seen } from '../support/discord-server/people/eyes.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { referenceIn, reports } from '../support/reporting.ts';
import { shelfPosts } from '../support/security-server.ts';
import { restOf } from '../support/shelving.ts';
import { dieAt, settleChild, startAgain } from './kill-scene.ts';
import type { Fate, KillScene } from './kill-scene.ts';
import { casesOf, expectWholeRecord, newMember, threadsOf } from './one-of-each.ts';

type Body = Record<string, unknown>;

export const message = '/channels/:channel/messages';
export const startsWith = (opening: string) => (body: Body) =>
  typeof body.content === 'string' && body.content.startsWith(opening);
export const isCard = ({ flags }: Body) => flags === MessageFlags.IsComponentsV2;

export type Way = [name: string, when: 'before' | 'after', fate: Fate, at: FaultMatch];

/** After Discord has carried it out; of what has no nonce also before, and never. */
export const waysThrough = (steps: Record<string, FaultMatch>): Way[] =>
  Object.entries(steps).flatMap(([name, at]): Way[] => [
    ...(at.path === message ? [] : [[name, 'before', 'never', at] satisfies Way]),
    [name, 'after', 'applied', at],
  ]);

/** A case whose bot is about to die, and where it lives. */
export interface Resting {
  reference: string;
  caseId: string;
  home: Channel;
}

/** A triaged case. */
export async function triaged(scene: KillScene, about: { member?: KillScene['rowan'] } = {}): Promise<Resting> {
  const reporter = newMember(scene);
  const given = about.member === undefined ? { person: 'somebody' } : { member: about.member };
  const reference = referenceIn(await reports(reporter, given));
  await settleChild(scene);
  await scene.halvard.runs('/case triage', { case: reference });
  await scene.halvard.fillsIn({ severity: 'High', risk: 'No' });
  await settleChild(scene);
  const [state] = await casesOf(scene, reporter);
  const [home] = state === undefined ? [] : threadsOf(scene, state);
  if (state === undefined || home === undefined) throw new Error('The report is lost');
  return { reference, caseId: state.caseId, home };
}

export async function rest({ halvard }: KillScene, { reference }: Resting): Promise<void> {
  await halvard.runs('/case cold', { case: reference });
  await halvard.fillsIn({ reason: 'No answer since July.' });
}

export async function revive({ imke }: KillScene, { reference }: Resting): Promise<void> {
  await imke.runs('/case revive', { case: reference });
  await imke.fillsIn({ reason: 'They are back.' });
}

export const messagesIn = ({ discord }: KillScene, { id }: { id: string }): Seen[] =>
  [...discord.world.messagesOf(id).values()].map(seen);

export const postsOf = (scene: KillScene, { reference }: Resting): Channel[] =>
  shelfPosts(scene).filter(({ name }) => name.includes(reference));

export async function stateOf({ stores }: KillScene, { caseId }: Resting): Promise<CaseState> {
  const state = await stores.cases.load(caseId);
  if (state === null) throw new Error('The case is lost');
  return state;
}

/** Kills the bot at a request and starts it again; what Discord makes of the request is its fate. */
export async function die(scene: KillScene, [, when, fate, at]: Way, lead: () => Promise<void>): Promise<void> {
  const release = await dieAt(scene, { at, when }, lead);
  if (fate !== 'late') await release(fate === 'applied');
  await startAgain(scene, 'at once');
  if (fate === 'late') await release(true);
}

/** One post, complete; one line; the thread closed; nothing owed. */
export async function expectAtRest(scene: KillScene, it: Resting): Promise<Channel> {
  const [post, ...others] = postsOf(scene, it);
  if (post === undefined) throw new Error('There is no shelf post');
  expect(others).toEqual([]);
  expect(restOf(post)).toEqual({ archived: true, locked: false });
  expect(restOf(it.home)).toEqual({ archived: true, locked: true });
  expect(messagesIn(scene, post).filter(({ components }) => components.length > 0)).toHaveLength(1);
  expect(messagesIn(scene, it.home).filter(({ text }) => text.startsWith('📁'))).toHaveLength(1);
  const state = await stateOf(scene, it);
  expect(state).toMatchObject({ status: 'cold', shelf: { home: 'closed', isLaid: true } });
  expect(state.shelf.posts.map(({ threadId }) => threadId)).toEqual([post.id]);
  await expectWholeRecord(scene, state);
  return post;
}
