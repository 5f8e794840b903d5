import type { Effect } from '../../support/discord-server/http/faults.ts';

/** What can befall any request and passes by itself, with the words of the table. */
export const passingFaults = {
  'fails once (500)': { status: 500 },
  'fails after it was carried out (500)': { status: 500, after: true },
  'is answered later than the bot waits': { lateMs: 400 },
  'is cut off before it was carried out': { drop: 'before' },
  'is cut off after it was carried out': { drop: 'after' },
  'is told to wait (429)': { status: 429, retryAfter: 0 },
  'is told to wait with everything else (429, global)': { status: 429, retryAfter: 0, scope: 'global' },
  'meets a page of somebody on the way (403 without a code)': { nonJson: 403 },
} satisfies Record<string, Effect>;

export type PassingFault = keyof typeof passingFaults;

/** How long the bot waits for an answer while the late one is on its way (ms); otherwise 15 s. */
export const impatientMs = 250;

export const passingNames = Object.keys(passingFaults).filter((name): name is PassingFault =>
  Object.hasOwn(passingFaults, name),
);
