import { interactionType, type Wish } from '../interactions/interaction.ts';
import type { InteractionStore } from '../interactions/store.ts';
import { type Channel, type Message } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { type OptionValues, readCommandLine, sentOptions, typedOptions } from './command-line.ts';
import { Eyes } from './eyes.ts';
import { counted, type FieldAnswer, fillModal, offered, type Pickable, pickKinds } from './fill-modal.ts';
import { findButton, findMenu, type Found, type Named, spoken } from './find-component.ts';
import { Handle } from './handle.ts';
import { PersonError } from './person-error.ts';
import { ListPicking } from './picking.ts';
import { type Place, Places } from './places.ts';
import { offeredMenu, offeredSlash } from './registered.ts';

/** Where a person does something; without it they are in the first text channel they see. */
export interface Where {
  in?: Place;
}

/** A message the person points at. */
export interface On {
  on?: { id: string; channel_id: string } | { message: Message };
}

/**
 * Everything a person can start with the bot. Each method throws a `PersonError` for what Discord would not let them do
 * and answers at once; `Person` has the same methods, which wait for the bot.
 */
export class Hands {
  readonly #world: World;
  readonly #store: InteractionStore;
  readonly #userId: string;
  readonly #eyes: Eyes;
  readonly #places: Places;
  /** The last thing this person did with the bot. */
  last: Handle | null = null;

  constructor(world: World, store: InteractionStore, userId: string, places: Places) {
    this.#world = world;
    this.#store = store;
    this.#userId = userId;
    this.#eyes = new Eyes(world, store, userId);
    this.#places = places;
  }

  runs(line: string, options: OptionValues = {}, where: Where = {}): Handle {
    return this.#command(line, where, (channel, words) => {
      const { id, guildId, form } = offeredSlash(this.#seat(channel), words);
      const picking = new ListPicking(this.#world, channel, this.#userId);
      const entered = sentOptions(readCommandLine(form, words), options, picking);
      const data = { id, name: form.name, type: 1, ...inGuild(guildId), options: entered, ...resolvedIn(picking) };
      return { type: interactionType.command, data, replyType: 20 };
    });
  }

  /** Types up to the last of the options given, which has the focus. */
  types(line: string, typed: OptionValues, where: Where = {}): Handle {
    return this.#command(line, where, (channel, words) => {
      const { id, guildId, form } = offeredSlash(this.#seat(channel), words);
      const picking = new ListPicking(this.#world, channel, this.#userId);
      const options = typedOptions(readCommandLine(form, words), typed, picking);
      const data = { id, name: form.name, type: 1, ...inGuild(guildId), options, ...resolvedIn(picking) };
      return { type: interactionType.autocomplete, data };
    });
  }

  usesUserMenu(name: string, target: Pickable, where: Where = {}): Handle {
    const channel = this.#places.find(where.in);
    const { id, guildId, form } = offeredMenu(this.#seat(channel), 2, name);
    const picking = new ListPicking(this.#world, channel, this.#userId);
    picking.pick('anyone', target.id);
    const data = { id, name: form.name, type: 2, ...inGuild(guildId), target_id: target.id, ...resolvedIn(picking) };
    const wish = { type: interactionType.command, userId: this.#userId, channelId: channel.id, data, replyType: 23 };
    return this.#start(wish, `menu "${name}" on a user`);
  }

  usesMessageMenu(name: string, target: { id: string; channel_id: string }): Handle {
    const message = this.#eyes.message(target.channel_id, target.id);
    if (message === undefined) throw new PersonError('This person cannot see that message.');
    const channel = this.#places.find(message.channel_id);
    const { id, guildId, form } = offeredMenu(this.#seat(channel), 3, name);
    const picking = new ListPicking(this.#world, channel, this.#userId);
    picking.resolved.addMessage(message);
    const data = { id, name: form.name, type: 3, ...inGuild(guildId), target_id: message.id, ...resolvedIn(picking) };
    const wish = { type: interactionType.command, userId: this.#userId, channelId: channel.id, data, replyType: 23 };
    return this.#start(wish, `menu "${name}" on a message`);
  }

  presses(button: Named, on: On = {}): Handle {
    const found = findButton(this.#within(on), button);
    const { type, id, custom_id } = found.component;
    return this.#component(found, { component_type: type, id, custom_id }, `button ${spoken(button)}`);
  }

  /** Chooses from a menu: labels or values of a list, or people, roles or channels. */
  selects(menu: Named, chosen: string | Pickable | readonly (string | Pickable)[], on: On = {}): Handle {
    const found = findMenu(this.#within(on), menu);
    const picking = new ListPicking(this.#world, this.#places.find(found.message.channel_id), this.#userId);
    const values = chosenFrom(found.component, Array.isArray(chosen) ? chosen : [chosen], picking);
    const { type, id, custom_id } = found.component;
    const data = { component_type: type, id, custom_id, values, ...resolvedIn(picking) };
    return this.#component(found, data, `menu ${spoken(menu)}`);
  }

  /** Fills in and submits the open modal. Fields that are not named keep what was filled in already. */
  fillsIn(answers: Record<string, FieldAnswer> = {}): Handle {
    const open = this.#store.modals.get(this.#userId);
    if (open === undefined) throw new PersonError('No modal is open for this person.');
    const { channelId, source } = open.interaction.wish;
    const picking = new ListPicking(this.#world, this.#places.find(channelId), this.#userId);
    const components = fillModal(open.form, answers, picking);
    this.#store.modals.delete(this.#userId);
    const data = { custom_id: open.form.custom_id, components, ...resolvedIn(picking) };
    const wish = { type: interactionType.modalSubmit, userId: this.#userId, channelId, data, source };
    return this.#start(wish, `modal "${open.form.title}"`);
  }

  #command(line: string, where: Where, wishFor: (channel: Channel, words: string[]) => Partial<Wish>): Handle {
    const words = line.replace(/^\//u, '').trim().split(/\s+/u);
    const channel = this.#places.find(where.in);
    const wish = { userId: this.#userId, channelId: channel.id, type: interactionType.command, data: {} };
    return this.#start({ ...wish, ...wishFor(channel, words) }, `/${words.join(' ')}`);
  }

  #component({ message }: Found, data: Record<string, unknown>, deed: string): Handle {
    this.#places.reopen(this.#places.find(message.channel_id));
    const source = { channelId: message.channel_id, messageId: message.id };
    const wish = { userId: this.#userId, channelId: message.channel_id, type: interactionType.component, data, source };
    return this.#start(wish, deed);
  }

  #start(wish: Wish, deed: string): Handle {
    const handle = new Handle(this.#store, this.#store.start(wish), deed);
    this.last = handle;
    return handle;
  }

  #seat(channel: Channel) {
    return { world: this.#world, commands: this.#store.commands.all, channel, userId: this.#userId };
  }

  #within({ on }: On): Message[] {
    if (on === undefined) return this.#eyes.messages();
    const { id, channel_id } = 'message' in on ? on.message : on;
    const message = this.#eyes.message(channel_id, id);
    if (message === undefined) throw new PersonError('This person cannot see that message.');
    return [message];
  }
}

function chosenFrom(menu: Found['component'], chosen: readonly (string | Pickable)[], picking: ListPicking): string[] {
  const label = menu.placeholder ?? menu.custom_id;
  const least = menu.min_values ?? 1;
  const values = chosen.map((one) => {
    if (typeof one === 'string') return offered(label, menu.options ?? [], one);
    const kind = pickKinds[menu.type];
    if (kind === undefined) throw new PersonError(`"${label}" is a list of words.`);
    return picking.pick(kind, one.id, menu.channel_types ?? []);
  });
  return counted(label, values, { required: least > 0, least, most: menu.max_values ?? 1 });
}

function resolvedIn(picking: ListPicking): { resolved?: Record<string, unknown> } {
  const resolved = picking.resolved.toJSON();
  return resolved === undefined ? {} : { resolved };
}

function inGuild(guildId: string | null): { guild_id?: string } {
  return guildId === null ? {} : { guild_id: guildId };
}
