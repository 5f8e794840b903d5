import type { Stage } from './stage.ts';

/** The team works on Mira's report: triage, assignment, an outcome that two stand behind. */
export async function workingOnIt(stage: Stage): Promise<void> {
  const { rowan, imke, halvard } = stage.cast;
  const thread = stage.threads[0];
  if (thread === undefined) throw new Error('There is no case to work on');
  stage.act('8 · The team works on C-0001');
  stage.tell('Rowan runs /case triage; one form asks for everything.');
  await rowan.runs('/case triage', { case: 'C-0001' });
  stage.showForm(rowan);
  await rowan.fillsIn({ severity: 'Medium', risk: 'No', scope: 'The jokes in #general since Sunday.', followup: '3d' });
  stage.showAnswer(rowan);
  stage.tell(
    'He runs it again to begin the investigation, and hears what is still missing, with the button that helps.',
  );
  await rowan.runs('/case triage', { case: 'C-0001' });
  await rowan.presses('Investigate');
  stage.showAnswer(rowan);
  stage.tell('Halvard gives the case to Imke, with a note; she writes down the next step and begins.');
  await halvard.runs('/case assign', { case: 'C-0001' });
  await halvard.fillsIn({ whom: imke.id, note: 'You know how #general works.' });
  await imke.runs('/case followup', { case: 'C-0001' });
  await imke.fillsIn({ step: 'A personal word to Mira, then read the messages since Sunday.' });
  await imke.runs('/case triage', { case: 'C-0001' });
  await imke.presses('Investigate');
  stage.tell('Imke proposes how it ends. She cannot approve that herself; Rowan can.');
  await imke.runs('/case decide', { case: 'C-0001' });
  await imke.fillsIn({ outcome: 'A clear word with Tobin.', reasons: 'Six messages, all read by two of us.' });
  await imke.runs('/case decide', { case: 'C-0001' });
  stage.showAnswer(imke);
  await rowan.runs('/case decide', { case: 'C-0001' });
  stage.showAnswer(rowan);
  await rowan.presses('Approve outcome');
  await stage.until(() => rowan.sees(thread)[0]?.text.includes('**Resolved**'), 'the card to say that it is resolved');
  stage.showPlace(rowan, thread);
  await rowan.runs('/case history', { case: 'C-0001' });
  stage.showAnswer(rowan);
}
