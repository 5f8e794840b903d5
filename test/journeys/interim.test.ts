import { afterEach, expect, it } from 'vitest';
import { startChild } from '../support/child-bot.ts';
import { addRole, updateMember } from '../support/discord-server/world/guilds.ts';
import { interim, lineIn, silencedUntil, silencings, takesInterim } from '../support/interim.ts';
import { decides } from '../support/deciding.ts';
import { investigated } from '../support/investigating.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import { cardIn, messagesIn, on, pressesForeign, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const hourMs = 3_600_000;
const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';

/** What Tobin was told about it, wherever he can read it. */
const told = ({ tobin }: Scene) => [
  ...new Set([...tobin.reads()].filter((text) => text.includes('precaution') || text.includes('for now is lifted'))),
];

it('times somebody out at once, tells them neutrally, and lifts it when nobody confirms it in time', async () => {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira);
  await takesInterim(s, s.rowan, reference, { length: '20h' });

  expect(silencedUntil(s, s.tobin) - s.clock.now()).toBeGreaterThan(19 * hourMs);
  expect(told(s)).toHaveLength(1);
  expect(told(s)[0]).toContain('nothing has been decided');
  expect(told(s)[0]).not.toMatch(/mira|rowan|harassment|C-\d|does not stop/iu);
  expect(cardIn(s, thread).text).toContain('**Interim measure no. 1:** Timeout for 20 hours');
  await s.rowan.runs('/queue');
  expect(shownTo(s.rowan).text).toContain('interim measure, not confirmed yet');

  s.clock.advance(12 * hourMs);
  await quiet(s);
  expect(silencedUntil(s, s.tobin)).toBe(0);
  expect(silencings(s, s.tobin)).toEqual(['case C-0001', 'case C-0001']);
  expect(told(s)).toHaveLength(2);
  expect(lineIn(s, thread, '⌛').text).toContain(`<@${s.halvard.id}>`);
  expect(cardIn(s, thread).text).not.toContain('Interim measure');
});

it('holds once a second person stands behind it, never the one who took it, until a leader lifts it', async () => {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira);
  await takesInterim(s, s.rowan, reference, { length: '20h' });
  const line = lineIn(s, thread, '🛑');
  await s.rowan.presses('Confirm', on(line));
  expect(shownTo(s.rowan).text).toContain('so a second person confirms or lifts it');
  await s.rowan.presses('Lift', on(line));
  expect(shownTo(s.rowan).text).toContain('so a second person confirms or lifts it');
  await s.imke.presses('Confirm', on(line));
  s.clock.advance(13 * hourMs);
  await quiet(s);
  expect(silencedUntil(s, s.tobin)).toBeGreaterThan(s.clock.now());
  await s.imke.presses('Lift', on(line));
  expect(shownTo(s.imke).text).toContain('only a leader can lift it');
  await s.halvard.presses('Lift', on(line));
  await quiet(s);

  expect(silencedUntil(s, s.tobin)).toBe(0);
  expect(told(s)).toHaveLength(2);
  await s.rowan.runs('/case interim', { case: reference });
  expect(s.rowan.modal).not.toBeNull();
});

it('is over by itself with its time, and the card says so', async () => {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira);
  await takesInterim(s, s.rowan, reference, { length: '2h' });
  await s.imke.presses('Confirm', on(lineIn(s, thread, '🛑')));
  await quiet(s);
  expect(cardIn(s, thread).text).toContain('confirmed by a second person');
  s.clock.advance(2 * hourMs);
  await quiet(s);

  expect(cardIn(s, thread).text).not.toContain('Interim measure');
  expect(silencings(s, s.tobin)).toHaveLength(1);
  expect(told(s)).toHaveLength(1);
});

it('removes a message of that person alone, and keeps what it said', async () => {
  const s = await scene();
  const general = s.channels['general'];
  if (general === undefined) throw new Error('There is no #general');
  const theirs = s.tobin.says('You will regret this.', { in: general });
  const another = s.mira.says('Please leave me alone.', { in: general });
  const { reference, thread } = await reported(s, s.mira);
  const link = (id: string) => `https://discord.com/channels/${s.guild.id}/${general.id}/${id}`;
  const what = 'Remove a message of theirs';
  await takesInterim(s, s.rowan, reference, { what, link: link(another.id) });
  expect(lineIn(s, thread, '⚠️').text).toContain('that message is not by the person chosen');
  await takesInterim(s, s.rowan, reference, { what, link: link(theirs.id) });

  const left = s.discord.world.messagesOf(general.id);
  expect([left.has(another.id), left.has(theirs.id)]).toEqual([true, false]);
  expect(told(s)).toHaveLength(1);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);
  const kept = (await s.bot.stores.cases.contents(state?.caseId ?? '')).get(state?.interims[1]?.keptId ?? '');
  expect(kept).toContain('You will regret this.');
});

it('says what is in the way, tells the person nothing then, and has nothing to lift', async () => {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira);
  const member = s.guild.members.get(s.tobin.id);
  if (member === undefined) throw new Error('Tobin is not here');
  const above = addRole(s.discord.world, s.guild, { name: 'Founders', position: 50 });
  updateMember(s.discord.world, s.guild, member, { roles: [above.id] });
  await takesInterim(s, s.rowan, reference);
  expect(lineIn(s, thread, '⚠️').text).toContain('their highest role is not below that of the bot');
  s.clock.advance(13 * hourMs);
  await quiet(s);

  expect(silencings(s, s.tobin)).toEqual([]);
  expect(told(s)).toEqual([]);
  expect(messagesIn(s, thread).some(({ text }) => text.startsWith('⌛'))).toBe(false);
});

it.each([
  [{ length: '25h' }, '“25h” is no length of time up to 24 hours.'],
  [{ what: 'Remove a message of theirs', link: 'the one above' }, '“the one above” is no link to a message'],
  [{ reason: '\u200B' }, 'There are only blanks where the reason belongs.'],
])('says what is wrong with it: %j', async (form, answer) => {
  const s = await scene();
  const { reference } = await reported(s, s.mira);
  await interim(s.rowan, reference, form);

  expect(shownTo(s.rowan).text).toContain(answer);
  expect(silencings(s, s.tobin)).toEqual([]);
});

it('leaves a timeout that the team has decided since', async () => {
  const s = await scene();
  const { reference } = await investigated(s);
  await takesInterim(s, s.rowan, reference, { length: '20h' });
  await decides(s, reference, [s.rowan, s.imke], {
    finding: 'Confirmed',
    outcome: 'Action on this server',
    measures: [['Timeout', { length: '7d' }]],
    notice: 'You cannot write here for a week.',
  });
  s.clock.advance(13 * hourMs);
  await quiet(s);

  expect(silencedUntil(s, s.tobin) - s.clock.now()).toBeGreaterThan(6 * 24 * hourMs);
  expect(told(s)).toHaveLength(1);
});

it('shows it to the team and to that person, and lets nobody press who may not see the case', async () => {
  const s = await onlookers();
  const { reference } = await reported(s, s.mira);
  const byDiscord = [s.ada, s.ownerPerson];
  const read = await newlyRead(s.everyone, async () => await takesInterim(s, s.rowan, reference));
  const readers = (word: string) =>
    Object.entries(read).flatMap(([name, texts]) => ([...texts].some((text) => text.includes(word)) ? [name] : []));
  const names = (people: { name: string }[]) => people.map(({ name }) => name).toSorted();
  expect(readers('It is a precaution').toSorted()).toEqual(names([s.tobin]));
  expect(readers('He does not stop').toSorted()).toEqual(names([s.rowan, s.imke, s.halvard, s.ysolde, ...byDiscord]));

  const other = await reported(s, s.mira, { about: { member: s.sol }, form: { description: 'Imke saw it.' } });
  await takesInterim(s, s.halvard, other.reference);
  const pressed = lineIn(s, other.thread, '🛑').buttons.flatMap(({ customId }) => customId ?? []);
  expect(pressed).toHaveLength(2);
  await s.imke.runs('/case interim', { case: other.reference });
  expect(shownTo(s.imke).text).toBe(noSuchCase);
  for (const customId of pressed) {
    await pressesForeign(s, s.imke, customId);
    expect(shownTo(s.imke).text).toBe(noSuchCase);
  }
  expect(s.imke.seesNothingOf(other.reference)).toBe(true);
});

it('offers nobody who keeps their name from the team', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { form: { boxes: ['Keep my name from the team'] } });
  await s.rowan.runs('/case interim', { case: reference });

  expect(JSON.stringify(s.rowan.modal)).not.toMatch(/mira|reporter-1/iu);
});

it('lets one of two people decide who press at once in two processes, and lifts it once after a night off', async () => {
  const s = await scene();
  const other = await startChild(s);
  const { reference, thread } = await reported(s, s.mira);
  await takesInterim(s, s.rowan, reference, { length: '20h' });
  const line = lineIn(s, thread, '🛑');
  await Promise.all([s.imke.presses('Confirm', on(line)), s.ysolde.presses('Lift', on(line))]);
  await quiet(s);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);
  const history = await s.bot.stores.cases.history(state?.caseId ?? '');
  const types = history.map(({ event }) => event.type).filter((type) => /^interim-(?:confirmed|lifted)$/u.test(type));
  await other.stop();

  // A leader may lift also what is confirmed: then both happened, one after the other.
  expect([['interim-lifted'], ['interim-confirmed', 'interim-lifted']]).toContainEqual(types);
  expect(silencings(s, s.tobin)).toHaveLength(2);
  expect(silencedUntil(s, s.tobin)).toBe(0);
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});
