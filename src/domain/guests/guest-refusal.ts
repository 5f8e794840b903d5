/** Why somebody does not become a guest of a case. */
export type GuestRefusal =
  /** They are part of it or kept out of it, see it already, or are no person. */
  | { code: 'guest-cannot' }
  /** Enough of the team are left. */
  | { code: 'guest-not-needed' }
  | { code: 'no-such-guest' };
