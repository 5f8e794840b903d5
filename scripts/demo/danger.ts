import type { Channel } from '../../test/support/discord-server/world/types.ts';
import { reportAndWait, writesTo } from './report.ts';
import type { Stage } from './stage.ts';

/** Somebody is in danger: help comes first. */
export async function danger(stage: Stage): Promise<void> {
  const { mira, halvard, tobin } = stage.cast;
  stage.act('3 · Mira fears for somebody');
  stage.tell('She ticks "Someone is in danger now".');
  const thread = await reportAndWait(
    stage,
    mira,
    { person: 'a friend of Tobin, not on Discord' },
    {
      category: 'Threats or danger',
      description: 'He wrote that he is on his way to her house and that she will be sorry.',
      'Who was harmed?': 'Tobin',
      boxes: ['Someone is in danger now'],
    },
  );
  stage.showAnswer(mira);
  stage.showPlace(halvard, thread);
  stage.check(
    halvard.pings.some(({ message }) => message.channel_id === thread.id),
    'Halvard, who leads, was pinged',
  );
  stage.check(!tobin.canSee(thread), 'Tobin, whom it may concern, does not see the thread');
  await helped(stage, thread);
}

/** Somebody is on it, asks how she is, and tells her what came of it. */
async function helped(stage: Stage, thread: Channel): Promise<void> {
  const { mira, halvard, tobin } = stage.cast;
  stage.tell('Halvard says that he is on it, so that nobody is called again, and writes to Mira, as the team.');
  await halvard.presses('I am on it');
  stage.showAnswer(halvard);
  const ask = 'Thank you for telling us at once. We have called for help and stay with it. Are you safe yourself?';
  const both = { staff: halvard, reporter: mira };
  const talk = await writesTo(stage, both, thread, { kind: 'It needs an answer', words: ask });
  mira.says('Yes, I am at home, and my brother is here.', { in: talk });
  const answer = () => halvard.sees(thread).find(({ text }) => text.includes('my brother is here'));
  await stage.until(answer, 'her answer in the case');
  stage.tell('Help has come. Halvard triages the case, and tells Mira.');
  await halvard.runs('/case triage', { case: thread.name.slice(0, 6) });
  await halvard.fillsIn({ severity: 'Medium', risk: 'No', scope: 'What he wrote, and whether he comes back.' });
  const told = 'She is safe, and he has gone home. We look into what he wrote, and you hear from us again.';
  await writesTo(stage, both, thread, { kind: 'For information', words: told });
  stage.showPlace(mira, talk);
  stage.check(!tobin.canSee(talk), 'Tobin does not see that thread either');
}
