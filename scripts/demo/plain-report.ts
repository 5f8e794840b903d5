import { deflateSync } from 'node:zlib';
import { filledThread } from './report.ts';
import type { Stage } from './stage.ts';

/** An ordinary report with a screenshot. */
export async function plainReport(stage: Stage): Promise<void> {
  const { mira, tobin, rowan, halvard } = stage.cast;
  stage.act('2 · Mira reports Tobin');
  stage.tell('Mira runs /report and names Tobin. One form opens.');
  await mira.runs('/report', { member: tobin });
  stage.showForm(mira);
  stage.tell('She writes what happened, adds a screenshot, and sends it.');
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), deflateSync(Buffer.alloc(2000, 7))]);
  await mira.fillsIn({
    category: 'Harassment',
    'What happened, where and when?':
      'Since Sunday he answers each of my messages in #general with a joke about my voice. I asked him twice to stop.',
    proof: [{ name: 'screenshot of general.png', bytes, contentType: 'image/png' }],
  });
  stage.showAnswer(mira);
  stage.tell('The case thread appears for the team.');
  const thread = await filledThread(stage, 0);
  const kept = () => rowan.sees(thread).some(({ text }) => text.includes('· kept'));
  await stage.until(kept, 'the card to say that the file is kept');
  stage.showPlace(rowan, thread);
  stage.showThreads(rowan, halvard, mira, tobin, stage.cast.sol);
  stage.check(!mira.canSee(thread) && !tobin.canSee(thread), 'neither Mira nor Tobin can see the thread');
  stage.tell('Rowan looks at the proof, alone and behind a spoiler.');
  await rowan.presses('Show proof');
  stage.showAnswer(rowan);
  stage.tell('Mira asks for a copy by direct message. Its first line tells a bystander nothing.');
  await mira.presses('Send me a copy by direct message');
  const copy = await stage.until(() => mira.dms[0], 'the direct message');
  stage.check(
    !copy.text.split('\n')[0]?.match(/harass|tobin|report/iu),
    'the first line says nothing of what it is about',
  );
}
