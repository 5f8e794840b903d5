import { afterEach, expect, it } from 'vitest';
import { proposes } from '../support/deciding.ts';
import { lineIn } from '../support/interim.ts';
import { investigated } from '../support/investigating.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Person } from '../support/discord-server/people/person.ts';
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
import { caseThreads } from '../support/security-server.ts';

afterEach(closeScenes);

const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';

/** Nothing leads there any more. */
async function findsNothing(person: Person, reference: string): Promise<void> {
  for (const line of ['/case view', '/case recuse', '/case history'] as const) {
    await person.runs(line, { case: reference });
    expect(shownTo(person).text).toBe(noSuchCase);
  }
  await person.runs('/case list');
  expect(shownTo(person).text).not.toContain(reference);
  expect(await person.types('/case view', { case: reference })).toEqual([]);
}

const keptOut = async (person: Person, reference: string) => {
  await person.runs('/case view', { case: reference });
  await person.presses('Who is kept out');
  return shownTo(person).text;
};

const secret = 'Tobin is my brother.';

it('lets somebody step out: asked once, out of all of it, and only leaders read who and why', async () => {
  const s = await onlookers();
  const { reference, thread: before } = await investigated(s);
  const others = s.everyone.filter((person) => person !== s.rowan);
  const read = await newlyRead(others, async () => {
    await s.rowan.runs('/case recuse', { case: reference });
    expect(s.rowan.modal?.parts[0]).toEqual({ text: expect.stringContaining('You step out of') });
    await s.rowan.fillsIn({ reason: secret });
    expect(shownTo(s.rowan).text).toContain(`You are out of ${reference}`);
    await quiet(s);
  });
  const thread = threadOf(s, reference);

  expect(caseThreads(s)).toEqual([thread]);
  expect(thread.parent_id).toBe(s.caseChannels.restrictedChannel.id);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect([s.rowan.canSee(before), s.rowan.canSee(thread)]).toEqual([false, false]);
  expect(cardIn(s, thread).text).toContain('Somebody of the team is kept out of this case.');
  expect(cardIn(s, thread).text).toContain('**Assignee:** nobody yet');
  for (const texts of Object.values(read)) expect([...texts].join('\n')).not.toMatch(/brother|stepped out/u);
  await findsNothing(s.rowan, reference);
  await s.imke.runs('/case history', { case: reference });
  expect(shownTo(s.imke).text).toContain('Somebody who should not take part is kept out ·');
  expect(shownTo(s.imke).text).not.toContain('brother');
  await s.imke.runs('/case view', { case: reference });
  expect(labelsOn(shownTo(s.imke))).not.toContain('Who is kept out');
  await pressesForeign(
    s,
    s.imke,
    `do-kept-out:${(await s.bot.stores.cases.findByReference(s.guild.id, reference))?.caseId}:0`,
  );
  expect(shownTo(s.imke).text).toBe('This is for the leaders of the team.');
  expect(await keptOut(s.halvard, reference)).toContain(`${s.rowan.mention} · stepped out: Tobin is my brother.`);
  await s.halvard.runs('/case history', { case: reference });
  expect(shownTo(s.halvard).text).toContain(`${s.rowan.mention} stepped out`);
  expect(shownTo(s.halvard).text).toContain('brother');
  await s.halvard.runs('/case assign', { case: reference });
  expect(JSON.stringify(s.halvard.modal)).not.toContain(s.rowan.id);
});

it('takes a second person to keep somebody else out, never who it is about, also over a restart', async () => {
  const s = await onlookers();
  const { reference, thread } = await reported(s, s.mira);
  await s.imke.runs('/case recuse', { case: reference, member: s.rowan });
  expect(shownTo(s.imke).text).toBe('This is for the leaders of the team.');
  await s.halvard.runs('/case recuse', { case: reference, member: s.ysolde });
  await s.halvard.fillsIn({ reason: 'A friend of his.' });
  expect(shownTo(s.halvard).text).toContain('A leader is not taken out by the team.');
  expect(shownTo(s.halvard).text).toContain('A friend of his.');
  await s.halvard.runs('/case recuse', { case: reference, member: s.sol });
  await s.halvard.fillsIn({ reason: 'A friend of his.' });
  expect(shownTo(s.halvard).text).toContain('This person is not of the team');

  const read = await newlyRead(
    s.everyone.filter((person) => person !== s.halvard),
    async () => {
      await s.halvard.runs('/case recuse', { case: reference, member: s.rowan });
      await s.halvard.fillsIn({ reason: 'He is his cousin.' });
      await s.restart();
      await quiet(s);
    },
  );
  for (const texts of Object.values(read)) expect([...texts].join('\n')).not.toMatch(/cousin|Rowan/u);
  const line = lineIn(s, thread, '🚪');
  expect(line.text).toContain('somebody should not take part');
  await s.rowan.presses('Look at it', on(line));
  expect(shownTo(s.rowan).text).toContain('This is about you, so others decide it.');
  expect(shownTo(s.rowan).text).not.toContain('cousin');
  await s.halvard.presses('Look at it', on(line));
  expect(labelsOn(shownTo(s.halvard))).toEqual(['Take it back']);
  await s.imke.presses('Look at it', on(line));
  expect(shownTo(s.imke).text).toContain(`that ${s.rowan.mention} should not take part`);
  const confirm = shownTo(s.imke).buttons.flatMap(({ customId }) => customId ?? []);
  await pressesForeign(s, s.rowan, confirm[0] ?? '');
  expect(shownTo(s.rowan).text).toContain('This is about you');
  await pressesForeign(s, s.halvard, confirm[0] ?? '');
  expect(shownTo(s.halvard).text).toContain('The proposal is yours');
  // Elsewhere than in the thread, which goes with it.
  const seconds = [s.imke, s.ysolde];
  for (const person of seconds) await person.runs('/case recuse', { case: reference });
  await Promise.all(seconds.map(async (person) => await person.presses('Confirm', on(shownTo(person)))));
  await quiet(s);

  expect([shownTo(s.imke).text, shownTo(s.ysolde).text].toSorted()).toEqual([
    `Done: they are out of ${reference}. Thank you for looking.`,
    'This is settled already, or whoever proposed it has no say in it any more.',
  ]);
  expect(peopleIn(s, threadOf(s, reference))).toEqual(['Halvard', 'Imke', 'Ysolde']);
  await findsNothing(s.rowan, reference);
  expect(await keptOut(s.ysolde, reference)).toContain('taken out by two of the team: He is his cousin');
});

it('counts a vote no more whose voter is kept out: an objection stops nothing then', async () => {
  const s = await scene();
  const { reference } = await investigated(s);
  await proposes(s.halvard, reference);
  await quiet(s);
  const line = lineIn(s, threadOf(s, reference), '🗳️');
  await s.rowan.presses('Object', on(line));
  await s.rowan.fillsIn({ reason: 'I do not think so.' });
  await s.imke.presses('Approve', on(line));
  await quiet(s);
  const stateOf = async () => await s.bot.stores.cases.findByReference(s.guild.id, reference);
  expect((await stateOf())?.status).toBe('investigating');
  await s.rowan.runs('/case recuse', { case: reference });
  await s.rowan.fillsIn({});
  await quiet(s);

  expect(await stateOf()).toMatchObject({ status: 'resolved', assigneeId: null });
  expect((await stateOf())?.decision?.behindIds).toEqual([s.halvard.id, s.imke.id]);
});

it('lets a leader say that somebody whom the report names is not concerned, with a reason', async () => {
  const s = await onlookers();
  const { reference, thread } = await reported(s, s.mira, { form: { description: 'Imke saw it, and laughed.' } });
  expect(s.imke.canSee(thread)).toBe(false);
  expect(await keptOut(s.halvard, reference)).toContain(`${s.imke.mention} · the report names them`);
  await s.halvard.selects('Who is not concerned after all?', 'Imke');
  await s.halvard.fillsIn({ reason: '\u200B' });
  expect(shownTo(s.halvard).text).toContain('There are only blanks');
  await keptOut(s.halvard, reference);
  await s.halvard.selects('Who is not concerned after all?', 'Imke');
  await s.halvard.fillsIn({ reason: 'Another Imke is meant.' });
  expect(shownTo(s.halvard).text).toContain(`${s.imke.mention} is not concerned`);
  await quiet(s);
  await s.imke.runs('/case view', { case: reference });
  expect(shownTo(s.imke).text).toContain('laughed');
  await s.rowan.runs('/case history', { case: reference });

  expect(shownTo(s.rowan).text).toContain('Somebody whom the report names is not concerned');
  expect(shownTo(s.rowan).text).not.toContain('Another Imke');
});

it('tells the owner and the reporter when too few are left, and takes nobody out whom it would cost', async () => {
  const s = await scene({ settings: { outsideContact: 'The council of Lantern Hill.' } });
  const { reference, thread } = await reported(s, s.mira, { form: { description: 'Ysolde and Imke were there.' } });
  await s.halvard.runs('/case recuse', { case: reference, member: s.rowan });
  await s.halvard.fillsIn({ reason: 'His cousin.' });
  expect(shownTo(s.halvard).text).toContain('fewer than two would be left');
  const before = s.ownerPerson.dms.length;
  await s.halvard.runs('/case recuse', { case: reference });
  expect(JSON.stringify(s.halvard.modal?.parts[0])).toContain('Please do not let that keep you');
  await s.halvard.fillsIn({});
  await quiet(s);

  expect(s.ownerPerson.dms.slice(before).map(({ text }) => text)).toEqual([
    expect.stringMatching(/too few of the team are left for a case .*\n.*council of Lantern Hill/su),
  ]);
  expect(s.mira.dms.at(-1)?.text).toContain('too few of the team are left');
  expect(s.mira.dms.at(-1)?.text).toContain('council of Lantern Hill');
  expect(s.mira.dms.at(-1)?.text).not.toMatch(/halvard/iu);
  expect(peopleIn(s, thread)).toEqual(['Rowan']);
  expect(messagesIn(s, thread).at(-1)?.text).toContain('Somebody who should not take part is out of this case');
  await findsNothing(s.halvard, reference);
});

it('takes back a proposal to close by whoever stepped out, and tells two staff without a leader whom it is about', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { form: { description: 'Halvard and Ysolde know him.' } });
  await s.rowan.runs('/case close', { case: reference });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await quiet(s);
  expect(await keptOut(s.imke, reference)).toContain(s.halvard.mention);
  await s.imke.selects('Who is not concerned after all?', 'Halvard');
  await s.imke.fillsIn({ reason: 'He was praised.' });
  expect(shownTo(s.imke).text).toContain('As soon as one more person confirms it');
  await s.rowan.runs('/case recuse', { case: reference });
  await s.rowan.presses('Confirm', on(shownTo(s.rowan)));
  expect(shownTo(s.rowan).text).toContain(`they can see ${reference} now`);
  await s.rowan.runs('/case recuse', { case: reference });
  await s.rowan.fillsIn({});
  await quiet(s);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);

  expect(state).toMatchObject({ closing: null, status: 'new' });
  await s.halvard.runs('/case view', { case: reference });
  expect(shownTo(s.halvard).text).toContain(reference);
});
