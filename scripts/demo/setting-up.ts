import type { Stage } from './stage.ts';

/** The owner installs the bot. */
export async function settingUp(stage: Stage): Promise<void> {
  const { ottilie, mira } = stage.cast;
  stage.act('1 · Ottilie sets Casekeeper up');
  stage.tell('Before that, Mira tries to report something.');
  await mira.runs('/report');
  stage.showAnswer(mira);
  stage.tell('Ottilie runs /setup start and chooses the roles of the team.');
  await ottilie.runs('/setup start');
  await ottilie.selects(/Staff roles/u, stage.roles.staff);
  await ottilie.selects(/Leader roles/u, stage.roles.lead);
  stage.showAnswer(ottilie);
  stage.tell('She has the channels created for her, and finishes.');
  await ottilie.presses('Next: Channels');
  await ottilie.presses('Create them for me');
  await ottilie.presses(/Next: Words/u);
  await ottilie.presses('Next: Finish');
  await ottilie.presses('Finish');
  stage.showAnswer(ottilie);
  stage.tell('/setup check looks at everything again.');
  await ottilie.runs('/setup check');
  stage.showAnswer(ottilie);
}
