import type { Choice } from '../interactions/interaction.ts';
import type { InteractionStore } from '../interactions/store.ts';
import { bits, channelPermissions, has, isThread } from '../rules/permissions.ts';
import { addMember, removeMember } from '../world/guilds.ts';
import { postMessage } from '../world/messages.ts';
import { addThreadMember } from '../world/threads.ts';
import type { Guild, Message, User } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { OptionValues } from './command-line.ts';
import { Eyes, seen, type Seen } from './eyes.ts';
import type { FieldAnswer, Pickable, PersonFile } from './fill-modal.ts';
import type { Named } from './find-component.ts';
import type { Handle } from './handle.ts';
import { Hands, type On, type Where } from './hands.ts';
import type { OpenModal } from './open-modal.ts';
import { PersonError } from './person-error.ts';
import { contentTypeOf } from './picking.ts';
import { type Place, Places } from './places.ts';

/** A notification: the message and why it came. */
export interface Ping {
  message: Message;
  how: 'dm' | 'mention' | 'role' | 'everyone';
}

/** A human being at a Discord client: can do what Discord lets them do, sees what Discord shows them. */
export class Person {
  readonly #world: World;
  readonly #store: InteractionStore;
  readonly #eyes: Eyes;
  readonly #places: Places;
  readonly #guild: Guild;
  readonly user: User;
  /** The same deeds without waiting for the bot: each answers a `Handle` at once. */
  readonly starts: Hands;
  /** Notifications so far, oldest first. */
  readonly pings: Ping[] = [];

  constructor(world: World, store: InteractionStore, user: User, guild: Guild) {
    this.#world = world;
    this.#store = store;
    this.#guild = guild;
    this.user = user;
    this.#eyes = new Eyes(world, store, user.id);
    this.#places = new Places(world, user.id, guild.id);
    this.starts = new Hands(world, store, user.id, this.#places);
    world.onEmit((event) => {
      if (event.t === 'MESSAGE_CREATE' && event.message !== undefined) this.#notice(event.message);
    });
  }

  get id(): string {
    return this.user.id;
  }

  get name(): string {
    return this.user.global_name ?? this.user.username;
  }

  /** `<@id>`, as one types it. */
  get mention(): string {
    return `<@${this.id}>`;
  }

  runs(line: string, options: OptionValues = {}, where: Where = {}): Promise<Handle> {
    return settled(() => this.starts.runs(line, options, where));
  }

  usesUserMenu(name: string, target: Pickable, where: Where = {}): Promise<Handle> {
    return settled(() => this.starts.usesUserMenu(name, target, where));
  }

  usesMessageMenu(name: string, target: { id: string; channel_id: string }): Promise<Handle> {
    return settled(() => this.starts.usesMessageMenu(name, target));
  }

  /** The suggestions for the last of the options typed. */
  async types(line: string, typed: OptionValues, where: Where = {}): Promise<Choice[]> {
    return (await settled(() => this.starts.types(line, typed, where))).choices;
  }

  presses(button: Named, on: On = {}): Promise<Handle> {
    return settled(() => this.starts.presses(button, on));
  }

  selects(menu: Named, chosen: string | Pickable | readonly (string | Pickable)[], on: On = {}): Promise<Handle> {
    return settled(() => this.starts.selects(menu, chosen, on));
  }

  fillsIn(answers: Record<string, FieldAnswer> = {}): Promise<Handle> {
    return settled(() => this.starts.fillsIn(answers));
  }

  /** Closes the modal: Discord tells nobody. */
  dismisses(): void {
    if (!this.#store.modals.delete(this.id)) throw new PersonError('No modal is open for this person.');
  }

  get modal(): OpenModal | null {
    return this.#eyes.modal;
  }

  /** The last message the bot showed in answer to this person; null when it showed none, or it is gone. */
  get answer(): Seen | null {
    const message = this.#eyes.lastShown;
    return message === undefined ? null : seen(message);
  }

  /** The payload of the last interaction, for delivering it again. */
  get lastInteraction(): Record<string, unknown> | null {
    return this.starts.last?.payload ?? null;
  }

  /** Messages of a channel or thread, or of everywhere; a place that is hidden has none. */
  sees(place?: Place): Seen[] {
    if (place === undefined) return this.#eyes.messages().map(seen);
    return this.canSee(place) ? this.#eyes.messages(this.#places.find(place).id).map(seen) : [];
  }

  canSee(place: Place): boolean {
    try {
      this.#places.find(place);
      return true;
    } catch (error) {
      if (error instanceof PersonError) return false;
      throw error;
    }
  }

  seesThreads(): string[] {
    return this.#eyes.threadNames();
  }

  /** Every string this person can read anywhere, for tests of privacy. */
  reads(): Set<string> {
    return this.#eyes.everything();
  }

  /** True when the word stands nowhere this person can read, in whatever case. */
  seesNothingOf(word: string): boolean {
    return ![...this.reads()].some((text) => text.toLowerCase().includes(word.toLowerCase()));
  }

  /** Direct messages from the bot. */
  get dms(): Seen[] {
    const dm = this.#world.dms.get(this.id);
    const messages = dm === undefined ? [] : this.#eyes.messages(dm.id);
    return messages.filter((message) => message.author.id === this.#world.bot.id).map(seen);
  }

  closesDms(): void {
    this.user.dmsClosed = true;
  }

  opensDms(): void {
    this.user.dmsClosed = false;
  }

  leaves(guild: Guild = this.#guild): void {
    removeMember(this.#world, guild, this.id);
  }

  joins(guild: Guild = this.#guild, roles: readonly Pickable[] = []): void {
    if (guild.bans.has(this.id)) throw new PersonError(`${this.name} is banned from ${guild.name}.`);
    addMember(
      this.#world,
      guild,
      this.user,
      roles.map((role) => role.id),
    );
  }

  /** Writes a message; in a thread the writer becomes a member, and an archived one opens again. */
  says(text: string, { in: place, files = [] }: Where & { files?: PersonFile[] } = {}): Message {
    const channel = this.#places.toWriteIn(place);
    if (text === '' && files.length === 0) throw new PersonError('There is nothing to send.');
    if (text.length > 2000) throw new PersonError('A message has at most 2000 characters.');
    if (files.length > 0 && channel.guild_id !== null && !this.#may(channel.id, bits.AttachFiles)) {
      throw new PersonError(`You lack the permission to attach files in #${channel.name}.`);
    }
    if (isThread(channel)) addThreadMember(this.#world, channel, this.id);
    const uploads = files.map((file) => ({ name: file.name, bytes: file.bytes, contentType: contentTypeOf(file) }));
    return postMessage(this.#world, { channel, author: this.user, content: text, files: uploads });
  }

  edits(message: Message, text: string): void {
    if (message.author.id !== this.id) throw new PersonError('Only its author can edit a message.');
    this.#places.toWriteIn(message.channel_id);
    this.#world.editMessage(message, { content: text });
  }

  deletes(message: Message): void {
    const channel = this.#places.find(message.channel_id);
    if (message.author.id !== this.id && !this.#may(channel.id, bits.ManageMessages)) {
      throw new PersonError('You lack the permission to delete that message.');
    }
    this.#world.deleteMessage(message);
  }

  #may(channelId: string, bit: bigint): boolean {
    const channel = this.#world.channel(channelId);
    return channel !== undefined && has(channelPermissions(this.#world, channel, this.id), bit);
  }

  #notice(message: Message): void {
    const how = this.#reason(message);
    if (how !== null) this.pings.push({ message, how });
  }

  #reason(message: Message): Ping['how'] | null {
    const inOwnDm = message.channel_id === this.#world.dms.get(this.id)?.id;
    if (inOwnDm) return message.author.id === this.id ? null : 'dm';
    if (!message.pinged.includes(this.id)) return null;
    if (message.mentions.includes(this.id)) return 'mention';
    return message.mention_everyone ? 'everyone' : 'role';
  }
}

async function settled(start: () => Handle): Promise<Handle> {
  return start().settled;
}
