import { PermissionFlagsBits } from 'discord.js';
import type { Person } from './discord-server/people/person.ts';
import { addRole, banUser } from './discord-server/world/guilds.ts';
import type { Guild } from './discord-server/world/types.ts';
import { quiet } from './reporting.ts';
import { scene } from './scene.ts';
import type { Scene, SceneOptions } from './scene.ts';

/** A community with everybody whose eyes matter. */
export interface Onlookers extends Scene {
  /** Ada is an administrator, Max may manage threads; neither is of the team. */
  ada: Person;
  max: Person;
  everyone: Person[];
}

export async function onlookers(options: SceneOptions = {}): Promise<Onlookers> {
  const s = await scene(options);
  const { world, people } = s.discord;
  const holding = (name: string, permissions: bigint) =>
    people.createPerson({ name, guild: s.guild, roles: [addRole(world, s.guild, { name: `${name}s`, permissions })] });
  const ada = holding('Ada', PermissionFlagsBits.Administrator);
  const max = holding('Max', PermissionFlagsBits.ManageThreads);
  const lea = people.createPerson({ name: 'Lea', guild: s.guild });
  lea.leaves();
  const ben = people.createPerson({ name: 'Ben', guild: s.guild });
  banUser(world, s.guild, ben.user);
  // The queue board of the staff channel is up before anybody looks.
  await quiet(s);
  const team = [s.rowan, s.imke, s.halvard, s.ysolde];
  return { ...s, ada, max, everyone: [s.mira, s.tobin, s.sol, ...team, s.ownerPerson, ada, max, lea, ben] };
}

/** Gives one of the people a role with these permissions, besides the roles they have. */
export function empower({ discord, guild }: { discord: Scene['discord']; guild: Guild }, person: Person, bits: bigint) {
  const role = addRole(discord.world, guild, { name: `More for ${person.name}`, permissions: bits });
  guild.members.get(person.id)?.roles.push(role.id);
}

/** What each of them can read now and could not before, by name; who reads nothing new is left out. */
export async function newlyRead(people: Person[], deed: () => Promise<void>): Promise<Record<string, Set<string>>> {
  const before = people.map((person) => person.reads());
  await deed();
  const fresh = people.map((person, index): [string, Set<string>] => {
    const known = before[index] ?? new Set();
    return [person.name, new Set([...person.reads()].filter((text) => !known.has(text)))];
  });
  return Object.fromEntries(fresh.filter(([, texts]) => texts.size > 0));
}
