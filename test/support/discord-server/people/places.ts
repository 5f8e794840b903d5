import { bits, channelPermissions, has, isThread } from '../rules/permissions.ts';
import { canSee } from '../rules/visibility.ts';
import { hasThreadRoom, updateThread } from '../world/threads.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { PersonError } from './person-error.ts';

/** A channel or thread, by itself, by id or by name; `dm` is the conversation with the bot. */
export type Place = Channel | { id: string } | string;

/** Where one person can be, and what they may do there. */
export class Places {
  readonly #world: World;
  readonly #userId: string;
  readonly #guildId: string;

  constructor(world: World, userId: string, guildId: string) {
    this.#world = world;
    this.#userId = userId;
    this.#guildId = guildId;
  }

  /** The place itself; throws for one this person cannot see. */
  find(place?: Place): Channel {
    const channel = this.#look(place);
    if (channel === undefined || !canSee(this.#world, this.#userId, channel.id)) {
      throw new PersonError(`This person sees no channel ${nameOf(place)}.`);
    }
    return channel;
  }

  /** The place, if the person may write there. */
  toWriteIn(place?: Place): Channel {
    const channel = this.find(place);
    if (channel.guild_id === null) return channel;
    if (channel.type === 15 || channel.type === 4)
      throw new PersonError(`Nobody can write in #${channel.name} itself.`);
    if (!this.#may(channel, isThread(channel) ? bits.SendMessagesInThreads : bits.SendMessages)) {
      throw new PersonError(`You lack the permission to write in #${channel.name}.`);
    }
    this.#checkThread(channel);
    return channel;
  }

  #checkThread(channel: Channel): void {
    if (channel.thread_metadata?.locked === true && !this.#may(channel, bits.ManageThreads)) {
      throw new PersonError(`The thread "${channel.name}" is locked.`);
    }
    if (channel.thread_metadata?.archived === true && !hasThreadRoom(this.#world, channel.guild_id)) {
      throw new PersonError('The server has as many active threads as Discord allows.');
    }
  }

  /** Before a button of an archived thread can be used, the client reopens the thread; where it may not, nothing happens. */
  reopen(channel: Channel): void {
    if (channel.thread_metadata?.archived !== true) return;
    updateThread(this.#world, this.toWriteIn(channel), { archived: false });
  }

  #may(channel: Channel, bit: bigint): boolean {
    return has(channelPermissions(this.#world, channel, this.#userId), bit);
  }

  #look(place: Place | undefined): Channel | undefined {
    if (place === 'dm') return this.#world.openDm(this.#userId);
    if (place === undefined) return this.#firstTextChannel();
    if (typeof place !== 'string') return this.#world.channel(place.id);
    return this.#world.channel(place) ?? this.#newestNamed(place);
  }

  #firstTextChannel(): Channel | undefined {
    return this.#inGuild().find((channel) => channel.type === 0 && canSee(this.#world, this.#userId, channel.id));
  }

  #newestNamed(name: string): Channel | undefined {
    const wanted = name.replace(/^#/u, '');
    return this.#inGuild().findLast((one) => one.name === wanted && canSee(this.#world, this.#userId, one.id));
  }

  #inGuild(): Channel[] {
    return [...(this.#world.guild(this.#guildId)?.channels.values() ?? [])];
  }
}

function nameOf(place: Place | undefined): string {
  if (place === undefined) return 'to write in';
  if (typeof place === 'string') return `"${place}"`;
  return 'name' in place ? `"${place.name}"` : place.id;
}
