import Sqlite from 'better-sqlite3';
import { databaseFile } from '../../src/store/open-database.ts';
import type { FieldAnswer } from './discord-server/people/fill-modal.ts';
import { fillModal } from './discord-server/people/fill-modal.ts';
import { Handle } from './discord-server/people/handle.ts';
import type { OptionValues } from './discord-server/people/command-line.ts';
import { seen } from './discord-server/people/eyes.ts';
import type { Seen } from './discord-server/people/eyes.ts';
import type { Person } from './discord-server/people/person.ts';
import { ListPicking } from './discord-server/people/picking.ts';
import { tagsOn } from './discord-server/rules/visibility.ts';
import type { Channel } from './discord-server/world/types.ts';
import type { Scene } from './scene.ts';
import { caseThreads, shelfPosts } from './security-server.ts';
import { settle } from './settle.ts';

/** A report form, by the names of its fields. */
export type Form = Record<string, FieldAnswer>;

/** What a member enters where nothing else matters. */
export const plainForm: Form = { category: 'Harassment', description: 'He keeps following me.' };

/** Opens the form, fills it in and sends it. Answers what the member is shown. */
export async function reports(person: Person, options: OptionValues = {}, form: Form = {}): Promise<Seen> {
  await person.runs('/report', options);
  await goesOn(person);
  await person.fillsIn({ ...plainForm, ...form });
  return shownTo(person);
}

/** Whoever is asked whether it belongs to a report of theirs says that it is something else. */
export async function goesOn(person: Person): Promise<void> {
  const isAsked = person.modal === null && shownTo(person).buttons.some(({ label }) => label === 'Send a new report');
  if (isAsked) await person.presses('Send a new report');
}

/** What the bot showed last in answer to something this person did. */
export function shownTo(person: Person): Seen {
  if (person.answer === null) throw new Error(`${person.name} was shown nothing`);
  return person.answer;
}

/** The reference a member was told. */
export function referenceIn({ text }: Seen): string {
  const reference = /C-[0-9A-Z]+/u.exec(text)?.[0];
  if (reference === undefined) throw new Error(`No reference in: ${text}`);
  return reference;
}

/** Sends a report and waits until its thread is complete: card posted, team called, files copied. */
export async function reported(
  s: Scene,
  person: Person,
  { about, form = {} }: { about?: OptionValues; form?: Form } = {},
): Promise<{ ack: Seen; reference: string; thread: Channel }> {
  const ack = await reports(person, about ?? { member: s.tobin }, form);
  const reference = referenceIn(ack);
  await quiet(s);
  return { ack, reference, thread: threadOf(s, reference) };
}

/** Waits until Discord is owed nothing more that comes by itself. */
export async function quiet({ clock, dataDir }: Scene): Promise<void> {
  const file = new Sqlite(databaseFile(dataDir), { readonly: true });
  try {
    await settle({ file, clock, advance: (ms) => clock.advance(ms) });
  } finally {
    file.close();
  }
}

/** The newest case thread of this reference. */
export function threadOf(s: Pick<Scene, 'guild' | 'caseChannels'>, reference: string): Channel {
  const found = caseThreads(s).findLast(({ name }) => name === reference || name.startsWith(`${reference} `));
  if (found === undefined) throw new Error(`No thread for ${reference}`);
  return found;
}

/** Where a case goes on: its thread, or while that is closed or gone, its newest shelf post. */
export function placeOf(s: Scene, reference: string): Channel {
  const isIts = ({ name }: Channel) => new RegExp(`^(?:📁 )?${reference}(?: |$)`, 'u').test(name);
  const home = caseThreads(s).findLast(isIts);
  const post = home === undefined || home.thread_metadata?.locked === true ? shelfPosts(s).findLast(isIts) : undefined;
  return post ?? threadOf(s, reference);
}

/** Messages as they stand in a channel, whoever may see them. */
export const messagesIn = ({ discord }: Scene, channel: Channel): Seen[] =>
  [...discord.world.messagesOf(channel.id).values()].map(seen);

/** The case card of a thread. */
export function cardIn(s: Scene, thread: Channel): Seen {
  const card = messagesIn(s, thread).find(({ components }) => components.length > 0);
  if (card === undefined) throw new Error(`No card in ${thread.name}`);
  return card;
}

/** Where a button is pressed. */
export function on(shown: Seen | undefined): { on: Seen['message'] } {
  if (shown === undefined) throw new Error('No such message');
  return { on: shown.message };
}

/** The tags a post carries, by name, as everybody who sees it reads them. */
export const tagsOf = ({ discord }: Scene, thread: Channel): string[] => tagsOn(discord.world, thread);

/** Who is in a thread, by name, without the bot. */
export const peopleIn = ({ guild }: Scene, thread: Channel): string[] =>
  [...thread.threadMembers.keys()]
    .flatMap((id) => guild.members.get(id)?.user ?? [])
    .filter((user) => !user.bot)
    .map((user) => user.global_name ?? user.username)
    .sort();

/** Submits the open form past everything a Discord client checks, with the payload changed on its way. */
export async function submitsChanged(
  s: Scene,
  person: Person,
  form: Form,
  change: (data: { components: Record<string, unknown>[]; resolved: Record<string, unknown> }) => void,
): Promise<void> {
  const { interactions, world } = s.discord;
  const open = interactions.modals.get(person.id);
  if (open === undefined) throw new Error('No form is open');
  const { channelId, source } = open.interaction.wish;
  const channel = world.channel(channelId);
  if (channel === undefined) throw new Error('The form stands nowhere');
  const picking = new ListPicking(world, channel, person.id);
  const components = fillModal(open.form, { ...plainForm, ...form }, picking);
  const data = { custom_id: open.form.custom_id, components, resolved: { ...picking.resolved.toJSON() } };
  change(data);
  interactions.modals.delete(person.id);
  const interaction = interactions.start({ type: 5, userId: person.id, channelId, data, source });
  await new Handle(interactions, interaction, 'changed form').settled;
}

/** Presses, on a message of their own, a button that was never shown to them there. */
export async function pressesForeign(s: Scene, person: Person, customId: string): Promise<void> {
  const { interactions } = s.discord;
  const { message } = shownTo(person);
  const data = { component_type: 2, id: 1, custom_id: customId };
  const source = { channelId: message.channel_id, messageId: message.id };
  const wish = { type: 3 as const, userId: person.id, channelId: message.channel_id, data, source };
  await new Handle(interactions, interactions.start(wish), 'foreign button').settled;
}

/** What the card of a new case offers, beside its proof and the whole report. */
export const firstSteps = ['Triage', 'Take it', 'Assign', 'Close without decision', 'Contact'];

export const labelsOn = ({ buttons }: Seen): string[] => buttons.map(({ label }) => label);

/** Runs a subcommand that offers a choice, and presses a button of the answer. */
export async function chooses(person: Person, line: string, button: string, reference: string): Promise<void> {
  await person.runs(line, { case: reference });
  await person.presses(button, { on: shownTo(person) });
}
