import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { Seen } from './discord-server/people/eyes.ts';
import type { Person } from './discord-server/people/person.ts';
import { addChannel } from './discord-server/world/channels.ts';
import type { NewMessage } from './discord-server/world/messages.ts';
import { postMessage } from './discord-server/world/messages.ts';
import type { Channel, Message } from './discord-server/world/types.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { goesOn, plainForm, quiet, referenceIn, shownTo, threadOf, cardIn } from './reporting.ts';
import type { Form } from './reporting.ts';
import type { Scene } from './scene.ts';

/** Reports a message by its menu and waits until all of it is done. */
export async function reportedMessage(s: Scene, person: Person, message: Message, form: Form = {}) {
  await person.usesMessageMenu('Report message', message);
  await goesOn(person);
  await person.fillsIn({ ...plainForm, ...form });
  const ack = shownTo(person);
  await quiet(s);
  return { ack, reference: referenceIn(ack), thread: threadOf(s, referenceIn(ack)) };
}

/** A message with anything in it, of anybody: people at a client can only type. */
export function posted(
  s: Scene,
  author: Person,
  message: Omit<NewMessage, 'author' | 'channel'>,
  channel = general(s),
) {
  return postMessage(s.discord.world, { channel, author: author.user, ...message });
}

/** The channel where everybody talks. */
export function general({ guild }: Scene): Channel {
  const found = [...guild.channels.values()].find(({ name }) => name === 'general');
  if (found === undefined) throw new Error('No #general');
  return found;
}

/** A channel that everybody sees but the bot. */
export function hiddenFromBot({ discord, guild, botRole }: Scene): Channel {
  const overwrites = [{ id: botRole.id, type: 0 as const, allow: 0n, deny: 1n << 10n }];
  return addChannel(discord.world, guild, { name: 'lounge', type: 0, permission_overwrites: overwrites });
}

/** The part of the card that tells of the message. */
export function blockOn(s: Scene, reference: string): string[] {
  const card: Seen = cardIn(s, threadOf(s, reference));
  const lines = card.text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('**Reported message**'));
  const to = lines.findIndex((line) => line.startsWith('**Proof:**'));
  return from < 0 ? [] : lines.slice(from, to);
}

/** The case as it is kept, with its snapshot. */
export async function keptCase(s: Scene, reference: string): Promise<{ state: CaseState; snapshot: Snapshot }> {
  const { cases } = s.bot.stores;
  const state = await cases.findByReference(s.guild.id, reference);
  if (state === null || state.message === null) throw new Error(`No reported message in ${reference}`);
  const words = await cases.contents(state.caseId);
  return { state, snapshot: JSON.parse(words.get(state.message.snapshotId) ?? 'null') };
}
