import type { InterimCommand, InterimCommandOf } from '../../../src/domain/interim/interim-command.ts';
import { at, leader, other, staff } from '../lifecycle/orders.ts';

const note = (contentId: string) => ({ contentId, kind: 'note', text: `words of ${contentId}` }) as const;

/** One of each order of an interim measure. */
export const interimSamples: { [T in InterimCommand['type']]: InterimCommandOf<T> } = {
  'take-interim': {
    type: 'take-interim',
    by: staff,
    partyId: 'subject-1',
    measure: { kind: 'timeout', minutes: 60 },
    reason: note('interim-reason'),
    mark: 'abcde',
    confirmHours: 12,
    at,
  },
  'confirm-interim': { type: 'confirm-interim', by: other, number: 1, at },
  'lift-interim': { type: 'lift-interim', by: leader, number: 1, at },
  'lapse-interim': { type: 'lapse-interim', number: 1, at: at + 13 * 3_600_000 },
  'keep-interim': {
    type: 'keep-interim',
    number: 1,
    snapshot: { contentId: 'interim-kept', kind: 'snapshot', text: '{}' },
    at,
  },
  'settle-interim': { type: 'settle-interim', number: 1, result: { status: 'done' }, at },
  'settle-lifting': { type: 'settle-lifting', number: 1, result: { status: 'done', wasOurs: true }, at },
};
