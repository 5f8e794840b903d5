import type { Stage } from './stage.ts';

/** Mira comes back to her report: she reads how it stands, adds something, and asks. */
export async function myReports(stage: Stage): Promise<void> {
  const { mira, rowan, halvard } = stage.cast;
  stage.act('7 · Mira comes back to her first report');
  const [thread] = stage.threads;
  if (thread === undefined) throw new Error('There is no case thread');
  const reference = thread.name.slice(0, 6);
  stage.tell('Mira runs /my-reports and chooses the report about Tobin.');
  await mira.runs('/my-reports', {});
  stage.showAnswer(mira);
  stage.check(!/Rowan|Imke|Halvard|Severity/u.test(mira.answer?.text ?? ''), 'nothing there is of the team’s side');
  await mira.selects('Choose a report', `${reference} · Harassment`);
  stage.tell('She adds what happened since.');
  await mira.presses('Add information');
  await mira.fillsIn({ 'What would you like to add?': 'He did it again this morning, in front of the others.' });
  stage.showAnswer(mira);
  const line = () => rowan.sees(thread).find(({ text }) => text.includes('in front of the others'));
  const told = await stage.until(line, 'what she added in the thread');
  stage.check(told.text.includes(`<@${halvard.id}>`), 'the thread is told once, and the leaders are called by name');
  stage.tell('Then she asks how it stands.');
  await mira.runs('/my-reports', {});
  await mira.selects('Choose a report', `${reference} · Harassment`);
  await mira.presses('Ask how it stands');
  stage.showAnswer(mira);
}
