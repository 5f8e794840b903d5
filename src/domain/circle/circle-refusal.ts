/** Why somebody is not kept out, or a circle not drawn, the way somebody wants it. */
export type CircleRefusal =
  | { code: 'recusal-not-staff' }
  | { code: 'recusal-own' }
  | { code: 'recusal-of-leader' }
  | { code: 'recused-already' }
  /** Fewer than two would be left. */
  | { code: 'recusal-too-few' }
  | { code: 'recusal-pending' }
  | { code: 'recusal-over' }
  | { code: 'recusal-needs-another' }
  /** Whom it is about neither confirms it nor takes it off the table. */
  | { code: 'recusal-is-yours' }
  /** Kept out for another reason than a name in the report, or not at all. */
  | { code: 'recusal-stays' }
  | { code: 'restricted-already' }
  | { code: 'not-restricted' }
  | { code: 'circle-too-small'; left: number; needed: number }
  /** Not of the team, or kept out: the two are told apart nowhere. */
  | { code: 'circle-cannot' }
  | { code: 'in-circle-already' }
  | { code: 'not-in-circle' }
  | { code: 'restriction-stays'; why: 'kept-out' | 'category' | 'wish' | 'guest' };
