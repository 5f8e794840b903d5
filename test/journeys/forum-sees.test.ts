import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { withheld } from '../../src/texts/en/card.ts';
import { readers as readAlong } from '../../src/texts/en/readers.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { setOverwrite } from '../support/discord-server/world/channels.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { addsTo } from '../support/my-reports.ts';
import { cardIn, quiet, referenceIn, reported, reports, shownTo, tagsOf } from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';

afterEach(closeScenes);

/** Who reads anything new once this report has come in, apart from its reporter, and what. */
async function readers(s: Onlookers, by: Person, about: Person): Promise<Record<string, Set<string>>> {
  const read = await newlyRead(s.everyone, async () => {
    await reports(by, { member: about });
    await quiet(s);
  });
  return read;
}

it('shows a post to the team, to the owner and to administrators, and to nobody else', async () => {
  const s = await onlookers({ casesIn: 'forum' });
  const { Mira: mira, ...read } = await readers(s, s.mira, s.tobin);
  const inside = read.Imke ?? new Set();

  expect(Object.keys(read).toSorted()).toEqual(['Ada', 'Halvard', 'Imke', 'Owner', 'Rowan', 'Ysolde']);
  for (const texts of Object.values(read)) expect(texts).toEqual(inside);
  expect([...inside]).toEqual(expect.arrayContaining(['C-0001 · Harassment · tobin', 'New', 'Medium', 'Harassment']));
  expect([...(mira ?? [])].join('\n')).not.toContain('tobin');
});

it('keeps a case about the team out of the forum', async () => {
  const s = await onlookers({ casesIn: 'forum' });
  const { Mira: _mira, ...read } = await readers(s, s.mira, s.rowan);

  expect(Object.keys(read).toSorted()).toEqual(['Ada', 'Halvard', 'Imke', 'Owner', 'Ysolde']);
  expect(s.rowan.seesNothingOf(referenceIn(shownTo(s.mira)))).toBe(true);
});

const onlyReference = [
  'C-0001',
  '## C-0001',
  withheld.inForum,
  withheld.mendForum,
  withheld.show,
  readAlong.button,
  expect.stringMatching(/^\*\*C-0001\*\* · A new report has come in\./u),
];

it.each([
  ['an administrator who is reported', (s: Onlookers) => [s.mira, s.ada, s.ada] as const],
  ['the owner who is reported', (s: Onlookers) => [s.mira, s.ownerPerson, s.ownerPerson] as const],
  [
    'a member who reports, and was let into the forum',
    (s: Onlookers) => {
      const overwrite = { id: s.sol.id, type: 1 as const, allow: PermissionFlagsBits.ViewChannel, deny: 0n };
      setOverwrite(s.discord.world, s.caseChannels.casesChannel, s.sol.id, overwrite);
      return [s.sol, s.tobin, s.sol] as const;
    },
  ],
])('shows the reference alone to %s', async (_who, choose) => {
  const s = await onlookers({ casesIn: 'forum' });
  const [by, about, person] = choose(s);
  const read = (await readers(s, by, about))[person.name] ?? new Set();
  const own = new Set(by === person ? shownTo(by).components.flatMap(({ content, label }) => [content, label]) : []);

  expect([...read].filter((text) => !own.has(text))).toEqual(onlyReference);
});

it('says nothing in a forum that was opened to members, and shows the case to the team by a button', async () => {
  const s = await onlookers({ casesIn: 'forum' });
  setOverwrite(s.discord.world, s.caseChannels.casesChannel, s.guild.id, null);
  const { thread } = await reported(s, s.mira);
  expect(cardIn(s, thread).text).toContain(withheld.inForum);
  expect({ name: thread.name, tags: tagsOf(s, thread) }).toEqual({ name: 'C-0001', tags: [] });
  await addsTo(s.mira, 'C-0001', { text: 'He wrote again.' });
  await quiet(s);
  expect(s.sol.seesNothingOf('wrote again')).toBe(true);
  await s.imke.presses(withheld.show, { on: cardIn(s, thread) });

  expect(shownTo(s.imke).text).toContain('> He keeps following me.');
});

it('takes everything back at the next step when a party has joined the team', async () => {
  const s = await onlookers({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  expect(s.tobin.canSee(thread)).toBe(false);
  const tobin = s.guild.members.get(s.tobin.id);
  if (tobin !== undefined) updateMember(s.discord.world, s.guild, tobin, { roles: s.settings.staffRoles });
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await quiet(s);

  expect(s.tobin.sees(thread)[0]?.text).toContain(withheld.inForum);
  expect(s.tobin.seesNothingOf('following')).toBe(true);
  expect({ name: thread.name, tags: tagsOf(s, thread) }).toEqual({ name: 'C-0001', tags: [] });
});
