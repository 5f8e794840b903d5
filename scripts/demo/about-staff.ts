import { reportAndWait } from './report.ts';
import type { Stage } from './stage.ts';

/** A report about a member of the team: they never learn of it. */
export async function aboutStaff(stage: Stage): Promise<void> {
  const { sol, rowan, imke, halvard } = stage.cast;
  stage.act('4 · Sol reports Rowan, who is on the team');
  stage.tell('Sol reports a member of the Security team.');
  const thread = await reportAndWait(
    stage,
    sol,
    { member: rowan },
    {
      category: 'Something else',
      description: 'Rowan read a private message of mine aloud in the voice channel and laughed about it.',
    },
  );
  stage.showAnswer(sol);
  stage.showPlace(imke, thread);
  stage.showThreads(imke, halvard, rowan);
  stage.tell(`Rowan tries to open ${thread.name}, and a case that does not exist.`);
  await rowan.runs('/case view', { case: thread.name });
  const hidden = rowan.answer?.text;
  stage.showAnswer(rowan);
  await rowan.runs('/case view', { case: 'C-ZZZZ' });
  stage.check(hidden === rowan.answer?.text, 'both answers are the same, word for word');
  stage.check(rowan.seesNothingOf('voice channel'), 'Rowan can read nothing of it anywhere');
}
