import { afterEach, expect, it } from 'vitest';
import type { Person } from '../support/discord-server/people/person.ts';
import { addsTo } from '../support/my-reports.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import {
  cardIn,
  chooses,
  placeOf,
  quiet,
  referenceIn,
  reported,
  reports,
  shownTo,
  threadOf,
} from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { comeIn } from './surge-scene.ts';

afterEach(closeScenes);

const confidential = { boxes: ['Keep my name from the team'] };

/** What the card in the thread says of other cases. */
const also = (s: Scene, reference: string): string | undefined =>
  cardIn(s, placeOf(s, reference))
    .text.split('\n')
    .find((line) => line.startsWith('Also about this person'));

/** What this person reads of other cases when they look at this one. */
async function looksAt(person: Person, reference: string): Promise<string | undefined> {
  await person.runs('/case view', { case: reference });
  return shownTo(person)
    .text.split('\n')
    .find((line) => line.startsWith('Also about this person'));
}

async function history(person: Person, reference: string): Promise<string> {
  await person.runs('/case history', { case: reference });
  return shownTo(person).text;
}

it('links cases about the same member both ways, newest first, also with closed ones; off Discord nobody is the same', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case close', { case: '1' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await chooses(s.imke, '/case close', 'Confirm closing', '1');
  s.clock.advance(1000);
  await reported(s, s.sol);
  s.clock.advance(1000);
  await reported(s, s.mira);
  await reported(s, s.mira, { about: { person: 'tobin' } });
  await reported(s, s.sol, { about: { member: s.mira } });

  expect(also(s, 'C-0001')).toBe('Also about this person: C-0003, C-0002');
  expect(also(s, 'C-0002')).toBe('Also about this person: C-0003, C-0001');
  expect(also(s, 'C-0003')).toBe('Also about this person: C-0002, C-0001');
  expect(also(s, 'C-0004')).toBeUndefined();
  expect(also(s, 'C-0005')).toBeUndefined();
  expect(await looksAt(s.rowan, '3')).toBe('Also about this person: C-0002 (New), C-0001 (Closed)');
  expect(await history(s.rowan, '3')).toContain('- Linked with another case about the same person · ');
  expect(s.mira.seesNothingOf('C-0002')).toBe(true);
  expect(shownTo(s.mira).text).not.toContain('C-0001');
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it('names no case where somebody could read it who must not know of it, on any surface', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const ofLeaders = await reported(s, s.sol, { form: confidential });
  const withoutRowan = await reported(s, s.mira, { form: { description: 'Rowan saw it.' } });
  const references = [ofLeaders.reference, withoutRowan.reference];

  expect(also(s, 'C-0001')).toBeUndefined();
  expect(also(s, withoutRowan.reference)).toBe('Also about this person: C-0001');
  expect(also(s, ofLeaders.reference)).toBe('Also about this person: C-0001');
  expect(await history(s.rowan, '1')).not.toContain('Linked');
  expect(await looksAt(s.halvard, '1')).toBeUndefined();
  for (const reference of references) expect(s.rowan.seesNothingOf(reference)).toBe(true);
  expect(s.imke.seesNothingOf(ofLeaders.reference)).toBe(true);
  for (const reference of [withoutRowan.reference, ofLeaders.reference]) {
    expect(await history(s.halvard, reference)).not.toContain('C-0001');
  }
  await s.rowan.runs('/case list');
  expect(shownTo(s.rowan).text).toContain('1 case');
});

it('names the eight newest, and only those', async () => {
  const s = await scene({ settings: { surgeAt: 1000 } });
  const references = await comeIn(s, 10);
  await quiet(s);

  expect(also(s, 'C-0010')).toBe(`Also about this person: ${references.slice(1, 9).toReversed().join(', ')}`);
});

it('takes a link away when one of the two becomes restricted, and tells whoever is kept out nothing', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await reported(s, s.sol);
  expect(also(s, 'C-0001')).toBe('Also about this person: C-0002');
  await addsTo(s.sol, 'C-0002', { text: 'Rowan was there and laughed.' });
  await quiet(s);

  expect(also(s, 'C-0001')).toBeUndefined();
  expect(also(s, 'C-0002')).toBe('Also about this person: C-0001');
  expect(await looksAt(s.rowan, '1')).toBeUndefined();
  expect(await history(s.rowan, '1')).not.toContain('C-0002');
  expect(await history(s.imke, '1')).toContain('- No longer linked with another case about the same person · ');
  expect(await looksAt(s.imke, '2')).toBe('Also about this person: C-0001 (New)');
});

it('lets a new assignee of a case for leaders read of no other such case', async () => {
  const s = await scene();
  const one = await reported(s, s.mira, { form: confidential });
  const other = await reported(s, s.sol, { form: confidential });
  expect(also(s, one.reference)).toContain(other.reference);
  const read = await newlyRead([s.rowan], async () => {
    await s.halvard.runs('/case assign', { case: one.reference });
    await s.halvard.fillsIn({ whom: s.rowan.id });
    await quiet(s);
    await s.rowan.runs('/case view', { case: one.reference });
    await s.rowan.runs('/case history', { case: one.reference });
  });

  expect([...(read['Rowan'] ?? [])].some((text) => text.includes(one.reference))).toBe(true);
  expect([...(read['Rowan'] ?? [])].filter((text) => text.includes(other.reference))).toEqual([]);
  expect(also(s, one.reference)).toBeUndefined();
  expect(also(s, other.reference)).toContain(one.reference);
});

it('names no case in a thread that somebody of that case could open', async () => {
  const s = await onlookers();
  await reported(s, s.mira);
  await reports(s.sol, { member: s.tobin }, { harmed: s.ada.mention });
  await quiet(s);
  const reference = referenceIn(shownTo(s.sol));

  expect(s.ada.canSee(threadOf(s, 'C-0001'))).toBe(true);
  expect(also(s, 'C-0001')).toBeUndefined();
  expect(await looksAt(s.rowan, '1')).toBe(`Also about this person: ${reference} (New)`);
});

it('shows a duplicate once, as a duplicate', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await reported(s, s.sol);
  await s.rowan.runs('/case close', { case: 'C-0002' });
  await s.rowan.fillsIn({ reason: 'Duplicate of another case', duplicate: 'C-0001' });
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0002');
  await quiet(s);

  expect(also(s, 'C-0001')).toBeUndefined();
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('Duplicates that belong here: C-0002');
  expect(also(s, 'C-0002')).toBeUndefined();
});

it('links to the end when Discord and the bot stumble on the way, and once', async () => {
  const s = await scene();
  await reported(s, s.mira);
  s.discord.faults.next({ method: 'PATCH', path: /messages/u }, { status: 500, after: true });
  await reports(s.sol, { member: s.tobin });
  await s.restart();
  await quiet(s);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, 'C-0001');
  const events = (await s.bot.stores.cases.history(state?.caseId ?? '')).map(({ event }) => event.type);

  expect(also(s, 'C-0001')).toBe('Also about this person: C-0002');
  expect(also(s, 'C-0002')).toBe('Also about this person: C-0001');
  expect(events.filter((type) => type === 'case-linked')).toHaveLength(1);
});
