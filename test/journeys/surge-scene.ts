import type { Seen } from '../support/discord-server/people/eyes.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { messagesIn, referenceIn, reports, threadOf } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';

export const surgeAt = { settings: { surgeAt: 3 } };

export const member = (s: Scene, name: string): Person => s.discord.people.createPerson({ name, guild: s.guild });

/** Reports about Tobin, each by somebody new; their references in the order in which they were sent. */
export async function comeIn(s: Scene, count: number, form: Form = {}): Promise<string[]> {
  const references: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const ack = await reports(member(s, `Member ${number}`), { member: s.tobin }, form);
    references.push(referenceIn(ack));
    s.clock.advance(1);
  }
  return references;
}

/** The messages about gathered reports in a thread. */
export const gatheredIn = (s: Scene, reference: string): Seen[] =>
  messagesIn(s, threadOf(s, reference)).filter(({ text }) => text.startsWith('📥'));

/** How often each reference is told of there. */
export const told = (s: Scene, lead: string): string[] =>
  gatheredIn(s, lead).flatMap(({ text }) =>
    Array.from(text.matchAll(/^\*\*(C-\w+)\*\*/gmu), ([, found = '']) => found),
  );

export const threadNames = (s: Scene) => caseThreads(s).map(({ name }) => name.slice(0, 6));

export const message = (s: Scene, lead: string, position = 0): Seen => {
  const found = gatheredIn(s, lead)[position];
  if (found === undefined) throw new Error(`No message about gathered reports in ${lead}`);
  return found;
};
