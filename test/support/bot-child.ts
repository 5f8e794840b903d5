import { z } from 'zod';
import { usualTimes } from '../../src/config.ts';
import { startBot } from '../../src/bot.ts';
import { createLog } from '../../src/log.ts';
import { ChildStart, Order } from './child-orders.ts';
import { TestClock } from './test-clock.ts';

/**
 * The whole bot as a process of its own, to be killed in the middle of something. Its clock stands still until the
 * parent moves it. Node runs the compiled file (`npm run build` puts it into dist; `npm test` builds first).
 */
const { token, apiBaseUrl, dataDir, now } = ChildStart.parse(JSON.parse(z.string().parse(process.argv[2])));
const clock = new TestClock(now);
const log = createLog('info', { write: (line: string) => void process.stdout.write(line) });

process.on('disconnect', () => process.exit());

const bot = await startBot({
  config: { token, apiBaseUrl, dataDir, logLevel: 'info', ...usualTimes },
  log,
  clock,
  waitGuildTimeoutMs: 300,
});

process.on('message', (message) => {
  const order = Order.parse(message);
  if (order.do === 'advance') clock.advance(order.ms);
  else void bot.stop().then(() => process.exit());
  process.send?.('done');
});
process.send?.('ready');
