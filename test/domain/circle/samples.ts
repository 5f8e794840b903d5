import type { CircleCommand, CircleCommandOf } from '../../../src/domain/circle/circle-command.ts';
import { ids, staff as team } from '../given.ts';
import { at, leader, other, staff } from '../lifecycle/orders.ts';

const note = (contentId: string) => ({ contentId, kind: 'note', text: `words of ${contentId}` }) as const;

/** One of each order about who may see a case. */
export const circleSamples: { [T in CircleCommand['type']]: CircleCommandOf<T> } = {
  'step-out': { type: 'step-out', by: other, reason: note('out-reason'), staff: team, at },
  'propose-recusal': {
    type: 'propose-recusal',
    by: leader,
    what: 'recuse',
    userId: ids.otherStaff,
    reason: note('recusal-reason'),
    staff: team,
    at,
  },
  'confirm-recusal': { type: 'confirm-recusal', by: staff, number: 1, staff: team, at },
  'drop-recusal': { type: 'drop-recusal', by: leader, number: 1, staff: team, at },
  restrict: {
    type: 'restrict',
    by: leader,
    reason: note('restrict-reason'),
    addIds: [ids.staff],
    quorum: 2,
    staff: team,
    at,
  },
  'add-to-circle': { type: 'add-to-circle', by: leader, userId: ids.otherStaff, staff: team, at },
  'remove-from-circle': { type: 'remove-from-circle', by: leader, userId: ids.otherStaff, quorum: 2, staff: team, at },
  'lift-restriction': {
    type: 'lift-restriction',
    by: leader,
    reason: note('lift-reason'),
    byCategory: false,
    staff: team,
    at,
  },
};
