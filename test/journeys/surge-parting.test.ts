import { afterEach, expect, it } from 'vitest';
import type { Seen } from '../support/discord-server/people/eyes.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { addsTo } from '../support/my-reports.ts';
import { cardIn, labelsOn, messagesIn, peopleIn, quiet, reports, shownTo, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { comeIn, gatheredIn, message, surgeAt, threadNames, told } from './surge-scene.ts';

afterEach(closeScenes);

it('lets leaders alone part one, by its button or by the command, and once', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 5);
  await quiet(s);
  const lineOf = (reference: string): Seen => {
    const found = gatheredIn(s, 'C-0001').find(({ text }) => text.includes(`**${reference}**`));
    if (found === undefined) throw new Error(`${reference} is told of nowhere`);
    return found;
  };
  const press = async (person: Person) => {
    const on = lineOf('C-0003');
    const shown = on.buttons.findIndex(({ label }) => label === 'Show C-0003');
    await person.presses({ customId: on.buttons[shown + 1]?.customId ?? '' }, { on });
    return shownTo(person).text;
  };
  const drawn = lineOf('C-0003');
  expect(await press(s.rowan)).toBe('This is for the leaders of the team.');
  expect(await press(s.halvard)).toBe('C-0003 gets a thread of its own now.');
  await s.halvard.runs('/case part', { case: '4' });
  expect(shownTo(s.halvard).text).toBe('C-0004 gets a thread of its own now.');
  await s.halvard.runs('/case part', { case: '4' });
  expect(shownTo(s.halvard).text).toContain('Nothing is gathered here');
  await quiet(s);

  expect(threadNames(s)).toEqual(['C-0001', 'C-0002', 'C-0003', 'C-0004']);
  expect(lineOf('C-0003').text).toContain('**C-0003** · has a thread of its own now');
  expect(drawn.buttons.length - lineOf('C-0003').buttons.length).toBeGreaterThan(0);
  expect(told(s, 'C-0001')).toEqual(['C-0003', 'C-0004', 'C-0005']);
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('📥 1 more report about this person is gathered here.');
  expect(cardIn(s, threadOf(s, 'C-0003')).text).toContain('Also about this person: C-0004, C-0002, C-0001');
});

it('parts all by one press, and what comes afterwards has threads of its own until there is a surge again', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 8);
  await quiet(s);
  await s.rowan.presses('Part them all', { on: cardIn(s, threadOf(s, 'C-0001')) });
  expect(shownTo(s.rowan).text).toBe('This is for the leaders of the team.');
  await s.halvard.presses('Part them all', { on: cardIn(s, threadOf(s, 'C-0001')) });
  expect(shownTo(s.halvard).text).toBe('Every report gathered in C-0001 gets a thread of its own now.');
  await quiet(s);
  expect(threadNames(s)).toHaveLength(8);
  expect(told(s, 'C-0001')).toHaveLength(6);
  expect(labelsOn(message(s, 'C-0001'))).not.toContain('Give it its own thread');
  expect(labelsOn(cardIn(s, threadOf(s, 'C-0001')))).not.toContain('Part them all');
  s.clock.advance(1);
  await comeIn(s, 3);
  await quiet(s);

  expect(threadNames(s).slice(8)).toEqual(['C-0009', 'C-0010']);
  expect(told(s, 'C-0009')).toEqual(['C-0011']);
});

it('gives a gathered case its own thread when somebody has it', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 3);
  await quiet(s);
  await s.halvard.runs('/case assign', { case: '3' });
  await s.halvard.fillsIn({ whom: s.rowan.id, note: 'Please look.' });
  await quiet(s);
  const thread = threadOf(s, 'C-0003');

  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
  expect(cardIn(s, thread).text).toContain('**Assignee:** Rowan');
  expect(messagesIn(s, thread).filter(({ text }) => text.includes('has this case now'))).toHaveLength(1);
});

it('takes a gathered case that names staff out of the thread at once, into a restricted one', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 2);
  await reports(s.mira, { member: s.tobin }, { description: 'Something quiet.' });
  await quiet(s);
  expect(s.rowan.reads()).toContain(message(s, 'C-0001').text);
  await addsTo(s.mira, 'C-0003', { text: 'Rowan laughed about it.' });
  await quiet(s);

  expect(threadOf(s, 'C-0003').name).toBe('C-0003');
  expect(threadOf(s, 'C-0003').parent_id).toBe(s.caseChannels.restrictedChannel.id);
  expect(peopleIn(s, threadOf(s, 'C-0003'))).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect(message(s, 'C-0001').text.split('\n').at(-1)).toBe('What stood here has moved.');
  expect(s.rowan.seesNothingOf('C-0003')).toBe(true);
  expect(s.rowan.seesNothingOf('Something quiet')).toBe(true);
  expect(
    messagesIn(s, threadOf(s, 'C-0003')).filter(({ text }) => text.startsWith('**C-0003** · The reporter added')),
  ).toHaveLength(1);
});

it('parts everything when the lead becomes restricted, and tells whoever is kept out nothing of it', async () => {
  const s = await scene(surgeAt);
  await reports(s.mira, { member: s.tobin });
  s.clock.advance(1);
  await comeIn(s, 3);
  await quiet(s);
  await addsTo(s.mira, 'C-0001', { text: 'Rowan laughed about it.' });
  await quiet(s);
  expect(threadNames(s).toSorted()).toEqual(['C-0001', 'C-0002', 'C-0003', 'C-0004']);
  expect(s.rowan.canSee(threadOf(s, 'C-0001'))).toBe(false);
  for (const command of ['/case view', '/case history']) {
    await s.rowan.runs(command, { case: '3' });
    expect(shownTo(s.rowan).text).not.toContain(s.mira.id);
    expect(shownTo(s.rowan).text).not.toContain('C-0001');
  }
  s.clock.advance(1);
  await comeIn(s, 1);
  await quiet(s);

  expect(threadNames(s)).toHaveLength(4);
  expect(told(s, 'C-0002')).toEqual(['C-0005']);
});

it('tells what a reporter adds to a gathered case in the thread it is gathered in, and again in its own', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 2);
  await reports(s.mira, { member: s.tobin });
  await addsTo(s.mira, 'C-0003', { text: 'There is more.' });
  await quiet(s);
  const added = (reference: string) =>
    messagesIn(s, threadOf(s, reference)).filter(({ text }) => text.startsWith('**C-0003** · The reporter added'));
  expect(added('C-0001').map(({ text }) => text.split('\n')[1])).toEqual(['> There is more.']);
  await s.halvard.runs('/case part', { case: '3' });
  await quiet(s);

  expect(added('C-0003')).toHaveLength(1);
});
