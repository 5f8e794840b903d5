import type { OptionValues } from './discord-server/people/command-line.ts';
import type { Seen } from './discord-server/people/eyes.ts';
import type { Person } from './discord-server/people/person.ts';
import type { Message } from './discord-server/world/types.ts';
import type { Form } from './reporting.ts';
import { shownTo } from './reporting.ts';

/** What somebody of the team enters where nothing else matters. */
export const plainCase: Form = { category: 'Harassment', description: 'Seen in voice on Sunday.' };

/** Opens the form of `/case open`, fills it in and sends it. Answers what the opener is shown. */
export async function opensCase(person: Person, about: OptionValues = {}, form: Form = {}): Promise<Seen> {
  await person.runs('/case open', about);
  await person.fillsIn({ ...plainCase, ...form });
  return shownTo(person);
}

/** The link that Discord copies for a message. */
export const linkTo = (guildId: string, { id, channel_id }: Pick<Message, 'id' | 'channel_id'>): string =>
  `https://discord.com/channels/${guildId}/${channel_id}/${id}`;
