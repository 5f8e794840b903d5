import type Sqlite from 'better-sqlite3';
import { MessageFlags } from 'discord.js';
import { expect } from 'vitest';
import { z } from 'zod';
import type { CaseState } from '../../src/domain/case.ts';
import { isThreadOf } from '../../src/domain/names.ts';
import type { OpenStores } from '../../src/store/open-stores.ts';
import type { Handle } from '../support/discord-server/people/handle.ts';
import type { PersonFile } from '../support/discord-server/people/fill-modal.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import type { DiscordServer } from '../support/discord-server/server.ts';
import { caseThreads } from '../support/security-server.ts';
import type { SecurityServer } from '../support/security-server.ts';

/** A community with the bot in it, and a hand on its database. */
export interface Watched extends SecurityServer {
  discord: DiscordServer;
  stores: OpenStores;
  file: Sqlite.Database;
}

const words = 'They follow me from channel to channel.';
const screenshot: PersonFile = { name: 'screenshot.png', bytes: Buffer.from('not really a picture') };

/** Somebody who has not reported anything yet, so that what they see is of this report alone. */
export function newMember({ discord, guild }: Watched, name = 'Wren'): Person {
  return discord.people.createPerson({ name, guild });
}

/** Opens the form and sends it; does not wait for the answer. */
export async function sendsReport(reporter: Person, given: Parameters<typeof fillsForm>[1] = {}): Promise<Handle> {
  await reporter.runs('/report', { person: 'somebody' });
  return fillsForm(reporter, given);
}

/** Fills in and sends the form that is open. */
export function fillsForm(reporter: Person, { withFile = false, harmed = '' } = {}): Handle {
  const proof = withFile ? { proof: [screenshot] } : {};
  return reporter.starts.fillsIn({ category: 'harassment', description: words, harmed, ...proof });
}

/** Discord's id of the file this person just sent, for doing something to it before the bot fetches it. */
export function sentFileOf(reporter: Person): string {
  const { resolved } = z.object({ resolved: Resolved }).parse(reporter.lastInteraction?.data);
  return Object.keys(resolved.attachments)[0] ?? '';
}

const Resolved = z.object({ attachments: z.record(z.string(), z.unknown()) });

/** The cases this person reported. */
export async function casesOf({ file, stores }: Watched, reporter: Person): Promise<CaseState[]> {
  const ids = file
    .prepare<[string], string>("select case_id from case_people where relation = 'reporter' and user_id = ?")
    .pluck()
    .all(reporter.id);
  const states = await Promise.all(ids.map((caseId) => stores.cases.load(caseId)));
  return states.filter((state) => state !== null);
}

/** Threads on Discord that go by the reference of this case. */
export function threadsOf(scene: Watched, { reference }: CaseState): Channel[] {
  return caseThreads(scene).filter((thread) => isThreadOf(reference, thread.name));
}

/** The promise itself: one report, one thread, one card, one call, the right people, a whole record, nothing owed. */
export async function expectOneOfEach(scene: Watched, reporter: Person): Promise<CaseState> {
  const [state, ...others] = await casesOf(scene, reporter);
  if (state === undefined) throw new Error('The report is lost');
  expect(others).toEqual([]);
  const [thread, ...doubles] = threadsOf(scene, state);
  if (thread === undefined) throw new Error('The case has no thread');
  expect(doubles).toEqual([]);
  expect(state.thread.threadId).toBe(thread.id);
  expectOneCardAndCall(scene, state, thread);
  expectRightPeople(scene, reporter, thread);
  await expectWholeRecord(scene, state);
  return state;
}

function expectOneCardAndCall({ halvard, discord }: Watched, state: CaseState, thread: Channel): void {
  const ours = halvard.sees(thread).filter(({ message }) => message.author.id === discord.world.bot.id);
  const isCard = (flags: number) => (flags & MessageFlags.IsComponentsV2) !== 0;
  const cards = ours.filter(({ message }) => isCard(message.flags));
  const calls = ours.filter(({ message }) => message.content.startsWith(`**${state.reference}**`));
  expect(cards.map(({ message }) => message.id)).toEqual([state.thread.cardId]);
  expect(cards[0]?.text).toContain(words);
  expect(calls).toHaveLength(1);
  expect(ours).toHaveLength(2);
}

/** Staff are pinged by the call, leaders come in quietly, the reporter learns nothing. */
function expectRightPeople(scene: Watched, reporter: Person, thread: Channel): void {
  const { rowan, imke, halvard, ysolde, discord } = scene;
  const inside = [...thread.threadMembers.keys()].filter((id) => id !== discord.world.bot.id);
  const team = [rowan, imke, halvard, ysolde];
  expect(inside.toSorted()).toEqual(team.map(({ id }) => id).toSorted());
  const pings = team.map((person) => person.pings.filter(({ message }) => message.channel_id === thread.id).length);
  expect(pings).toEqual([1, 1, 0, 0]);
  expect(reporter.canSee(thread)).toBe(false);
}

/** Nothing owed, no trouble left standing, every link of the chain in place. */
export async function expectWholeRecord({ stores, file, guild }: Watched, state: CaseState): Promise<void> {
  const owed = file.prepare("select key, state, last_error from outbox where state <> 'done' and case_id = ?");
  expect(owed.all(state.caseId)).toEqual([]);
  expect(await stores.outbox.troubles(guild.id)).toEqual([]);
  expect(state.troubles).toEqual([]);
  expect((await stores.cases.verify(state.caseId)).broken).toEqual([]);
}
