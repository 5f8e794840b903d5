import type { Person } from './discord-server/people/person.ts';
import type { Seen } from './discord-server/people/eyes.ts';
import type { Channel } from './discord-server/world/types.ts';
import { messagesIn, quiet } from './reporting.ts';
import type { Form } from './reporting.ts';
import type { Scene } from './scene.ts';

/** Fills in the form of `/case interim` against the person reported, unless told otherwise. */
export async function interim(person: Person, reference: string, form: Form = {}): Promise<void> {
  await person.runs('/case interim', { case: reference });
  await person.fillsIn({ whom: 'subject-1', what: 'Time them out', reason: 'He does not stop.', ...form });
}

/** The same, with everything done that follows at once. */
export async function takesInterim(s: Scene, person: Person, reference: string, form: Form = {}): Promise<void> {
  await interim(person, reference, form);
  await quiet(s);
}

/** The last line of a thread that begins with this. */
export function lineIn(s: Scene, thread: Channel, beginning: string): Seen {
  const found = messagesIn(s, thread).findLast(({ text }) => text.startsWith(beginning));
  if (found === undefined) throw new Error(`No line begins with ${beginning}`);
  return found;
}

/** Until when Discord keeps a member from writing (ms UTC); 0 when it does not. */
export const silencedUntil = ({ guild }: Pick<Scene, 'guild'>, person: Person): number =>
  Date.parse(guild.members.get(person.id)?.communication_disabled_until ?? '') || 0;

/** How often a member was timed out or let free, as Discord carried it out, with the reasons in the audit log. */
export const silencings = ({ discord }: Pick<Scene, 'discord'>, person: Person): (string | null | undefined)[] =>
  discord.requests
    .filter(({ method, route }) => method === 'PATCH' && route === '/guilds/:guild/members/:user')
    .filter(({ path, status }) => path.includes(person.id) && (status ?? 500) < 300)
    .map(({ reason }) => reason);
