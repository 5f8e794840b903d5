import { createHash } from 'node:crypto';

/** One entry of a case's history as the chain covers it (SPEC 11). */
export interface ChainEntry {
  version: number;
  position: number;
  /** Milliseconds UTC. */
  at: number;
  actorId: string | null;
  /** The event's body. */
  event: unknown;
  /** Content id to salted digest. */
  digests: Record<string, string>;
  rowDigest: string | null;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with sorted keys and no spaces: the same value always gives the same text. Undefined fields are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

/** What the first event of a case is chained to: the case itself, so that no history can be lent to another case. */
export const firstLink = (guildId: string, caseId: string): string => sha256(canonicalJson({ guildId, caseId }));

/** The link of an entry: it covers everything the entry says, and through `prevHash` everything before it. */
export function entryHash(prevHash: string, entry: ChainEntry): string {
  const { version, position, at, actorId, event, digests, rowDigest } = entry;
  return sha256(prevHash + canonicalJson({ version, position, at, actorId, event, digests, rowDigest }));
}

/** Digest of a whole case row. */
export const rowDigest = (state: unknown): string => sha256(canonicalJson(state));

/** Digest of what somebody wrote. Without the salt (hex) it tells nobody whether a guess at the words is right. */
export function contentDigest(salt: string, text: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(text).digest('hex');
}
