/** Why a wish to keep a report from somebody does not go as somebody wants it to. */
export type KeepFromRefusal =
  /** Answered already, taken back, or lifted. */
  | { code: 'keep-from-over' }
  /** Nobody of those named is of the team. */
  | { code: 'nobody-of-team' }
  /** Fewer than two, or no leader, would be left to look at it. */
  | { code: 'wish-cannot-hold' };
