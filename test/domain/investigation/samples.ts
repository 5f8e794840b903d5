import type {
  InvestigationCommand,
  InvestigationCommandOf,
} from '../../../src/domain/investigation/investigation-command.ts';
import { at, other, staff } from '../lifecycle/orders.ts';

/** One of each order of an investigation. */
export const investigationSamples: { [T in InvestigationCommand['type']]: InvestigationCommandOf<T> } = {
  'tick-item': { type: 'tick-item', by: staff, item: 'links', at },
  'untick-item': { type: 'untick-item', by: other, item: 'links', at },
};
