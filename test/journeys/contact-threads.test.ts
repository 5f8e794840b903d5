import { afterEach, expect, it } from 'vitest';
import { answers, contactThread, contactThreads, contacts, relaysIn, startsContact } from '../support/contacting.ts';
import { addThreadMember, deleteThread, updateThread } from '../support/discord-server/world/threads.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { cardIn, chooses, messagesIn, peopleIn, placeOf, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const dayMs = 24 * 60 * 60_000;
const door = ({ thread_metadata: now }: Channel) => [now?.archived, now?.locked];

/** What the team was told of people in contact threads. */
const intrusions = (s: Scene, thread: Channel) => messagesIn(s, thread).filter(({ text }) => text.includes('🚪'));

/** Two colleagues close the case without a decision. */
async function closes(s: Scene): Promise<void> {
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'Low', risk: 'No' });
  await s.rowan.runs('/case close', { case: 'C-0001' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into', note: 'Nothing in it.' });
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0001');
  await quiet(s);
}

it('takes down what staff write in a contact thread themselves, and offers to send it as the team', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  const talk = contactThread(s);
  addThreadMember(s.discord.world, talk, s.rowan.id);
  s.rowan.says('Rowan here: *sorry* for the wait.', { in: talk });
  await until(() => intrusions(s, thread).some(({ buttons }) => buttons.length > 0), 'the offer');
  await quiet(s);
  expect(peopleIn(s, talk)).toEqual(['Mira']);
  expect(s.mira.seesNothingOf('Rowan here')).toBe(true);
  const told = intrusions(s, thread).map(({ text }) => text);
  expect(told.some((text) => text.includes('What they wrote there was taken down.'))).toBe(true);
  await s.rowan.presses('Send as the team');
  expect(s.rowan.modal?.fields.map(({ value }) => value)).toEqual([
    'mira (reporter, harmed)',
    'It needs an answer',
    'Rowan here: *sorry* for the wait.',
    '',
  ]);
  await s.rowan.fillsIn({ kind: 'For information' });
  await quiet(s);

  expect(s.mira.sees(talk).at(-1)?.text).toContain('> Rowan here: \\*sorry\\* for the wait.');
  expect(relaysIn(s, thread)).toEqual([]);
});

it('takes out whoever else comes in, offers nothing of a stranger, and finds them after a restart, too', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  const talk = contactThread(s);
  addThreadMember(s.discord.world, talk, s.sol.id);
  await until(() => intrusions(s, thread).length === 1, 'the first to be noticed');
  await quiet(s);
  expect([peopleIn(s, talk), s.sol.canSee(talk)]).toEqual([['Mira'], false]);
  await s.restart(() => {
    addThreadMember(s.discord.world, talk, s.tobin.id);
    s.tobin.says('What is this?', { in: talk });
  });
  await until(() => intrusions(s, thread).length === 3, 'the second to be noticed');
  await quiet(s);

  expect([peopleIn(s, talk), s.mira.seesNothingOf('What is this?')]).toEqual([['Mira'], true]);
  expect(intrusions(s, thread).flatMap(({ buttons }) => buttons)).toEqual([]);
  expect(intrusions(s, thread).at(-1)?.text).toContain(`\`${s.tobin.id}\``);
});

it('puts the question again in a thread of its own when somebody deletes the one in which it stood', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan, { words: 'When was it?' });
  const first = contactThread(s);
  deleteThread(s.discord.world, first);
  await until(() => contactThreads(s).some(({ id }) => id !== first.id), 'another thread');
  await quiet(s);
  expect(s.mira.sees(contactThread(s)).map(({ text }) => text.split('\n').slice(1))).toEqual([
    [
      'The thread in which the team asked you this is gone, so here it is once more:',
      '> When was it?',
      '-# Please answer here, whenever you can. Files can come with it.',
    ],
  ]);
  expect(cardIn(s, thread).text).toContain('attempt 1');
  await answers(s, s.mira, 'On Tuesday.');
  deleteThread(s.discord.world, contactThread(s));
  await until(() => contactThreads(s).length === 0, 'no thread');
  await contacts(s, s.rowan, { words: 'Thank you.', kind: 'For information' });

  expect(s.mira.sees(contactThread(s))).toHaveLength(1);
});

it('leaves an idle thread archived and open to an answer, and unlocks one that somebody locks', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  const talk = contactThread(s);
  s.clock.advance(4 * dayMs);
  await until(() => talk.thread_metadata?.archived === true, 'it to be archived');
  expect(door(talk)).toEqual([true, false]);
  await answers(s, s.mira, 'I was away.', { in: talk });
  expect(relaysIn(s, thread)).toHaveLength(1);
  updateThread(s.discord.world, talk, { locked: true });

  await until(() => talk.thread_metadata?.locked === false, 'it to be unlocked');
});

it('locks contact threads with the case, hears answers all the same, and unlocks them when it is taken up again', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  const talk = contactThread(s);
  await closes(s);
  expect(door(talk)).toEqual([true, true]);
  expect(() => s.mira.says('May I add something?', { in: talk })).toThrow('locked');
  await answers(s, s.mira, 'It happened again.', { in: 'dm' });
  expect(s.mira.dms.at(-1)?.text).toContain('What this was about is closed by now');
  const relay = relaysIn(s, placeOf(s, 'C-0001'))[0];
  expect(relay?.text).toContain('> It happened again.\nThe case is closed. *Reopen* takes it up again');
  expect(relay?.text).toContain(s.halvard.mention);
  await answers(s, s.mira, 'And again.', { in: 'dm' });
  expect(s.mira.dms.filter(({ text }) => text.includes('closed by now'))).toHaveLength(1);
  await startsContact(s.rowan);
  expect(shownTo(s.rowan).text).toContain('The case is closed, so nobody waits for an answer.');
  await s.rowan.runs('/case reopen', { case: 'C-0001' });
  await s.rowan.fillsIn({ reason: 'New evidence', note: 'It goes on.' });
  await quiet(s);

  expect(door(talk)).toEqual([false, false]);
  expect(cardIn(s, thread).text).not.toContain('waiting for an answer');
});
