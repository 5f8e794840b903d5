import { filledThread, reportAndWait } from './report.ts';
import type { Stage } from './stage.ts';

/** A limit that never costs anybody their words. */
export async function tooMany(stage: Stage): Promise<void> {
  const { sol, tobin } = stage.cast;
  stage.act('6 · Sol sends a sixth report within the hour');
  stage.tell('Sol, who has sent two already, sends three more about advertising links.');
  for (let count = 3; count <= 5; count += 1) {
    await reportAndWait(
      stage,
      sol,
      { member: tobin },
      { category: 'Scam or spam', description: `Advertising link number ${count}.` },
    );
  }
  stage.tell('The sixth has to wait, and says until when.');
  await sol.runs('/report', { member: tobin });
  await sol.fillsIn({ category: 'Scam or spam', description: 'And here is another one, in #general, at noon.' });
  stage.showAnswer(sol);
  stage.tell('An hour later Sol opens the form again. Everything is still in it.');
  stage.clock.advance(61 * 60 * 1000);
  await sol.presses('Open the form again');
  stage.showForm(sol);
  const before = stage.threads.length;
  await sol.fillsIn();
  await filledThread(stage, before);
  stage.check(sol.answer?.text.includes('is safe with the Security team') === true, 'now it is taken');
}
