import { afterEach, expect, it } from 'vitest';
import { contacts, startsContact } from '../support/contacting.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

/** Mira reports Tobin, who goes by a nickname here. */
async function aboutTobin(form = {}): Promise<Scene> {
  const s = await scene();
  const tobin = s.guild.members.get(s.tobin.id);
  if (tobin === undefined) throw new Error('Tobin is not here');
  updateMember(s.discord.world, s.guild, tobin, { nick: 'Kestrel' });
  await reported(s, s.mira, { form });
  return s;
}

it('sends no word that names another, says where, and gives the words back', async () => {
  const s = await aboutTobin();
  const words = 'We have a question.\nIt is about M i r a, and <@200000000000000000>.';
  const said = await contacts(s, s.rowan, { whom: 'subject-1', words });

  expect(said).toContain('Nothing was sent');
  expect(said).toContain('- line 2: “M i r a”');
  expect(said).toContain('> It is about M i r a');
  expect(shownTo(s.rowan).buttons.map(({ label }) => label)).toEqual(['Open the form again']);
  expect(s.tobin.seesNothingOf('We have a question')).toBe(true);
  for (const mention of [s.mira.mention, s.mira.id])
    expect(await contacts(s, s.rowan, { whom: 'subject-1', words: `Ask ${mention}.` })).toContain(s.mira.id);
  expect(s.tobin.seesNothingOf('Ask')).toBe(true);
});

it('says to the reporter the name they gave themselves, and no other of that person', async () => {
  const s = await aboutTobin();
  expect(await contacts(s, s.rowan, { words: 'We wrote to Kestrel.' })).toContain('- line 1: “Kestrel”');
  expect(await contacts(s, s.rowan, { words: 'We wrote to Tobin.' })).toContain('it is on its way');
  s.tobin.leaves();
  expect(await contacts(s, s.rowan, { words: 'Kestrel has left.' })).toContain('it is on its way');

  expect(s.mira.seesNothingOf('We wrote to Kestrel')).toBe(true);
  expect(s.mira.seesNothingOf('We wrote to Tobin')).toBe(false);
});

it('lets a leader pass a word that is no name here, and nobody else, on record', async () => {
  const s = await aboutTobin();
  await startsContact(s.imke, { words: 'A kestrel was on the picture.' });
  expect(shownTo(s.imke).text).toContain('a leader can send it');
  await startsContact(s.halvard, { words: 'A kestrel was on the picture.' });
  await s.halvard.presses('Let a word pass', { on: shownTo(s.halvard) });
  const again = { whom: 'reporter-1', kind: 'For information', words: 'A kestrel was on the picture.' };
  await s.halvard.fillsIn({ ...again, passed: 'owl' });
  expect(shownTo(s.halvard).text).toContain('“kestrel”');
  await s.halvard.presses('Open the form again', { on: shownTo(s.halvard) });
  await s.halvard.fillsIn({ ...again, passed: 'owl, Kestrel' });
  await quiet(s);

  expect(s.mira.seesNothingOf('A kestrel was on the picture.')).toBe(false);
  await s.halvard.runs('/case history', { case: 'C-0001' });
  expect(shownTo(s.halvard).text).toContain('words let pass as no name here');
});

it('sends nothing while Discord does not say how the others are called', async () => {
  const s = await aboutTobin();
  const fault = s.discord.faults.always({ method: 'GET', path: '/guilds/:guild/members/:user' }, { status: 500 });
  expect(await contacts(s, s.rowan, { words: 'How are you?' })).toContain('Nothing was sent: Discord did not say');
  expect(shownTo(s.rowan).text).toContain('> How are you?');
  expect(s.mira.seesNothingOf('How are you?')).toBe(true);
  fault.off();
  expect(await contacts(s, s.rowan, { words: 'How are you?' })).toContain('it is on its way');
  expect(s.mira.seesNothingOf('How are you?')).toBe(false);
});
