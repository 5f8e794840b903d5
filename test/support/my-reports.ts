import type { Person } from './discord-server/people/person.ts';
import type { Seen } from './discord-server/people/eyes.ts';
import type { Channel } from './discord-server/world/types.ts';
import type { Form } from './reporting.ts';
import { messagesIn, shownTo } from './reporting.ts';
import type { Scene } from './scene.ts';

/** Opens `/my-reports` and chooses the report of this reference, in the server or in the bot's direct messages. */
export async function choosesReport(person: Person, reference: string, place?: { in: 'dm' }): Promise<void> {
  await person.runs('/my-reports', {}, place);
  const options = shownTo(person).components.flatMap((shown) => shown.options ?? []);
  const found = options.find(({ label }) => label.startsWith(`${reference} `));
  if (found === undefined) throw new Error(`${person.name} is not offered ${reference}`);
  await person.selects('Choose a report', found.label);
}

/** Adds something to a report. */
export async function addsTo(person: Person, reference: string, form: Form): Promise<void> {
  await choosesReport(person, reference);
  await person.presses('Add information');
  await person.fillsIn(form);
}

/** What the thread of a case was told of additions. */
export const toldOfAdditions = (s: Scene, thread: Channel): Seen[] =>
  messagesIn(s, thread).filter(({ text }) => text.includes('The reporter added something (no.'));
