/** Why an interim measure does not go that way. */
export type InterimRefusal =
  | { code: 'interim-there'; number: number }
  | { code: 'interim-reason-empty' }
  | { code: 'no-such-interim' }
  /** Whoever took it neither confirms nor lifts it. */
  | { code: 'own-interim' }
  | { code: 'interim-over'; how: 'confirmed' | 'lifted' | 'lapsed' | 'ended' | 'failed' }
  | { code: 'interim-for-leaders' };
