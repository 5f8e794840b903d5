import { afterEach, expect, it } from 'vitest';
import { addsTo } from '../support/my-reports.ts';
import { cardIn, chooses, plainForm, quiet, reports, shownTo, placeOf, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

/** Two reports of the same thing, by two people. */
async function twoReports(): Promise<Scene> {
  const s = await scene();
  await reports(s.mira, { member: s.tobin });
  await reports(s.sol, { member: s.tobin }, { description: 'I saw what he does to Mira.' });
  await quiet(s);
  return s;
}

async function closesAsDuplicate(s: Scene, one: string, original: string): Promise<void> {
  await s.rowan.runs('/case close', { case: one });
  await s.rowan.fillsIn({ reason: 'Duplicate of another case', duplicate: original });
}

it('joins a duplicate to its original: linked both ways, its reporter heard and kept', async () => {
  const s = await twoReports();
  await closesAsDuplicate(s, 'C-0002', 'C-0001');
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0002');
  await quiet(s);

  const original = cardIn(s, threadOf(s, 'C-0001')).text;
  expect(original).toContain('Duplicates that belong here: C-0002');
  expect(original).toContain(`**Reported by:** sol (\`${s.sol.id}\`)`);
  expect(cardIn(s, threadOf(s, 'C-0002')).text).toContain('*Duplicate of another case* (C-0001)');
  expect(s.sol.dms.map(({ text }) => text)).toEqual([expect.stringContaining('already looking into it')]);
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it('joins once, when Discord and the bot stumble on the way', async () => {
  const s = await twoReports();
  await closesAsDuplicate(s, 'C-0002', 'C-0001');
  s.discord.faults.next({ method: 'PATCH', path: /messages/u }, { status: 500, after: true });
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0002');
  await s.restart();
  await quiet(s);

  const state = await s.bot.stores.cases.findByReference(s.guild.id, 'C-0001');
  expect(state?.links).toHaveLength(1);
  expect(state?.parties.filter(({ role }) => role === 'reporter')).toHaveLength(2);
});

it('lets no case name another that somebody of its readers may not see', async () => {
  const s = await twoReports();
  await reports(s.mira, { member: s.imke }, { ...plainForm, description: 'One of you.' });
  await quiet(s);
  const rowan = { userId: s.rowan.id, guildId: s.guild.id, isStaff: true, isLeader: false };
  const references = await s.bot.stores.cases.visibleReferences(rowan, '', 9);
  const hidden = references.find((reference) => !/\d{4}/u.test(reference));
  await closesAsDuplicate(s, 'C-0002', hidden ?? '');

  expect(shownTo(s.rowan).text).toContain('not open to the same people');
  expect(s.imke.seesNothingOf(hidden ?? '')).toBe(true);
});

it('forgets the name of a duplicate that becomes restricted, wherever somebody reads it who may not know', async () => {
  const s = await twoReports();
  await closesAsDuplicate(s, 'C-0002', 'C-0001');
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0002');
  await quiet(s);
  await s.imke.runs('/case history', { case: '1' });
  expect(shownTo(s.imke).text).toContain('C-0002 joined as a duplicate');

  await addsTo(s.sol, 'C-0002', { text: 'Rowan laughed about it.' });
  await quiet(s);
  const restricted = '*Duplicate of another case* (C-0001)';
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('Duplicates that belong here: another case');
  expect(cardIn(s, placeOf(s, 'C-0002')).text).toContain(restricted);
  for (const command of ['/case view', '/case history']) {
    await s.rowan.runs(command, { case: '1' });
    expect(shownTo(s.rowan).text).not.toContain('C-0002');
    await s.imke.runs(command, { case: '1' });
    expect(shownTo(s.imke).text).toContain('C-0002');
  }
});

it('names the original of a proposal to whoever may see it, when the proposal is read before it is confirmed', async () => {
  const s = await twoReports();
  await closesAsDuplicate(s, 'C-0002', 'C-0001');
  const read = async (person: Scene['rowan']) => {
    await person.runs('/case close', { case: 'C-0002' });
    return shownTo(person).text;
  };
  expect(await read(s.rowan)).toContain('*Duplicate of another case (C-0001)*');
  await addsTo(s.mira, 'C-0001', { text: 'Rowan laughed about it.' });
  await quiet(s);

  expect(await read(s.rowan)).toContain('*Duplicate of another case (another case)*');
  expect(await read(s.imke)).toContain('*Duplicate of another case (C-0001)*');
});
