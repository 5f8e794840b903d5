import { reportAndWait } from './report.ts';
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
}
