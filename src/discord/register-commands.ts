import { isDeepStrictEqual } from 'node:util';
import { Routes } from 'discord.js';
import type { Client, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';

/**
 * Registers the commands globally, only when the set changed: a needless overwrite drops servers' own permissions for
 * renamed commands and counts towards Discord's daily limit. Answers whether it wrote.
 */
export async function registerCommands(
  client: Client<true>,
  wanted: RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(client.application.id);
  const known = (await client.rest.get(route)) as Record<string, unknown>[];
  if (isSame(known, wanted)) return false;
  await client.rest.put(route, { body: wanted });
  return true;
}

/** Every wanted field stands in what Discord has; Discord adds ids, versions and defaults of its own. */
function isSame(known: Record<string, unknown>[], wanted: RESTPostAPIApplicationCommandsJSONBody[]): boolean {
  if (known.length !== wanted.length) return false;
  return wanted.every((one) => {
    const twin = known.find((other) => other['name'] === one.name && (other['type'] ?? 1) === (one.type ?? 1));
    return twin !== undefined && contains(twin, JSON.parse(JSON.stringify(one)));
  });
}

function contains(known: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(known) &&
      known.length === wanted.length &&
      wanted.every((entry, index) => contains(known[index], entry))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof known !== 'object' || known === null) return false;
    return Object.entries(wanted).every(([key, value]) => contains(Reflect.get(known, key), value));
  }
  return isDeepStrictEqual(known, wanted) || (wanted === false && known === undefined);
}
