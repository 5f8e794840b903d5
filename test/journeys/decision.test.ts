import { afterEach, expect, it } from 'vitest';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { until } from '../support/until.ts';
import { approves, decides, judges, proposes } from '../support/deciding.ts';
import { investigated } from '../support/investigating.ts';
import { cardIn, labelsOn, messagesIn, pressesForeign, quiet, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const idOf = async (s: Scene, reference: string) =>
  (await s.bot.stores.cases.findByReference(s.guild.id, reference))?.caseId ?? '';

it('decides by two: written in a dialog only its writer sees, told with names, shown on the card', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  await s.rowan.runs('/case decide', { case: reference });
  expect(shownTo(s.rowan).text).toContain('Decision on C-0001');
  await judges(s.rowan);
  expect(s.imke.sees(thread).every(({ text }) => !text.includes('Not established'))).toBe(true);
  await s.rowan.presses('Propose');
  expect(shownTo(s.rowan).text).toContain('- the reasons');
  await s.rowan.presses('Write the reasons');
  await s.rowan.fillsIn({ reasons: 'Two *messages*.' });
  await s.restart();
  await s.rowan.runs('/case decide', { case: reference });
  expect(shownTo(s.rowan).text).toContain('Two \\*messages\\*.');
  await s.rowan.presses('Propose');
  await quiet(s);
  const line = messagesIn(s, thread).findLast(({ text }) => text.startsWith('🗳️'));
  expect(line?.text).toContain('Proposal no. 1');
  expect(line?.text).toContain('> Two \\*messages\\*.');
  expect(labelsOn(line ?? shownTo(s.rowan))).toEqual(['Approve', 'Object', 'Show all']);
  expect(cardIn(s, thread).text).toContain('Proposal no. 1 is before the team · 1 person stands behind it');
  await s.imke.presses('Approve', { on: line?.message ?? shownTo(s.imke).message });
  expect(shownTo(s.imke).text).toBe('With that it is decided. C-0001 is decided with it.');
  await quiet(s);

  expect(cardIn(s, thread).text).toContain('**Resolved**');
  expect(cardIn(s, thread).text).toContain('⚖️ **Decided:**');
  const decided = messagesIn(s, thread).findLast(({ text }) => text.startsWith('⚖️'));
  for (const { id } of [s.rowan, s.imke]) expect(decided?.text).toContain(id);
});

it('is stopped by an objection, and goes on when it is taken back or a leader calls the vote', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  await proposes(s.rowan, reference);
  await s.imke.runs('/case decide', { case: reference });
  await s.imke.presses('Object');
  await s.imke.fillsIn({ reason: 'Nobody asked *Tobin*.' });
  expect(shownTo(s.imke).text).toContain('Your objection is noted.');
  await quiet(s);
  const line = messagesIn(s, thread).findLast(({ text }) => text.startsWith('✋'));
  expect(line?.text).toContain('> Nobody asked \\*Tobin\\*.');
  await approves(s.halvard, reference);
  expect(shownTo(s.halvard).text).toBe('You stand behind it: 2 of 2.');
  await s.halvard.runs('/case decide', { case: reference });
  expect(labelsOn(shownTo(s.halvard))).toEqual(['Take my word back', 'Call the vote', 'Take it back']);
  await s.imke.runs('/case decide', { case: reference });
  expect(labelsOn(shownTo(s.imke))).toEqual(['Take my word back']);
  await s.halvard.presses('Call the vote', { on: shownTo(s.halvard) });
  await s.halvard.fillsIn({ reason: 'We have all we need.' });
  expect(shownTo(s.halvard).text).toContain('C-0001 is decided with it.');
  await quiet(s);

  const decided = messagesIn(s, thread).findLast(({ text }) => text.startsWith('⚖️'));
  expect(decided?.text).toContain(`Called by halvard (\`${s.halvard.id}\`), in spite of objections`);
  await s.imke.presses('Approve', { on: line?.message ?? shownTo(s.imke).message });
  expect(shownTo(s.imke).text).toBe('Nothing is proposed here at the moment.');
});

it('counts anew when somebody who objected leaves the team', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  await proposes(s.rowan, reference);
  await s.imke.runs('/case decide', { case: reference });
  await s.imke.presses('Object');
  await s.imke.fillsIn({ reason: 'No.' });
  await approves(s.halvard, reference);
  await quiet(s);
  expect(cardIn(s, thread).text).toContain('an objection stops it');
  const imke = s.guild.members.get(s.imke.id);
  if (imke === undefined) throw new Error('Imke is not here');
  updateMember(s.discord.world, s.guild, imke, { roles: [] });
  await until(() => cardIn(s, thread).text.includes('**Resolved**'), 'the vote to be counted anew');

  await until(() => !s.imke.canSee(thread), 'Imke to be taken out');
  await pressesForeign(s, s.imke, `vote-object:${await idOf(s, reference)}:1`);
  expect(shownTo(s.imke).text).not.toContain('C-0001');
});

it('answers whoever is recused, or no longer of the team, like somebody who asks for no case', async () => {
  const s = await scene();
  const { reference } = await investigated(s, { about: { member: s.tobin }, form: { description: 'Imke saw it.' } });
  await decides(s, reference, [s.rowan]);

  for (const person of [s.imke, s.sol]) {
    await pressesForeign(s, person, `vote-approve:${await idOf(s, reference)}:1`).catch(() => undefined);
    await person.runs('/case decide', { case: reference }).catch(() => undefined);
    expect(person.seesNothingOf(reference)).toBe(true);
  }
  expect(shownTo(s.imke).text).toMatch(/^There is no such case/u);
});
