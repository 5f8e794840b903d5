import { dayMs } from '../../src/domain/durations.ts';
import type { Stage } from './stage.ts';

/** Somebody does not answer, the case rests, and an answer brings it back. */
export async function waiting(stage: Stage): Promise<void> {
  const { tobin, imke, halvard } = stage.cast;
  stage.act('11 · Tobin does not answer');
  const thread = stage.threads.findLast(({ name }) => name.includes('Impersonation'));
  if (thread === undefined) throw new Error('There is no case about impersonation');
  const reference = thread.name.slice(0, 6);
  stage.tell('Imke triages the case, and asks Tobin something, as the team.');
  await imke.runs('/case triage', { case: reference });
  await imke.fillsIn({ severity: 'Medium', risk: 'No' });
  await imke.runs('/case contact', { case: reference });
  await imke.fillsIn({
    whom: 'reporter-1',
    kind: 'It needs an answer',
    words: 'Thank you for telling us. Could you send us the name of that account as it is written?',
  });
  const talk = await stage.until(() => stage.talkWith(tobin), 'the thread with Tobin');
  await stage.until(() => imke.sees(thread)[0]?.text.includes('attempt 1'), 'the card to say for whom the team waits');
  stage.showPlace(tobin, talk);
  await passes(stage, 7, 'A week goes by. The sweep reminds Tobin, once.');
  await stage.until(() => imke.sees(thread)[0]?.text.includes('attempt 2'), 'the reminder');
  stage.showPlace(tobin, talk);
  stage.showAnswer(halvard);
  await passes(stage, 12, 'Twelve more days. The team is told what is about to happen.');
  await stage.until(() => imke.sees(thread).some(({ text }) => text.includes('goes to the cold cases')), 'the warning');
  await passes(stage, 2, 'Nobody does anything, so the case rests.');
  await stage.until(() => imke.sees(thread)[0]?.text.includes('**Cold**'), 'the card to say that it rests');
  const post = await stage.until(() => stage.shelfPostOf(reference), 'the shelf post');
  await stage.until(() => thread.thread_metadata?.locked === true, 'the thread to be closed');
  stage.showPlace(imke, thread);
  stage.tell('It is kept among the cold cases. The post names nobody; who may see the case reads the rest by button.');
  stage.showPlace(imke, post);
  stage.tell('A month later Tobin is back, and answers where he was asked.');
  stage.clock.advance(30 * dayMs);
  tobin.says('Sorry, I was away. It is written M1rra, with a one.', { in: talk });
  await stage.until(() => imke.sees(thread)[0]?.text.includes('**Triage**'), 'the case to be taken up again');
  await stage.until(() => imke.sees(thread).some(({ text }) => text.includes('M1rra')), 'the answer in the case');
  stage.showPlace(imke, thread);
  stage.check(
    tobin.sees(talk).length === 3,
    'Tobin was asked once and reminded once, and nobody else reads his thread',
  );
}

async function passes(stage: Stage, days: number, what: string): Promise<void> {
  stage.tell(what);
  stage.clock.advance(days * dayMs);
  await stage.cast.halvard.runs('/sweep');
}
