import { afterEach, expect, it } from 'vitest';
import { answers, contactThread, contacts, relaysIn } from '../support/contacting.ts';
import { empower, newlyRead, onlookers } from '../support/onlookers.ts';
import { pressesForeign, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';

afterEach(closeScenes);

const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';
const names = (people: { name: string }[]) => people.map(({ name }) => name).toSorted();
/** Who of them read something with this word in it. */
const readersOf = (read: Record<string, Set<string>>, word: string) =>
  Object.entries(read)
    .flatMap(([name, texts]) => ([...texts].some((text) => text.includes(word)) ? [name] : []))
    .toSorted();

it('shows what is said to a party to that party and to those who may see the case', async () => {
  const s = await onlookers();
  await reported(s, s.mira);
  // Discord lets administrators and the owner into every thread.
  const byDiscord = [s.ada, s.ownerPerson];
  const asked = await newlyRead(
    s.everyone,
    async () => void (await contacts(s, s.rowan, { words: 'A quiet question.' })),
  );
  expect(readersOf(asked, 'A quiet question.')).toEqual(names([s.mira, ...byDiscord]));
  const answered = await newlyRead(s.everyone, async () => void (await answers(s, s.mira, 'A quiet answer.')));
  const team = [s.rowan, s.imke, s.halvard, s.ysolde];
  expect(readersOf(answered, '> A quiet answer.')).toEqual(names([...team, ...byDiscord]));
  expect(readersOf(answered, 'A quiet answer.')).toEqual(names([s.mira, ...team, ...byDiscord]));

  expect(s.sol.seesThreads()).toEqual([]);
  expect(contactThread(s).name).not.toContain('C-0001');
});

it('keeps staff who are a party to their own conversation, whatever they press', async () => {
  const s = await onlookers();
  const { thread, reference } = await reported(s, s.mira, { about: { member: s.rowan } });
  await contacts(s, s.imke, { case: reference, words: 'A word for Mira.' });
  const withMira = contactThread(s);
  await answers(s, s.mira, 'Rowan did it.', { in: withMira });
  await contacts(s, s.imke, { case: reference, whom: 'subject-1', words: 'A word for Rowan.' });
  const withRowan = contactThread(s);
  await answers(s, s.rowan, 'I did not.', { in: withRowan });
  expect(relaysIn(s, thread).map(({ text }) => text.split('\n').at(-1))).toEqual(['> Rowan did it.', '> I did not.']);
  const pressed = relaysIn(s, thread)[0]?.buttons.flatMap(({ customId }) => customId ?? []) ?? [];
  expect(pressed).toHaveLength(3);
  await s.rowan.runs('/case contact', { case: reference });
  expect(shownTo(s.rowan).text).toBe(noSuchCase);
  for (const customId of [...pressed, ...pressed.map((id) => id.replace(/^[^:]*/u, 'talks'))]) {
    await pressesForeign(s, s.rowan, customId);
    expect(shownTo(s.rowan).text).toBe(noSuchCase);
  }
  await quiet(s);

  expect([s.rowan.canSee(withMira), s.rowan.canSee(withRowan), s.rowan.canSee(thread)]).toEqual([false, true, false]);
  for (const word of ['A word for Mira', 'Rowan did it', reference]) expect(s.rowan.seesNothingOf(word)).toBe(true);
});

it('writes by direct message in a case from which somebody is kept who could read contact threads', async () => {
  const s = await onlookers();
  const { thread, reference } = await reported(s, s.mira, { about: { member: s.rowan } });
  empower(s, s.rowan, 8n);
  await s.restart();
  await contacts(s, s.imke, { case: reference, words: 'Between us.' });
  await answers(s, s.mira, 'Yes.', { in: 'dm' });

  expect(s.mira.dms.some(({ text }) => text.includes('> Between us.'))).toBe(true);
  expect(s.rowan.seesNothingOf('Between us.')).toBe(true);
  expect(relaysIn(s, thread)[0]?.text).toContain('What it says is behind the button.');
});
