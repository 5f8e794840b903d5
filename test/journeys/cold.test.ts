import { afterEach, expect, it } from 'vitest';
import { cardIn, labelsOn, placeOf, quiet, reported, shownTo } from '../support/reporting.ts';
import { approves, proposes } from '../support/deciding.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

/** A case in triage that a leader lets rest. */
async function cold() {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: reference });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await s.halvard.runs('/case cold', { case: reference });
  await s.halvard.fillsIn({ reason: 'Mira has not been online since July.' });
  await quiet(s);
  return { s, thread };
}

const stateOf = async ({ bot, guild }: Scene) => await bot.stores.cases.findByReference(guild.id, 'C-0001');

it('lets a case rest: it is on no board, no clock runs, and the reporter is told once and kindly', async () => {
  const { s, thread } = await cold();
  await s.rowan.runs('/queue');

  expect(shownTo(s.rowan).text).not.toContain('C-0001');
  expect(await stateOf(s)).toMatchObject({ status: 'cold', checkInAt: null, coldFrom: 'triage' });
  expect(cardIn(s, thread).text).toContain('It rests: nobody could go on with it for now.');
  expect(s.mira.dms.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^A short note for you from Casekeeper\.\nThe team on \*\*Lantern Hill\*\* cannot go on/u),
  ]);
  await s.mira.runs('/my-reports');
  expect(shownTo(s.mira).text).toContain('*resting*');
});

it('goes on where it stood when staff revive it, with a new date for the reporter', async () => {
  const { s, thread } = await cold();
  const post = placeOf(s, 'C-0001');
  expect(labelsOn(cardIn(s, post))).toContain('Revive');
  await s.imke.presses('Revive', { on: cardIn(s, post).message });
  await s.imke.fillsIn({ reason: 'Mira is back.' });
  await quiet(s);

  const threeDays = 3 * 24 * 60 * 60 * 1000;
  expect(await stateOf(s)).toMatchObject({ status: 'triage', coldFrom: null, checkInAt: s.clock.now() + threeDays });
  expect(cardIn(s, thread).text).toContain('**Triage**');
});

it('is for leaders, and for cases that are being looked at', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const tries = async (person: Scene['rowan']) => {
    await person.runs('/case cold', { case: 'C-0001' });
    await person.fillsIn({ reason: 'No answer since July.' });
    return shownTo(person).text;
  };

  await s.rowan.runs('/case cold', { case: 'C-0001' });
  expect(shownTo(s.rowan).text).toBe('This is for the leaders of the team.');
  expect(await tries(s.halvard)).toContain('this works while it is *Triage* or *Investigating*');
  expect(await tries(s.halvard)).toContain('> No answer since July.');
});

it('can be concluded where it rests, and somebody waits to hear again', async () => {
  const { s } = await cold();
  await proposes(s.rowan, 'C-0001', { reasons: 'Nobody could be reached.' });
  await approves(s.imke, 'C-0001');
  await quiet(s);

  expect(await stateOf(s)).toMatchObject({ status: 'resolved', coldFrom: null, checkInAt: expect.any(Number) });
});
