import type { Channel } from '../../test/support/discord-server/world/types.ts';
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
  await forNow(stage, thread);
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
  stage.tell('What somebody saw is evidence, too. Imke writes it down; the team reads who gave what, and when.');
  await imke.runs('/evidence note', { kind: 'witness-note', case: 'C-0001' });
  await imke.fillsIn({ text: 'Sol heard it in the voice channel, on Sunday and on Tuesday.' });
  await imke.runs('/evidence list', { case: 'C-0001' });
  stage.showAnswer(imke);
  await decidedTogether(stage, thread);
}

/** One writes what was found, another objects at first, and two stand behind it. */
async function decidedTogether(stage: Stage, thread: Channel): Promise<void> {
  const { rowan, imke, halvard } = stage.cast;
  stage.tell('Imke writes what was found and what comes of it. Nobody else sees the dialog until she proposes it.');
  await imke.runs('/case decide', { case: 'C-0001' });
  await imke.selects('What was found?', 'Confirmed');
  await imke.selects('What comes of it?', 'Action on this server');
  await imke.selects('Add a measure', 'Timeout');
  await imke.fillsIn({ length: '12h' });
  await imke.presses('Write the notice');
  await imke.fillsIn({ notice: 'Please do not follow anybody around here. Until tonight you cannot write.' });
  await imke.presses('Write the reasons');
  await imke.fillsIn({ reasons: 'Six messages, all read by two of us.' });
  stage.showAnswer(imke);
  await imke.presses('Propose');
  stage.tell('She cannot approve it herself. Rowan reads it, and objects; once they have talked, he takes that back.');
  await rowan.runs('/case decide', { case: 'C-0001' });
  stage.showAnswer(rowan);
  await rowan.presses('Object');
  await rowan.fillsIn({ reason: 'Has anybody asked Tobin?' });
  await halvard.runs('/case decide', { case: 'C-0001' });
  await halvard.presses('Approve');
  await stage.until(() => rowan.sees(thread).some(({ text }) => text.startsWith('✋')), 'the objection in the thread');
  await rowan.runs('/case decide', { case: 'C-0001' });
  await rowan.presses('Take my word back');
  await stage.until(() => rowan.sees(thread)[0]?.text.includes('hours · done'), 'the card to say that it is done');
  stage.showPlace(rowan, thread);
  await rowan.runs('/case history', { case: 'C-0001' });
  stage.showAnswer(rowan);
}

/** Tobin does not stop: he is kept from writing at once, and a second person stands behind it. */
async function forNow(stage: Stage, thread: Channel): Promise<void> {
  const { rowan, imke, tobin } = stage.cast;
  stage.tell('Tobin goes on meanwhile. Rowan keeps him from writing for two hours, at once and without a vote.');
  await rowan.runs('/case interim', { case: 'C-0001' });
  await rowan.fillsIn({ whom: 'subject-1', what: 'Time them out', length: '2h', reason: 'He does not stop.' });
  stage.showAnswer(rowan);
  const line = () => imke.sees(thread).find(({ text }) => text.startsWith('🛑'));
  const shown = await stage.until(line, 'the interim measure in the thread');
  const told = () => [...tobin.reads()].some((text) => text.includes('It is a precaution'));
  await stage.until(told, 'Tobin to be told');
  stage.tell('It would be lifted after twelve hours, had Imke not confirmed it. Rowan himself cannot.');
  await imke.presses('Confirm', { on: shown.message });
  stage.showAnswer(imke);
}
