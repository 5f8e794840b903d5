import type { Stage } from './stage.ts';

const pauseMs = 30_000;

/** What the team sees of its work, and how a setting is changed. */
export async function board(stage: Stage): Promise<void> {
  const { rowan, mira, ottilie } = stage.cast;
  stage.act('9 · The team looks at its queue, and Ottilie at the settings');
  stage.tell('The board in the staff channel is one message. It is edited in place, at most twice a minute.');
  const channel = [...stage.guild.channels.values()].find(({ name }) => name === 'security-team');
  if (channel === undefined) throw new Error('There is no staff channel');
  stage.clock.advance(pauseMs);
  const isUpToDate = () => rowan.sees(channel).some(({ text }) => /### Resolved\n- \*\*C-0001/u.test(text));
  await stage.until(isUpToDate, 'the board to show C-0001 as it stands');
  stage.showPlace(rowan, channel);
  stage.check(!mira.canSee(channel), 'members cannot see it');
  stage.tell('/queue shows Rowan everything that he may see, and nothing else.');
  await rowan.runs('/queue');
  stage.showAnswer(rowan);
  stage.tell('Ottilie looks at the settings, and lets members send eight reports an hour.');
  await ottilie.runs('/settings');
  stage.showAnswer(ottilie);
  const change = ottilie.answer?.buttons.find(({ customId }) => customId?.startsWith('setting-change:reportsperhour:'));
  await ottilie.presses({ customId: change?.customId ?? '' });
  stage.showForm(ottilie);
  await ottilie.fillsIn({ reportsPerHour: '8' });
  await ottilie.selects('Go to …', 'History');
  stage.showAnswer(ottilie);
  stage.check(ottilie.answer?.text.includes('5 → 8') === true, 'who changed what stays on record');
}
