import { afterEach, expect, it } from 'vitest';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { choosesReport } from '../support/my-reports.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import {
  cardIn,
  on,
  peopleIn,
  pressesForeign,
  quiet,
  referenceIn,
  reports,
  shownTo,
  threadOf,
} from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const minuteMs = 60_000;
const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';
const form = { boxes: ['Somebody of the team must not see this'] };
const menu = 'Who of the team must not see this?';

/** Sends it, and waits until nothing more happens by itself before the answer. */
async function asks(s: Scene): Promise<string> {
  const ack = await reports(s.mira, { member: s.tobin }, form);
  await quiet(s);
  return referenceIn(ack);
}

const teamOf = (s: Scene) => [s.rowan, s.imke, s.halvard, s.ysolde];

/** What a leader finds by every way there is. */
async function findsNothing(person: Person, reference: string): Promise<void> {
  for (const line of ['/case view', '/case triage', '/case history'] as const) {
    await person.runs(line, { case: reference });
    expect(shownTo(person).text).toBe(noSuchCase);
  }
  await person.runs('/case list');
  expect(shownTo(person).text).not.toContain(reference);
  await person.runs('/queue');
  expect(shownTo(person).text).not.toContain(reference);
  expect(await person.types('/case view', { case: reference })).toEqual([]);
}

it('tells nobody of the team before the reporter has said whom, also over a restart; then all but who was named', async () => {
  const s = await onlookers();
  const everybodyElse = s.everyone.filter((person) => person !== s.mira);
  let reference = '';
  const read = await newlyRead(everybodyElse, async () => {
    reference = await asks(s);
    await s.restart();
    s.clock.advance(14 * minuteMs);
    await quiet(s);
  });
  expect(read).toEqual({});
  for (const person of teamOf(s)) await findsNothing(person, reference);

  await choosesReport(s.mira, reference);
  await s.mira.presses('Whom to keep it from');
  expect(shownTo(s.mira).text).toContain(`**Who of the team must not see ${reference}?**`);
  await s.mira.selects(menu, [s.halvard, s.tobin]);
  expect(shownTo(s.mira).text).toBe(
    [
      `**${reference}** is kept from ${s.halvard.mention} and ${s.tobin.mention}. Everybody else who may look at it gets it now.`,
      `${s.tobin.mention} is not of the team now and could not see it anyway; that stays so if they join.`,
    ].join('\n'),
  );
  await quiet(s);
  const thread = threadOf(s, reference);

  expect(peopleIn(s, thread)).toEqual(['Imke', 'Rowan', 'Ysolde']);
  expect(cardIn(s, thread).text).toContain('whoever it is, is kept out.');
  expect(s.halvard.canSee(thread)).toBe(false);
  await findsNothing(s.halvard, reference);
});

it('gives it to leaders alone when the time is over, and keeps a leader out who is named after that', async () => {
  const s = await scene({ settings: { keepFromMinutes: 20 } });
  const reference = await asks(s);
  const ack = shownTo(s.mira);
  s.clock.advance(20 * minuteMs);
  await quiet(s);
  const thread = threadOf(s, reference);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Ysolde']);
  expect(s.rowan.canSee(thread)).toBe(false);

  await s.mira.selects(menu, [s.rowan, s.halvard], on(ack));
  await quiet(s);

  expect(shownTo(s.mira).text).toBe(`**${reference}** is kept from ${s.rowan.mention} and ${s.halvard.mention}.`);
  expect(peopleIn(s, thread)).toEqual(['Ysolde']);
  expect(s.halvard.canSee(thread)).toBe(false);
  await findsNothing(s.halvard, reference);
  await s.mira.selects(menu, s.ysolde, on(ack));
  expect(shownTo(s.mira).text).toContain(`Whom **${reference}** is kept from is settled already.`);
});

it('says what is wrong with a choice and asks again; nobody is told of the case meanwhile', async () => {
  const s = await scene({ settings: { outsideContact: 'The council of Lantern Hill.' } });
  const reference = await asks(s);
  await s.mira.selects(menu, s.sol);
  expect(shownTo(s.mira).text).toContain('Nobody you chose is of the team');
  await s.mira.selects(menu, [s.halvard, s.ysolde]);
  expect(shownTo(s.mira).text).toContain(
    `Without the people you chose, too few would be left to look at **${reference}**`,
  );
  expect(shownTo(s.mira).text).toContain('The council of Lantern Hill.');
  const [select] = shownTo(s.mira).components.flatMap((shown) => shown.custom_id ?? []);
  await s.sol.runs('/my-reports');
  await pressesForeign(s, s.sol, `keep-from-nobody:${select?.split(':')[1] ?? ''}:0`);
  expect(shownTo(s.sol).text).toBe(noSuchCase);
  await quiet(s);
  expect(caseThreads(s)).toEqual([]);

  await s.mira.presses('Nobody after all');
  await quiet(s);

  expect(peopleIn(s, threadOf(s, reference))).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
});

it('asks in a direct message by a list of the team', async () => {
  const s = await scene();
  await s.mira.runs('/report', {}, { in: 'dm' });
  await s.mira.selects('Choose a server', 'Lantern Hill');
  await s.mira.fillsIn({ category: 'Harassment', description: 'He keeps following me.', ...form });
  const reference = referenceIn(shownTo(s.mira));
  const options = shownTo(s.mira).components.flatMap((shown) => shown.options ?? []);
  expect(options.map(({ label }) => label).toSorted()).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
  await s.mira.selects(menu, ['Imke']);
  await quiet(s);

  expect(peopleIn(s, threadOf(s, reference))).toEqual(['Halvard', 'Rowan', 'Ysolde']);
});

it('lets a leader who was not named lift it with a reason, and tells the reporter', async () => {
  const s = await scene();
  const reference = await asks(s);
  await s.mira.selects(menu, s.rowan);
  await quiet(s);
  await s.imke.runs('/case view', { case: reference });
  expect(shownTo(s.imke).buttons.map(({ label }) => label)).not.toContain('Lift the wish');
  await s.halvard.runs('/case view', { case: reference });
  await s.halvard.presses('Lift the wish');
  await s.halvard.fillsIn({ reason: 'It was a mix-up of names.' });
  expect(shownTo(s.halvard).text).toContain('The wish is lifted');
  await quiet(s);
  expect(s.mira.dms.at(-1)?.text).toContain('A leader whom you did not name has lifted that');
  await s.rowan.runs('/case view', { case: reference });
  expect(shownTo(s.rowan).text).toContain('A leader has lifted that.');
  await s.halvard.runs('/case history', { case: reference });

  expect(shownTo(s.halvard).text).toContain('It was a mix-up of names.');
});

it('asks again when the team shrinks, also while the bot is away', async () => {
  const s = await scene();
  const reference = await asks(s);
  await s.mira.selects(menu, [s.rowan, s.halvard]);
  await quiet(s);
  await s.restart(() => {
    const member = s.guild.members.get(s.ysolde.id);
    if (member !== undefined) updateMember(s.discord.world, s.guild, member, { roles: [] });
  });
  await until(() => s.mira.dms.length > 0, 'the reporter is told');
  expect(s.mira.dms.at(-1)?.text).toContain('By now too few people would be left to look at it.');
  await findsNothing(s.halvard, reference);
  await choosesReport(s.mira, reference);
  await s.mira.presses('Whom to keep it from');
  await s.mira.selects(menu, s.rowan);
  await quiet(s);
  await s.halvard.runs('/case view', { case: reference });
  expect(shownTo(s.halvard).text).toContain(reference);
  await findsNothing(s.rowan, reference);
});
