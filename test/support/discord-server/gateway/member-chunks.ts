import type { Guild } from '../world/types.ts';
import { wireMember } from '../world/wire.ts';
import type { World } from '../world/world.ts';

const perChunk = 1000;

/** The answer to op 8: members by id or by the start of their name, a thousand per GUILD_MEMBERS_CHUNK. */
export function memberChunks(world: World, ask: Record<string, unknown>): Record<string, unknown>[] {
  const guild = world.guild(typeof ask.guild_id === 'string' ? ask.guild_id : null);
  if (guild === undefined) return [];
  const { found, notFound } =
    Array.isArray(ask.user_ids) || typeof ask.user_ids === 'string' ? byIds(guild, ask.user_ids) : byQuery(guild, ask);
  const chunks = Math.max(1, Math.ceil(found.length / perChunk));
  return Array.from({ length: chunks }, (_, index) => ({
    guild_id: guild.id,
    members: found.slice(index * perChunk, (index + 1) * perChunk),
    chunk_index: index,
    chunk_count: chunks,
    not_found: notFound,
    ...(typeof ask.nonce === 'string' ? { nonce: ask.nonce } : {}),
  }));
}

function byIds(guild: Guild, userIds: unknown) {
  const wanted = [userIds].flat().map(String);
  const members = wanted.flatMap((id) => guild.members.get(id) ?? []);
  return { found: members.map((one) => wireMember(one)), notFound: wanted.filter((id) => !guild.members.has(id)) };
}

function byQuery(guild: Guild, ask: Record<string, unknown>) {
  const query = typeof ask.query === 'string' ? ask.query.toLowerCase() : '';
  const all = [...guild.members.values()].filter((one) =>
    (one.nick ?? one.user.username).toLowerCase().startsWith(query),
  );
  const limit = typeof ask.limit === 'number' && ask.limit > 0 ? ask.limit : all.length;
  return { found: all.slice(0, limit).map((one) => wireMember(one)), notFound: [] };
}
