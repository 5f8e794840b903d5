import { filledThread } from './report.ts';
import type { Stage } from './stage.ts';

/** A message is reported by its menu, and deleted by its author a moment too late. */
export async function reportedMessage(stage: Stage): Promise<void> {
  const { mira, sol, tobin, rowan } = stage.cast;
  stage.act('5 · Sol reports a message');
  stage.tell('In #general, Tobin answers Mira.');
  mira.says('Who would like to play on Friday?');
  const message = tobin.says('Nobody, if *you* come. Look what I found: https://example.org/mira');
  sol.says('Tobin, stop it.');
  const general = stage.guild.channels.get(message.channel_id);
  if (general !== undefined) stage.showPlace(sol, general);
  stage.tell('Sol chooses "Report message" from its menu. While the form is open, Tobin deletes the message.');
  const before = stage.threads.length;
  await sol.usesMessageMenu('Report message', message);
  tobin.deletes(message);
  await sol.fillsIn({ category: 'Harassment', description: 'He does this to her every day.', harmed: 'Mira' });
  stage.showAnswer(sol);
  const thread = await filledThread(stage, before);
  const noticed = () => rowan.sees(thread).some(({ text }) => text.includes('Deleted since'));
  await stage.until(noticed, 'the card to say that it was deleted');
  stage.showPlace(rowan, thread);
  stage.check(
    !rowan.sees('general').some(({ text }) => text.includes('Nobody, if')),
    'in #general the message is gone',
  );
  stage.tell('Rowan looks at what was said around it.');
  await rowan.presses('Around it');
  stage.showAnswer(rowan);
}
