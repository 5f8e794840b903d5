import { afterEach, expect, it } from 'vitest';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import type { Seen } from '../support/discord-server/people/eyes.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { addsTo } from '../support/my-reports.ts';
import { opensCase } from '../support/opening.ts';
import {
  cardIn,
  chooses,
  messagesIn,
  labelsOn,
  on,
  pressesForeign,
  quiet,
  reported,
  shownTo,
} from '../support/reporting.ts';
import { proposes } from '../support/deciding.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene, SceneOptions } from '../support/scene.ts';

afterEach(closeScenes);

const again = 'Open the form again';
const movedOn = 'The case has moved on since this button was drawn.';

/** A case in triage that still lacks somebody who has it, and a next step. */
async function inTriage(options: SceneOptions = {}) {
  const s = await scene(options);
  const { thread } = await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  return { s, thread };
}

/** What somebody is refused with who wants to investigate too early, and the buttons that mend it. */
async function refusedTo(person: Person): Promise<Seen> {
  await chooses(person, '/case triage', 'Investigate', '1');
  return shownTo(person);
}

function keepsRoles({ discord, guild }: Scene, person: Person, roles: string[]): void {
  const member = guild.members.get(person.id);
  if (member === undefined) throw new Error(`${person.name} is no member`);
  updateMember(discord.world, guild, member, { roles });
}

const rolesOf = ({ guild }: Scene, person: Person): string[] => [...(guild.members.get(person.id)?.roles ?? [])];

const customId = (label: string, { buttons }: Seen): string =>
  buttons.find((one) => one.label === label)?.customId ?? '';

it('mends after a restart as well, and says what changed once the case has moved on', async () => {
  const { s } = await inTriage();
  const offered = await refusedTo(s.rowan);
  await s.restart();
  await s.rowan.presses('Next step', { on: offered });
  await s.rowan.fillsIn({ step: 'Write to Mira.' });
  expect(shownTo(s.rowan).text).toBe('The next step of C-0001 is written down.');
  await s.rowan.presses('Next step', { on: offered });
  expect(shownTo(s.rowan).text).toMatch(new RegExp(`^${movedOn}[^]*\\n- .*${s.rowan.mention}`, 'u'));
});

it('gives a form to nobody who lost the right to it, and the words back to whoever lost it while writing', async () => {
  const { s } = await inTriage();
  const offered = await refusedTo(s.halvard);
  expect(labelsOn(offered)).toEqual(['Take it', 'Assign', 'Next step']);
  await s.halvard.presses('Assign', { on: offered });
  keepsRoles(s, s.halvard, rolesOf(s, s.rowan));
  await s.halvard.fillsIn({ whom: s.rowan.id, note: 'Kept note.' });
  expect(shownTo(s.halvard).text).toMatch(/^This is for the leaders of the team\.[^]*> Kept note\./u);
  for (const [button, answer] of [
    ['Assign', /^This is for the leaders of the team\.$/u],
    ['Take it', /^On this server leaders assign cases\./u],
  ] as const) {
    await s.halvard.presses(button, { on: offered });
    expect(shownTo(s.halvard).text).toMatch(answer);
    expect(labelsOn(shownTo(s.halvard))).toEqual([]);
  }
  expect(s.halvard.modal).toBe(null);
  keepsRoles(s, s.halvard, []);
  await s.halvard.presses('Next step', { on: offered });
  expect(shownTo(s.halvard).text).toMatch(/^This is for the Security team\./u);
  await pressesForeign(s, s.mira, customId('Next step', offered));
  expect(shownTo(s.mira).text).toMatch(/^This is for the Security team\./u);
});

it('knows no such case for whoever is kept out since then, also with a form half written', async () => {
  const { s } = await inTriage();
  const offered = await refusedTo(s.rowan);
  await s.rowan.presses('Next step', { on: offered });
  await addsTo(s.mira, 'C-0001', { text: 'Rowan was there, too.' });
  await s.rowan.fillsIn({ step: 'Write to Mira.' });
  expect(shownTo(s.rowan).text).toMatch(/^There is no such case[^]*> Write to Mira\./u);
  expect(labelsOn(shownTo(s.rowan))).toEqual([]);
  await s.rowan.presses('Next step', { on: offered });
  const hidden = shownTo(s.rowan).text;
  await pressesForeign(s, s.rowan, customId('Next step', offered).replace(/:[^:]+:/u, ':nobody:'));

  expect(hidden).toMatch(/^There is no such case/u);
  expect(shownTo(s.rowan).text).toBe(hidden);
});

it('gives a case that two take at once to one of them, and offers the other to pass it on', async () => {
  const { s } = await inTriage();
  const [one, other] = [await refusedTo(s.halvard), await refusedTo(s.ysolde)];
  await Promise.all([
    s.halvard.starts.presses('Take it', { on: one.message }).settled,
    s.ysolde.starts.presses('Take it', { on: other.message }).settled,
  ]);
  const texts = [s.halvard, s.ysolde].map((person) => shownTo(person).text);

  expect(texts.filter((text) => text.includes('C-0001 is yours now'))).toHaveLength(1);
  expect(texts.filter((text) => /moved on|has this case already/u.test(text))).toHaveLength(1);
  await s.halvard.runs('/case claim', { case: '1' });
  await s.ysolde.runs('/case claim', { case: '1' });
  const refused = [s.halvard, s.ysolde].map(shownTo).filter(({ text }) => text.includes('has this case already'));
  expect(refused.map(labelsOn)).toEqual([['Assign']]);
});

it('offers something to whoever is alone with a proposal, or hands back what they do not have', async () => {
  const { s, thread } = await inTriage();
  await s.rowan.runs('/case handback', { case: '1' });
  expect(labelsOn(shownTo(s.rowan))).toEqual([]);
  await s.halvard.runs('/case handback', { case: '1' });
  expect(shownTo(s.halvard).text).toMatch(/^You do not have this case/u);
  await s.halvard.presses('Assign', { on: shownTo(s.halvard) });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.rowan.runs('/case close', { case: '1' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await quiet(s);
  await s.rowan.presses('Confirm closing', { on: cardIn(s, thread) });
  expect(shownTo(s.rowan).text).toMatch(/^The proposal is yours/u);
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Keep it open']);
  await s.rowan.presses('Keep it open', { on: shownTo(s.rowan) });
  await s.rowan.runs('/case followup', { case: '1' });
  await s.rowan.fillsIn({ step: 'Write to Mira.' });
  await chooses(s.rowan, '/case triage', 'Investigate', '1');
  await proposes(s.rowan, '1');
  await quiet(s);
  await s.rowan.presses('Approve', on(messagesIn(s, thread).findLast(({ text }) => text.startsWith('🗳️'))));
  expect(shownTo(s.rowan).text).toMatch(/^The proposal is yours/u);
});

it('never offers to take a confidential case, and leads a leader who tries to assigning it', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { form: { boxes: ['Keep my name from the team'] } });
  await s.halvard.runs('/case triage', { case: reference });
  await s.halvard.fillsIn({ severity: 'High', risk: 'No' });
  await chooses(s.halvard, '/case triage', 'Investigate', reference);
  expect(labelsOn(shownTo(s.halvard))).toEqual(['Assign', 'Next step']);
  await s.halvard.runs('/case claim', { case: reference });
  expect(shownTo(s.halvard).text).toMatch(/^This case cannot be given to that person\./u);
  expect(labelsOn(shownTo(s.halvard))).toEqual(['Assign']);
});

it('keeps a refused form of /case open for a day, for whoever wrote it alone', async () => {
  const s = await scene();
  await opensCase(s.rowan, {}, { link: 'yesterday' });
  const offered = shownTo(s.rowan);
  await opensCase(s.imke, {}, { link: 'tomorrow' });
  await pressesForeign(s, s.imke, customId(again, offered));
  expect(s.imke.modal).toBe(null);
  expect(shownTo(s.imke).text).not.toContain('yesterday');
  s.clock.advance(25 * 60 * 60 * 1000);
  await s.rowan.presses(again, { on: offered });
  expect(shownTo(s.rowan).text).toBe(
    'We could keep your text for a day only, and that day is over. Please start again with `/case open`.',
  );
});
