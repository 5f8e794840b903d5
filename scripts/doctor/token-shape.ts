import type { doctor } from '../../src/texts/en/doctor.ts';

export type TokenFault = keyof typeof doctor.tokenShape;

/** What a string that is no bot token most probably is; null for one of the right shape. The string is shown to nobody. */
export function tokenFault(token: string): TokenFault | null {
  if (/["']/u.test(token)) return 'quoted';
  if (/^\d{17,20}$/u.test(token)) return 'id';
  if (/^[0-9a-f]{64}$/u.test(token)) return 'key';
  if (/^[\w-]{32}$/u.test(token)) return 'secret';
  const [id = '', ...rest] = token.split('.');
  const isId = /^\d{17,20}$/u.test(Buffer.from(id, 'base64url').toString());
  return isId && rest.length === 2 && rest.every((part) => /^[\w-]{5,}$/u.test(part)) ? null : 'strange';
}
