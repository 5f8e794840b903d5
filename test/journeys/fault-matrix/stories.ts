import { MessageFlags } from 'discord.js';
import { expect } from 'vitest';
import { sorry } from '../../../src/texts/en/common.ts';
import type { Person } from '../../support/discord-server/people/person.ts';
import type { Channel } from '../../support/discord-server/world/types.ts';
import { contactThreads, heard, startsContact } from '../../support/contacting.ts';
import { cardIn, messagesIn, reported, shownTo } from '../../support/reporting.ts';
import type { Form } from '../../support/reporting.ts';
import type { FaultScene } from '../fault-scene.ts';
import { settleBot } from '../fault-scene.ts';
import { newMember } from '../one-of-each.ts';

const minuteMs = 60_000;

/** Until nothing is owed any more, also what waits for somebody to mend it: that is tried again every ten minutes. */
export async function settleAll(s: FaultScene): Promise<void> {
  const failed = s.file.prepare("select 1 from outbox where state = 'failed'");
  await settleBot(s);
  for (let look = 0; failed.get() !== undefined && look < 3; look += 1) {
    s.clock.advance(11 * minuteMs);
    await settleBot(s);
  }
}

/** Until this is so and nothing is owed: what begins with an event comes a moment later. */
export async function settleUntil(s: FaultScene, isSo: () => boolean): Promise<void> {
  const look = async () => {
    await settleAll(s);
    return isSo();
  };
  await expect.poll(look, { timeout: 30_000 }).toBe(true);
}

export interface Fresh {
  reporter: Person;
  reference: string;
  thread: Channel;
}

/** A case of somebody new, its thread complete. */
export async function freshCase(s: FaultScene, form: Form = {}): Promise<Fresh> {
  const reporter = newMember(s);
  const { reference, thread } = await reported(s, reporter, { about: { person: 'somebody' }, form });
  return { reporter, reference, thread };
}

/** The same, with a question of the team that the reporter has read. */
export async function freshTalk(s: FaultScene): Promise<Fresh & { talk: Channel }> {
  const fresh = await freshCase(s);
  await startsContact(s.rowan, { case: fresh.reference });
  await settleBot(s);
  const talk = talksWith(s, fresh.reporter)[0];
  if (talk === undefined) throw new Error('No contact thread');
  return { ...fresh, talk };
}

export const talksWith = (s: FaultScene, { id }: Person): Channel[] =>
  contactThreads(s).filter(({ threadMembers }) => threadMembers.has(id));

/** How often a person can read this, in the server and by direct message. */
export const timesRead = (person: Person, words: string, place?: Channel): number =>
  person.sees(place).reduce((sum, { text }) => sum + text.split(words).length - 1, 0);

/** Says something to the team; waits until it is on record and told. */
export async function says(s: FaultScene, person: Person, text: string, place: Channel | 'dm') {
  const message = person.says(text, { in: place });
  await heard(s, message.id);
  await settleAll(s);
  return message;
}

/** The one card of a thread; fails when there are more. */
export function oneCardIn(s: FaultScene, thread: Channel): string {
  const cards = messagesIn(s, thread).filter(({ message }) => (message.flags & MessageFlags.IsComponentsV2) !== 0);
  expect(cards).toHaveLength(1);
  return cardIn(s, thread).text;
}

/** Assesses the case, as *Triage* does. */
export async function triages(s: FaultScene, reference: string, severity = 'High'): Promise<void> {
  await s.rowan.runs('/case triage', { case: reference });
  await s.rowan.fillsIn({ severity, risk: 'No' });
}

/** Says sorry, and the second try does it. */
export async function sorryThen(person: Person, again: () => Promise<unknown>): Promise<void> {
  expect(shownTo(person).text).toContain(sorry.ourFault);
  await again();
}

export const contains =
  (words: string) =>
  (body: Record<string, unknown>): boolean =>
    JSON.stringify(body).includes(words);
