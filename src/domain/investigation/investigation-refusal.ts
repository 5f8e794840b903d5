/** Why evidence is not taken, or stays as it is. */
export type InvestigationRefusal =
  | { code: 'evidence-closed' }
  | { code: 'evidence-empty' }
  | { code: 'evidence-kept-already' }
  | { code: 'no-such-evidence' }
  | { code: 'evidence-erased' }
  | { code: 'evidence-pending' }
  | { code: 'uncover-needs-leader' }
  | { code: 'withdrawn-already' }
  | { code: 'erasure-asked-already' }
  | { code: 'erasure-not-asked' }
  | { code: 'erasure-needs-another' };
