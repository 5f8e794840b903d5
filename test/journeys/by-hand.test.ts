import { afterEach, expect, it } from 'vitest';
import { deleteChannel } from '../support/discord-server/world/channels.ts';
import { updateThread } from '../support/discord-server/world/threads.ts';
import { eventsIn, letsIn, mendedIn, untilEvents } from '../support/by-hand.ts';
import { cardIn, messagesIn, peopleIn, quiet, reported, shownTo, tagsOf, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { caseHomes } from '../support/security-server.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

it.each(caseHomes)(
  'puts right a thread of a %s channel that was renamed, locked and archived by hand',
  async (home) => {
    const s = await scene({ casesIn: home });
    const { thread } = await reported(s, s.mira);
    const { name } = thread;
    const { world } = s.discord;
    updateThread(world, thread, { name: 'nothing to see here' });
    await until(() => thread.name === name, 'the name');
    updateThread(world, thread, { locked: true, archived: true });
    await until(
      () => thread.thread_metadata?.locked !== true && thread.thread_metadata?.archived !== true,
      'the thread to be open',
    );
    await quiet(s);

    expect((await mendedIn(s, 'C-0001')).flat()).toEqual(expect.arrayContaining(['name', 'locked']));
    expect(cardIn(s, thread).text).toContain('**New**');
  },
);

it('makes a thread anew that somebody deleted, in both its words and its people', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  deleteChannel(s.discord.world, thread);
  await until(() => s.rowan.seesThreads().some((name) => name.startsWith('C-0001')), 'the new thread');
  await quiet(s);
  const anew = threadOf(s, 'C-0001');

  expect(anew.id).not.toBe(thread.id);
  expect(cardIn(s, anew).text).toContain('He keeps following me.');
  expect(peopleIn(s, anew)).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
});

// A case thread is not invitable: only whoever may manage threads brings people in by a mention, as the owner may.
it('takes out at once whom a mention brought in, and says who let them in and what stood there', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const odo = letsIn(s);
  s.ownerPerson.says(`Ask <@${odo.id}> about it.`, { in: thread });
  await untilEvents(s, 'C-0001', 1, 'person-removed');
  await quiet(s);

  expect(odo.canSee(thread)).toBe(false);
  const removed = await eventsIn(s, 'C-0001', 'person-removed');
  expect(removed.filter(({ userId }) => userId === odo.id)).toMatchObject([
    { userId: odo.id, why: 'uninvited', letInBy: s.owner.id },
  ]);
  const told = messagesIn(s, thread).find(({ text }) => text.includes('Somebody who should not'));
  expect(told?.text).not.toContain(odo.id);
  await s.halvard.runs('/case history', { case: '1' });
  expect(shownTo(s.halvard).text).toContain(`<@${odo.id}> taken out of the case thread: let in by <@${s.owner.id}>`);
  await s.imke.runs('/case history', { case: '1' });
  expect(shownTo(s.imke).text).not.toContain(odo.id);
});

it('takes out whom it finds there after it was away, and puts the name right', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const odo = letsIn(s);
  await s.restart(() => {
    s.ownerPerson.says(`<@${odo.id}>?`, { in: thread });
    updateThread(s.discord.world, thread, { name: 'renamed in the night' });
  });
  await untilEvents(s, 'C-0001', 1, 'person-removed');
  await quiet(s);
  expect(odo.canSee(thread)).toBe(false);
  expect(thread.name).toBe('C-0001 · Harassment · tobin');
});

it('puts the tags of a post right, and takes none of its own steps for a hand’s', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await quiet(s);
  expect(await mendedIn(s, 'C-0001')).toEqual([]);
  updateThread(s.discord.world, thread, { applied_tags: [] });
  await until(() => tagsOf(s, thread).length === 3, 'the tags');
  expect(tagsOf(s, thread)).toEqual(['Triage', 'High', 'Harassment']);
});
