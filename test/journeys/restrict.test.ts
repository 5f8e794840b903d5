import { afterEach, expect, it } from 'vitest';
import type { Person } from '../support/discord-server/people/person.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import {
  cardIn,
  labelsOn,
  messagesIn,
  on,
  peopleIn,
  pressesForeign,
  quiet,
  reported,
  shownTo,
  threadOf,
} from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseHomes, caseThreads } from '../support/security-server.ts';

afterEach(closeScenes);

const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';

async function restricts(s: Scene, person: Person, reference: string, who: Person[] = []): Promise<void> {
  await person.runs('/case restrict', { case: reference });
  await person.fillsIn({ reason: 'It is about a moderator.', who });
  await quiet(s);
}

it.each(caseHomes)('restricts a case of a %s channel to the circle, and opens it again by name', async (home) => {
  const s = await onlookers({ casesIn: home });
  const { reference, thread: before } = await reported(s, s.mira);
  await restricts(s, s.halvard, reference, [s.imke]);
  expect(shownTo(s.halvard).text).toContain(`${reference} is restricted`);
  const thread = threadOf(s, reference);
  expect(caseThreads(s)).toEqual([thread]);
  expect(thread).toMatchObject({ name: reference, parent_id: s.caseChannels.restrictedChannel.id });
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect([s.rowan.canSee(before), s.rowan.canSee(thread)]).toEqual([false, false]);
  expect(cardIn(s, thread).text).toContain('🔒 Restricted to leaders.');
  await s.rowan.runs('/case view', { case: reference });
  expect(shownTo(s.rowan).text).toBe(noSuchCase);
  expect(s.rowan.seesNothingOf(reference)).toBe(true);

  await s.halvard.runs('/case restrict', { case: reference });
  expect(shownTo(s.halvard).text).toContain(s.imke.mention);
  await s.halvard.presses('Open it to the whole team', on(shownTo(s.halvard)));
  expect(shownTo(s.halvard).text).toContain(`If you open ${reference}, ${s.rowan.mention} could read it as well`);
  expect(shownTo(s.halvard).text).not.toContain(s.imke.mention);
  const read = await newlyRead(s.everyone, async () => {
    await s.halvard.presses('Yes, open it to them', on(shownTo(s.halvard)));
    await s.halvard.fillsIn({ reason: 'It was somebody else.' });
    await quiet(s);
  });
  const open = threadOf(s, reference);

  expect(caseThreads(s)).toEqual([open]);
  expect(open.parent_id).toBe(s.caseChannels.casesChannel.id);
  expect(open.name).toContain('tobin');
  expect(messagesIn(s, open).some(({ text }) => text.includes('restricted no more and goes on here'))).toBe(true);
  expect(s.rowan.canSee(open)).toBe(true);
  for (const name of ['Mira', 'Tobin', 'Sol', 'Max', 'Lea', 'Ben']) expect(read[name]).toBeUndefined();
  await s.rowan.runs('/case view', { case: reference });
  expect(shownTo(s.rowan).text).toContain(reference);
  await s.rowan.runs('/case history', { case: reference });
  expect(shownTo(s.rowan).text).toContain('Restricted no more');
});

it('lets single people in and out, also over a restart, and never fewer than the quorum', async () => {
  const s = await onlookers({ settings: { quorum: 3 } });
  const { reference } = await reported(s, s.mira, { form: { description: 'It was in the evening.' } });
  await restricts(s, s.halvard, reference);
  expect(shownTo(s.halvard).text).toContain('That would leave 2 people who may see the case, and it takes at least 3');
  expect(shownTo(s.halvard).text).toContain('It is about a moderator.');
  await restricts(s, s.halvard, reference, [s.imke]);
  const thread = threadOf(s, reference);
  const read = await newlyRead([s.mira, s.tobin, s.sol, s.max], async () => {
    await s.halvard.runs('/case restrict', { case: reference, add: s.rowan });
    await s.restart();
    await quiet(s);
  });
  expect(read).toEqual({});
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
  expect(s.rowan.pings.at(-1)?.message.content).toContain('may see this case now');
  expect(messagesIn(s, thread).filter(({ text }) => text.includes('may see this case now'))).toHaveLength(1);
  await s.halvard.runs('/case restrict', { case: reference, remove: s.imke });
  await quiet(s);
  expect(s.imke.canSee(thread)).toBe(false);
  await s.imke.runs('/case view', { case: reference });
  expect(shownTo(s.imke).text).toBe(noSuchCase);
  await s.halvard.runs('/case restrict', { case: reference, remove: s.rowan });
  expect(shownTo(s.halvard).text).toContain('it takes at least 3');

  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Rowan', 'Ysolde']);
});

it('says what is wrong, tells nobody of a case that is not theirs, and opens none that must stay closed', async () => {
  const s = await onlookers();
  const { reference } = await reported(s, s.mira);
  await s.rowan.runs('/case restrict', { case: reference });
  expect(shownTo(s.rowan).text).toBe('This is for the leaders of the team.');
  const answers: [Record<string, Person>, string][] = [
    [{ add: s.imke }, 'The whole team may see this case.'],
    [{ remove: s.imke }, 'The whole team may see this case.'],
    [{ add: s.imke, remove: s.rowan }, 'Please give *add* or *remove*, one at a time.'],
  ];
  for (const [options, answer] of answers) {
    await s.halvard.runs('/case restrict', { case: reference, ...options });
    expect(shownTo(s.halvard).text).toContain(answer);
  }
  await restricts(s, s.halvard, reference, [s.sol]);
  expect(shownTo(s.halvard).text).toContain('At least one of these people cannot be let in');
  const kept = await reported(s, s.mira, { about: { member: s.sol }, form: { description: 'Imke laughed.' } });
  await s.halvard.runs('/case restrict', { case: kept.reference });
  expect(labelsOn(shownTo(s.halvard))).toEqual(['Restrict it to leaders', 'Open it to the whole team']);
  const open = shownTo(s.halvard).buttons.at(-1)?.customId ?? '';
  await s.imke.runs('/case list');
  await pressesForeign(s, s.imke, open);
  expect(shownTo(s.imke).text).toBe(noSuchCase);
  await s.rowan.runs('/case list');
  await pressesForeign(s, s.rowan, open);
  expect(shownTo(s.rowan).text).toBe('This is for the leaders of the team.');
  await s.halvard.presses('Open it to the whole team', on(shownTo(s.halvard)));
  expect(shownTo(s.halvard).text).toContain('Somebody of the team is kept out of this case');
  await s.halvard.runs('/case restrict', { case: kept.reference });
  await s.halvard.presses('Restrict it to leaders', on(shownTo(s.halvard)));
  await s.halvard.fillsIn({ reason: 'To be safe.' });
  await quiet(s);

  expect(peopleIn(s, kept.thread)).toEqual(['Halvard', 'Ysolde']);
  expect(s.rowan.canSee(kept.thread)).toBe(false);
});

it('opens a case only as it was when they were told who could read it, once', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira);
  await restricts(s, s.halvard, reference);
  for (const person of [s.halvard, s.ysolde]) {
    await person.runs('/case restrict', { case: reference });
    await person.presses('Open it to the whole team', on(shownTo(person)));
    await person.presses('Yes, open it to them', on(shownTo(person)));
  }
  await Promise.all([s.halvard, s.ysolde].map(async (person) => await person.fillsIn({ reason: 'It is fine.' })));
  await quiet(s);
  const answers = [s.halvard, s.ysolde].map((person) => shownTo(person).text);

  expect(answers.filter((text) => text.includes('is open to the whole team'))).toHaveLength(1);
  expect(answers.filter((text) => text.includes('The case has moved on'))).toHaveLength(1);
  expect(caseThreads(s)).toHaveLength(1);
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});
