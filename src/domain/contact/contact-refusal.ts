import type { NamingRefusal } from '../naming/name-check.ts';

/** Why the team cannot talk with somebody this way. */
export type ContactRefusal =
  | NamingRefusal
  /** Only leaders and the assignee write to the parties of a confidential case (SPEC 3.6). */
  | { code: 'contact-for-leaders' }
  | { code: 'no-such-party' }
  | { code: 'party-off-discord' }
  | { code: 'contact-empty' }
  | { code: 'contact-in-future' }
  | { code: 'question-to-closed' }
  | { code: 'no-such-conversation' };
