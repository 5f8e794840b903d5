import { afterEach, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings.ts';
import { enterWords, onItWords, teamLine } from '../../src/texts/en/calls.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { removeThreadMember } from '../support/discord-server/world/threads.ts';
import {
  cardIn,
  labelsOn,
  messagesIn,
  on,
  peopleIn,
  pressesForeign,
  quiet,
  referenceIn,
  reports,
  threadOf,
  reported,
  shownTo,
} from '../support/reporting.ts';
import { addsTo, choosesReport } from '../support/my-reports.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const danger: Form = { category: 'Threats or danger' };
const team = ({ rowan, imke, halvard, ysolde }: Scene) => [rowan, imke, halvard, ysolde];

/** Whoever was pinged, by name; nobody more than once. */
function pinged(s: Scene): string[] {
  const people = [...team(s), s.mira, s.tobin, s.sol, s.ownerPerson].filter(({ pings }) => pings.length > 0);
  expect(people.every(({ pings }) => pings.length === 1)).toBe(true);
  return people.map(({ name }) => name);
}

const linesIn = (s: Scene) =>
  messagesIn(s, s.caseChannels.staffChannel).filter(({ text }) => /^\*\*C-\w+\*\* · /u.test(text));

const few: Partial<Settings> = { addStaff: 'leaders' };
const leaders = ['Halvard', 'Ysolde'];
const staff = ['Rowan', 'Imke'];

it.each<[string, Partial<Settings>, Form, string[]]>([
  ['the staff once', {}, {}, staff],
  ['leaders of an urgent one', {}, danger, leaders],
  ['everybody of an urgent one', { pingUrgent: 'staff' }, danger, [...staff, ...leaders]],
  ['leaders of any', { pingOthers: 'leaders' }, {}, leaders],
  ['nobody', { pingOthers: 'nobody' }, {}, []],
])('pings %s, and everybody comes in', async (_whom, settings, form, expected) => {
  const s = await scene({ settings });
  const { thread } = await reported(s, s.mira, { form });

  expect(pinged(s)).toEqual(expected);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
  expect(linesIn(s)).toEqual([]);
});

it.each<[string, Partial<Settings>, Form, string[]]>([
  ['the staff, in their channel', few, {}, staff],
  ['leaders of an urgent one, in the thread', few, danger, leaders],
  ['everybody of an urgent one, in their channel', { ...few, pingUrgent: 'staff' }, danger, [...staff, ...leaders]],
  ['leaders of any, in the thread', { ...few, pingOthers: 'leaders' }, {}, leaders],
  ['nobody', { ...few, pingOthers: 'nobody' }, {}, []],
])('pings %s, and only leaders come in', async (_whom, settings, form, expected) => {
  const s = await scene({ settings });
  const { reference, thread } = await reported(s, s.mira, { form });

  expect(pinged(s)).toEqual(expected);
  expect(peopleIn(s, thread)).toEqual(leaders);
  expect(linesIn(s)).toHaveLength(1);
  expect(linesIn(s)[0]?.text).toContain(teamLine.opening(reference));
  // The line says that there is a report, and nothing of what or whom it is about.
  expect(linesIn(s)[0]?.text.toLowerCase()).not.toMatch(/harassment|threats|mira|tobin/u);
});

const enters = (s: Scene, person: Person) => person.presses(enterWords.button, on(linesIn(s)[0]));

it('lets others in by the button of the line, and whoever leaves comes back by it alone', async () => {
  const s = await scene({ settings: few });
  const { reference, thread } = await reported(s, s.mira);
  expect(s.rowan.canSee(thread)).toBe(false);
  await enters(s, s.rowan);
  expect(shownTo(s.rowan).text).toBe(enterWords.in(thread.id));
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Rowan', 'Ysolde']);

  // Ysolde leaves: the next call goes to the other leader alone.
  removeThreadMember(s.discord.world, thread, s.ysolde.id);
  await choosesReport(s.mira, reference);
  await s.mira.presses('Ask how it stands');
  await quiet(s);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Rowan']);
  await s.ysolde.runs('/case view', { case: reference });
  await s.ysolde.presses(enterWords.button);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Rowan', 'Ysolde']);
});

it.each([{ status: 500 }, { status: 500, after: true }])(
  'lets somebody in although Discord stumbles over the first answer (%j)',
  async (stumble) => {
    const s = await scene({ settings: few });
    const { thread } = await reported(s, s.mira);
    const first = { method: 'POST', body: ({ type }: Record<string, unknown>) => type === 5 };
    s.discord.faults.next(first, stumble);
    await enters(s, s.rowan);

    expect(shownTo(s.rowan).text).toBe(enterWords.in(thread.id));
  },
);

it('brings in an assignee who is no leader, calls them below the card, and lets nobody in who is part of the case', async () => {
  const s = await scene({ settings: few });
  const { thread } = await reported(s, s.mira);
  await s.halvard.presses('Assign', { on: cardIn(s, thread).message });
  await s.halvard.fillsIn({ whom: s.imke.id });
  await quiet(s);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Ysolde']);

  // Tobin, whom it is about, joins the team afterwards: the button answers as if there were no such case.
  const [line] = linesIn(s);
  const tobin = s.guild.members.get(s.tobin.id);
  if (tobin !== undefined) updateMember(s.discord.world, s.guild, tobin, { roles: s.settings.staffRoles });
  await quiet(s);
  await s.tobin.presses(enterWords.button, on(line));
  expect(shownTo(s.tobin).text).toContain('no such case');
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Ysolde']);
});

it('writes no line of a case that somebody is kept out of, and takes one away when it becomes restricted', async () => {
  const s = await scene({ settings: few });
  const kept = await reported(s, s.mira, { form: { description: 'Rowan knows of it.' } });
  expect(linesIn(s)).toEqual([]);
  expect(s.rowan.seesNothingOf(kept.reference)).toBe(true);
  expect(peopleIn(s, kept.thread)).toEqual(leaders);

  const open = await reported(s, s.sol);
  expect(linesIn(s).map(({ text }) => text.includes(open.reference))).toEqual([true]);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, open.reference);
  await addsTo(s.sol, open.reference, { text: 'It was Rowan.' });
  await quiet(s);
  expect((await s.bot.stores.cases.load(state?.caseId ?? ''))?.restricted).toBe(true);
  expect(linesIn(s)).toEqual([]);
  expect(s.rowan.seesNothingOf(open.reference)).toBe(true);
  expect(s.rowan.pings.filter(({ message }) => message.content.includes(kept.reference))).toEqual([]);
});

it('counts one of two who press “I am on it” at once, and the button goes', async () => {
  const s = await scene();
  const { reference, thread } = await reported(s, s.mira, { form: danger });
  const press = on(cardIn(s, thread));
  expect(labelsOn(cardIn(s, thread))[0]).toBe(onItWords.button);
  await Promise.all([s.rowan, s.imke].map((person) => person.presses(onItWords.button, press)));
  await quiet(s);

  const answers = [s.rowan, s.imke].map((person) => shownTo(person).text);
  const winner = answers.indexOf(onItWords.done(reference));
  const [first, second] = winner === 0 ? [s.rowan, s.imke] : [s.imke, s.rowan];
  expect(answers[1 - winner]).toBe(`${first.mention} is on it already.`);
  expect(second.pings).toEqual([]);
  expect(cardIn(s, thread).text).toContain(`**${onItWords.heading}:**`);
  expect(labelsOn(cardIn(s, thread))).not.toContain(onItWords.button);
  await s.mira.runs('/my-reports');
  await pressesForeign(
    s,
    s.mira,
    `be-on-it:${(await s.bot.stores.cases.findByReference(s.guild.id, reference))?.caseId}:0`,
  );
  expect(shownTo(s.mira).text).not.toContain(reference);
});

it('calls an assignee below the card who was given the case while its thread was being made', async () => {
  const s = await scene();
  const held = s.discord.faults.next({ method: 'POST', path: '/channels/:channel/threads' }, { hold: 'before' });
  const reference = referenceIn(await reports(s.mira, { member: s.tobin }));
  await held.reached;
  await s.halvard.runs('/case assign', { case: reference });
  await s.halvard.fillsIn({ whom: s.imke.id, note: 'Please have a look.' });
  held.release({ apply: true });
  await quiet(s);

  const thread = threadOf(s, reference);
  const shown = messagesIn(s, thread).filter(({ message }) => message.type === 0);
  const place = (isIt: (text: string) => boolean) => shown.findIndex(({ text }) => isIt(text));
  const card = place((text) => text.startsWith('## '));
  const call = place((text) => text.includes('Please have a look.'));
  expect([card, call].every((index) => index >= 0)).toBe(true);
  expect(call).toBeGreaterThan(card);
});
