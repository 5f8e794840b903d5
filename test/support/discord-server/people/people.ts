import type { InteractionStore } from '../interactions/store.ts';
import { addMember } from '../world/guilds.ts';
import { newUser } from '../world/fresh.ts';
import type { Guild, Role, User } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { Person } from './person.ts';
import type { Names } from './transcript.ts';

export interface NewPerson {
  name: string;
  guild: Guild;
  roles?: readonly (Role | { id: string })[];
  /** Default: `en-US`. */
  locale?: string;
}

/** The people of one Discord. */
export class People {
  readonly #world: World;
  readonly #store: InteractionStore;

  constructor(world: World, store: InteractionStore) {
    this.#world = world;
    this.#store = store;
  }

  /** Somebody new, who joins the guild with these roles. */
  createPerson({ name, guild, roles = [], locale = 'en-US' }: NewPerson): Person {
    const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]/gu, '_');
    const user = newUser(this.#world.nextId(), username, { global_name: name, locale });
    const roleIds = roles.map((role) => role.id);
    addMember(this.#world, guild, user, roleIds);
    return this.personOf(user, guild);
  }

  /** Hands and eyes for a user who is there already, such as the owner. */
  personOf(user: User, guild: Guild): Person {
    this.#world.users.set(user.id, user);
    return new Person(this.#world, this.#store, user, guild);
  }
}

/** The names behind the ids of one Discord, for transcripts. */
export function namesOf(world: World): Names {
  const roles = () => [...world.guilds.values()].flatMap((guild) => [...guild.roles.values()]);
  return {
    user: (id) => world.users.get(id)?.global_name ?? world.users.get(id)?.username,
    role: (id) => roles().find((role) => role.id === id)?.name,
    channel: (id) => world.channel(id)?.name,
  };
}
