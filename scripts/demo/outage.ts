import { filledThread } from './report.ts';
import type { Stage } from './stage.ts';

/** Discord fails and the bot restarts in the worst moment: one thread all the same. */
export async function outage(stage: Stage): Promise<void> {
  const { tobin, imke } = stage.cast;
  stage.act('10 · Discord stumbles while Tobin reports');
  stage.tell('Discord makes the thread, but answers with an error; then the bot is restarted.');
  const before = stage.threads.length;
  const fault = stage.discord.faults.next(
    { method: 'POST', path: '/channels/:channel/threads' },
    { status: 500, after: true },
  );
  await tobin.runs('/report', { person: 'somebody calling themselves Mirra' });
  await tobin.fillsIn({
    category: 'Impersonation',
    description: 'An account named Mirra asks people for money in her name.',
  });
  await stage.until(() => fault.hits === 1, 'the faulty answer');
  await stage.stopBot();
  await stage.startBot();
  stage.clock.advance(60_000);
  const thread = await filledThread(stage, before);
  stage.showPlace(imke, thread);
  stage.check(stage.threads.length === before + 1, 'there is one thread, not two');
  stage.check(tobin.answer?.text.includes(thread.name.slice(0, 6)) === true, 'and Tobin holds its reference');
}
