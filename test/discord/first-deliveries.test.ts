import { expect, it } from 'vitest';
import { FirstDeliveries } from '../../src/discord/events/first-deliveries.ts';

it('knows what came before, and forgets only what is long over', () => {
  const deliveries = new FirstDeliveries();
  expect([deliveries.isFirst('a'), deliveries.isFirst('b'), deliveries.isFirst('a')]).toEqual([true, true, false]);
  for (let number = 0; number < 4_999; number += 1) deliveries.isFirst(`other-${number}`);

  expect([deliveries.isFirst('other-0'), deliveries.isFirst('a')]).toEqual([false, true]);
});
