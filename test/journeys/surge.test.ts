import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { empower } from '../support/onlookers.ts';
import { cardIn, chooses, quiet, referenceIn, reports, shownTo, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { caseHomes, caseThreads } from '../support/security-server.ts';
import { comeIn, gatheredIn, member, message, surgeAt, threadNames, told } from './surge-scene.ts';

afterEach(closeScenes);

const minuteMs = 60_000;

it.each(caseHomes)(
  'gathers 25 reports in one thread of a %s channel: each told of once, with one ping',
  async (home) => {
    const s = await scene({ casesIn: home });
    await s.ownerPerson.runs('/settings');
    const change = shownTo(s.ownerPerson).buttons.find(
      ({ customId }) => customId?.startsWith('setting-change:surgeat:') === true,
    );
    await s.ownerPerson.presses({ customId: change?.customId ?? '' });
    await s.ownerPerson.fillsIn({ surgeAt: '3' });
    const references = await comeIn(s, 27);
    await quiet(s);
    const [first = '', second = '', ...others] = references;

    expect(new Set(references).size).toBe(27);
    expect(threadNames(s).toSorted()).toEqual([first, second]);
    expect(told(s, first)).toEqual(others);
    expect(gatheredIn(s, first)[0]?.text).toContain('Many reports about one person are coming in');
    expect(gatheredIn(s, first).filter(({ text }) => text.includes('Many reports'))).toHaveLength(1);
    expect(cardIn(s, threadOf(s, first)).text).toContain('📥 25 more reports about this person are gathered here.');
    // Two threads of their own, and the beginning of the surge.
    expect(s.rowan.pings).toHaveLength(3);
    const staff = { userId: s.rowan.id, guildId: s.guild.id, isStaff: true, isLeader: false };
    expect((await s.bot.stores.cases.queue(staff, { skip: 0, take: 50 })).total).toBe(27);
    expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
    for (const text of ['surge', 'gathered', first]) expect(s.tobin.seesNothingOf(text)).toBe(true);
  },
);

it('shows a gathered case to whoever presses or asks, and works on it by its reference', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 3, { description: 'He wrote **this**\n@everyone `and` more.' });
  await quiet(s);
  expect(message(s, 'C-0001').text).toContain(
    '**C-0003** · Harassment · Medium\n> He wrote \\*\\*this\\*\\* @\u200Beveryone \\`and\\` more.',
  );
  await s.rowan.presses('Show C-0003', { on: message(s, 'C-0001') });
  expect(shownTo(s.rowan).text).toContain('📥 Gathered in C-0001 with other reports about the same person');
  expect(shownTo(s.rowan).ephemeral).toBe(true);
  await s.rowan.runs('/case triage', { case: '3' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  expect(shownTo(s.rowan).text).toBe('C-0003 is triaged.');
  await s.rowan.runs('/case list', { severity: 'High' });
  expect(shownTo(s.rowan).text).toContain('C-0003');
  await s.rowan.runs('/case history', { case: '3' });
  expect(shownTo(s.rowan).text).not.toContain('C-0001');
  expect(shownTo(s.rowan).text).toContain('- Gathered with other reports about the same person · <t:');
  await s.sol.presses('Show C-0003', { on: message(s, 'C-0001') }).catch(() => undefined);

  expect(s.sol.answer).toBeNull();
});

it('gathers nothing that not everybody may see, and nothing about somebody off Discord', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 2);
  const apart = [
    await reports(s.mira, { member: s.tobin }, { boxes: ['Keep my name from the team'] }),
    await reports(s.sol, { member: s.tobin }, { description: 'Imke was there.' }),
    await reports(s.mira, { person: 'tobin' }),
    await reports(s.sol, { person: 'tobin' }),
    await reports(member(s, 'Kim'), { person: 'tobin' }),
  ].map(referenceIn);
  await quiet(s);

  expect(caseThreads(s)).toHaveLength(2 + apart.length);
  expect(gatheredIn(s, 'C-0001')).toEqual([]);
});

it('gathers no report whose own people could read it there', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 3);
  const ada = member(s, 'Ada');
  empower(s, ada, PermissionFlagsBits.Administrator);
  const reference = referenceIn(await reports(ada, { member: s.tobin }, { description: 'As an administrator.' }));
  await quiet(s);

  expect(told(s, 'C-0001')).toEqual(['C-0003']);
  expect(threadOf(s, reference).name).toBe(reference);
  expect(cardIn(s, threadOf(s, reference)).text).toContain('This thread holds the reference alone');
});

it('withholds the words where the person it is all about could read along', async () => {
  const s = await scene(surgeAt);
  empower(s, s.tobin, PermissionFlagsBits.Administrator);
  await comeIn(s, 3);
  await quiet(s);

  expect(message(s, 'C-0001').text.split('\n').at(-1)).toBe('**C-0003** · what it says is behind the button');
  expect(s.tobin.seesNothingOf('following')).toBe(true);
});

it('pings once an hour, and leaders for danger at most every ten minutes', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 2);
  await quiet(s);
  const before = { rowan: s.rowan.pings.length, halvard: s.halvard.pings.length };
  const danger = { boxes: ['Someone is in danger now'] };
  const pinged = () => [s.rowan.pings.length - before.rowan, s.halvard.pings.length - before.halvard];
  for (const [form, waitMs] of [
    [{}, minuteMs],
    [{}, minuteMs],
    [danger, minuteMs],
    [danger, 9 * minuteMs],
    [danger, 1],
  ] as const) {
    await comeIn(s, 1, form);
    await quiet(s);
    s.clock.advance(waitMs);
  }

  expect(pinged()).toEqual([1, 2]);
  expect(told(s, 'C-0001')).toHaveLength(5);
});

it('keeps what was gathered in a lead that is closed, and gathers the next in another', async () => {
  const s = await scene(surgeAt);
  await comeIn(s, 3);
  await quiet(s);
  await s.rowan.runs('/case close', { case: '1' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await chooses(s.imke, '/case close', 'Confirm closing', '1');
  await comeIn(s, 1);
  await quiet(s);

  expect(told(s, 'C-0001')).toEqual(['C-0003']);
  expect(told(s, 'C-0002')).toEqual(['C-0004']);
  await s.rowan.runs('/case view', { case: '3' });
  expect(shownTo(s.rowan).text).toContain('Gathered in C-0001');
});
