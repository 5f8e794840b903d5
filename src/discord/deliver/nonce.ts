import { createHash } from 'node:crypto';

/** Discord's limit for a nonce. */
const nonceLength = 25;

/** The same effect always carries the same nonce, so that Discord itself refuses to show it twice. */
export function nonceOf(effectKey: string): string {
  return createHash('sha256').update(effectKey).digest('base64url').slice(0, nonceLength);
}
