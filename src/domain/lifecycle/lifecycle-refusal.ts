import type { Status } from '../words.ts';

/** What a step still lacks, item by item (SPEC 5). */
export type Missing = 'assignee' | 'immediate-risk' | 'next-step';

/** Why a case cannot go where somebody wants it to go. */
export type LifecycleRefusal =
  | { code: 'leaders-only' }
  | { code: 'nothing-withheld' }
  | { code: 'wrong-status'; status: Status; needs: Status[] }
  | { code: 'incomplete'; missing: Missing[] }
  | { code: 'assignee-cannot' }
  | { code: 'assigned-already'; assigneeId: string }
  | { code: 'claim-too-early'; claimableAt: number }
  | { code: 'not-assigned' }
  | { code: 'date-past' }
  | { code: 'closing-pending'; proposedBy: string }
  | { code: 'nothing-proposed' }
  | { code: 'second-person-needed' }
  | { code: 'duplicate-of-itself' }
  | { code: 'duplicate-of-what' }
  | { code: 'assignee-may-not-close' }
  | { code: 'nothing-gathered' }
  | { code: 'parted-already' };
