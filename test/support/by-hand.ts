import { PermissionFlagsBits } from 'discord.js';
import type { CaseEvent } from '../../src/domain/event.ts';
import { setOverwrites } from './discord-server/world/channels.ts';
import { addRole } from './discord-server/world/guilds.ts';
import type { Person } from './discord-server/people/person.ts';
import type { Scene } from './scene.ts';

/** The history of a case, events of these kinds only. */
export async function eventsIn<T extends CaseEvent['type']>(
  s: Scene,
  reference: string,
  ...types: T[]
): Promise<Extract<CaseEvent, { type: T }>[]> {
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);
  if (state === null) throw new Error(`No case ${reference}`);
  const isWanted = (event: CaseEvent): event is Extract<CaseEvent, { type: T }> =>
    types.some((type) => type === event.type);
  const history = await s.bot.stores.cases.history(state.caseId);
  return history.map(({ event }) => event).filter(isWanted);
}

/** What the bot has put right in the thread of a case, one entry for each time. */
export const mendedIn = async (s: Scene, reference: string): Promise<string[][]> =>
  (await eventsIn(s, reference, 'thread-mended')).map(({ what }) => what);

/** Waits until the history of a case holds so many such events. */
export async function untilEvents(s: Scene, reference: string, count: number, ...types: CaseEvent['type'][]) {
  for (let tries = 0; (await eventsIn(s, reference, ...types)).length < count; tries += 1) {
    if (tries > 2000) throw new Error(`Still waiting for: ${count} × ${types.join(', ')}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
}

/** Somebody of another team, who sees the cases channel by mistake: a role of theirs was let in. */
export function letsIn(s: Scene, name = 'Odo'): Person {
  const { world, people } = s.discord;
  const channel = s.caseChannels.casesChannel;
  const role = addRole(world, s.guild, { name: `${name}s`, permissions: PermissionFlagsBits.ViewChannel });
  const allow = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
  const overwrites = [...channel.permission_overwrites, { id: role.id, type: 0 as const, allow, deny: 0n }];
  setOverwrites(world, channel, overwrites);
  return people.createPerson({ name, guild: s.guild, roles: [role] });
}
