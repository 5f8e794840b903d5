import Sqlite from 'better-sqlite3';
import { databaseFile } from '../../src/store/open-database.ts';
import type { FieldAnswer, PersonFile } from './discord-server/people/fill-modal.ts';
import type { Person } from './discord-server/people/person.ts';
import type { Channel, Message } from './discord-server/world/types.ts';
import { messagesIn, quiet, shownTo } from './reporting.ts';
import type { Scene } from './scene.ts';
import type { SecurityServer } from './security-server.ts';
import { until } from './until.ts';

/** What staff enter into the form of `/case contact`. */
export interface Contacting {
  case?: string;
  /** A party by its id; the reporter, unless told otherwise. */
  whom?: string;
  kind?: string;
  words?: string;
  when?: string;
}

/** Writes to a party as the team, and waits until Discord is owed nothing. Answers what whoever wrote is shown. */
export async function contacts(s: Scene, person: Person, given: Contacting = {}): Promise<string> {
  await startsContact(person, given);
  await quiet(s);
  return shownTo(person).text;
}

/** The same without waiting for what follows. */
export async function startsContact(person: Person, { case: reference = 'C-0001', ...given }: Contacting = {}) {
  await person.runs('/case contact', { case: reference });
  const fields: Record<string, FieldAnswer> = {
    whom: 'reporter-1',
    kind: 'It needs an answer',
    words: 'How are you?',
    ...given,
  };
  await person.fillsIn(fields);
}

/** Contact threads, in the order they were made. */
export const contactThreads = ({ guild, caseChannels }: Pick<SecurityServer, 'guild' | 'caseChannels'>): Channel[] =>
  [...guild.channels.values()].filter(
    ({ type, parent_id }) => type === 12 && parent_id === caseChannels.contactChannel.id,
  );

/** The newest contact thread. */
export function contactThread(s: Scene): Channel {
  const found = contactThreads(s).at(-1);
  if (found === undefined) throw new Error('No contact thread');
  return found;
}

/** What the case thread was told of answers. */
export const relaysIn = (s: Scene, thread: Channel) =>
  messagesIn(s, thread).filter(({ text }) => text.includes('· 💬 '));

/** Mutes somebody for so long, as a moderator of the server would. */
export function timesOut({ guild, clock }: Scene, person: Person, ms: number): void {
  const member = guild.members.get(person.id);
  if (member === undefined) throw new Error(`${person.name} is not here`);
  member.communication_disabled_until = new Date(clock.now() + ms).toISOString();
}

/** Answers the team in a contact thread or by direct message, and waits until it is recorded and Discord owed nothing. */
export async function answers(
  s: Scene,
  person: Person,
  text: string,
  { in: place = contactThread(s), files = [] }: { in?: Channel | 'dm'; files?: PersonFile[] } = {},
): Promise<Message> {
  const message = person.says(text, { in: place, files });
  await heard(s, message.id);
  await quiet(s);
  return message;
}

/** Waits until a message is on record. */
export async function heard({ dataDir }: Scene, messageId: string): Promise<void> {
  const file = new Sqlite(databaseFile(dataDir), { readonly: true });
  const row = file.prepare('select 1 from interactions where interaction_id = ?');
  try {
    await until(() => row.get(messageId), 'the answer to be recorded');
  } finally {
    file.close();
  }
}
