import { filledThread, goesOn, reportAndWait, writesTo } from './report.ts';
import type { Stage } from './stage.ts';

/** A limit that never costs anybody their words. */
export async function tooMany(stage: Stage): Promise<void> {
  const { sol, tobin, halvard } = stage.cast;
  stage.act('6 · Sol sends a sixth report within the hour');
  stage.tell('Sol has told the team of Tobin before, so the bot asks first whether it belongs there.');
  await sol.runs('/report', { member: tobin });
  stage.showAnswer(sol);
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
  await goesOn(sol);
  await sol.fillsIn({ category: 'Scam or spam', description: 'And here is another one, in #general, at noon.' });
  stage.showAnswer(sol);
  const refused = sol.answer;
  stage.tell('Danger never waits: a report about it joins the case that Sol has open, and calls the leaders.');
  const threads = stage.threads.length;
  await sol.runs('/report', { member: tobin });
  await goesOn(sol);
  await sol.fillsIn({
    category: 'Threats or danger',
    description: 'He has just written to me that he knows where I live.',
    boxes: ['Someone is in danger now'],
  });
  stage.showAnswer(sol);
  const called = await stage.until(
    () => halvard.pings.find(({ message }) => message.content.includes('which joined this case')),
    'the call of the leaders',
  );
  stage.check(called.how === 'mention', 'Halvard, who leads, was called by name');
  stage.check(stage.threads.length === threads, 'and no further thread was made');
  await helped(stage);
  stage.tell('An hour later Sol opens the form again. Everything is still in it.');
  stage.clock.advance(61 * 60 * 1000);
  await sol.presses('Open the form again', refused === null ? {} : { on: refused });
  stage.showForm(sol);
  const before = stage.threads.length;
  await sol.fillsIn();
  await filledThread(stage, before);
  stage.check(sol.answer?.text.includes('is safe with the Security team') === true, 'now it is taken');
}

/** Somebody is on it, and tells Sol what is done. */
async function helped(stage: Stage): Promise<void> {
  const { sol, rowan } = stage.cast;
  stage.tell('Rowan says that he is on it, triages the case, and writes to Sol, as the team.');
  const joined = stage.threads.at(-1);
  if (joined === undefined) throw new Error('There is no case that the report joined');
  const offersIt = () => rowan.sees(joined)[0]?.buttons.some(({ label }) => label === 'I am on it');
  await stage.until(offersIt, 'the card to ask who is on it');
  await rowan.presses('I am on it');
  stage.showAnswer(rowan);
  await rowan.runs('/case triage', { case: joined.name.slice(0, 6) });
  await rowan.fillsIn({ severity: 'High', risk: 'No' });
  const words = 'We have read what he wrote to you and are looking into it today. Please tell us if he writes again.';
  const talk = await writesTo(stage, { staff: rowan, reporter: sol }, joined, { kind: 'For information', words });
  stage.showPlace(sol, talk);
}
