import { afterEach, expect, it } from 'vitest';
import { cardIn, messagesIn, peopleIn, plainForm, quiet, reported, reports, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import type { OptionValues } from '../support/discord-server/people/command-line.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';

afterEach(closeScenes);

/** The lines of the card that say who is in the case. */
function partiesOn(s: Scene, reference: string): string[] {
  const { text } = cardIn(s, threadOf(s, reference));
  return text.split('\n').filter((line) => /^\*\*(?:Reported by|Harmed|About):/u.test(line));
}

const withRole = (s: Scene, person: { id: string }, roles: string[]) => {
  const member = s.guild.members.get(person.id);
  if (member !== undefined) updateMember(s.discord.world, s.guild, member, { roles });
};

it.each<[string, (s: Scene) => OptionValues, (s: Scene) => string]>([
  ['nobody', () => ({}), () => 'nobody named'],
  [
    'a name',
    () => ({ person: 'the tall one from Discord X' }),
    () => 'the tall one from Discord X (as the reporter wrote it)',
  ],
  ['a raw id', (s) => ({ person: s.tobin.id }), (s) => `tobin (\`${s.tobin.id}\`)`],
  ['a mention', (s) => ({ person: s.tobin.mention }), (s) => `tobin (\`${s.tobin.id}\`)`],
  ['the id of a stranger', () => ({ person: '123456789012345678' }), () => '`123456789012345678`'],
  ['a bot', (s) => ({ member: s.discord.world.bot }), (s) => `casekeeper (\`${s.discord.world.bot.id}\`)`],
  ['oneself', (s) => ({ member: s.mira }), (s) => `mira (\`${s.mira.id}\`)`],
  ['nothing but blanks', () => ({ person: '   ' }), () => 'nobody named'],
])('takes a report about %s', async (_what, about, shown) => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { about: about(s) });

  expect(partiesOn(s, reference)).toEqual([
    `**Reported by:** mira (\`${s.mira.id}\`)`,
    '**Harmed:** the reporter',
    `**About:** ${shown(s)}`,
  ]);
});

it.each<[string, (s: Scene) => string, (s: Scene) => string]>([
  ['a friend by name', () => 'my friend Ana', () => 'my friend Ana (as the reporter wrote it)'],
  ['a member by mention', (s) => s.sol.mention, (s) => `\`${s.sol.id}\``],
  ['a member by id', (s) => ` ${s.sol.id} `, (s) => `\`${s.sol.id}\``],
  ['me', () => 'Me.', () => 'the reporter'],
  ['nothing', () => '', () => 'the reporter'],
])('takes as harmed: %s', async (_what, typed, shown) => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { form: { harmed: typed(s) } });

  expect(partiesOn(s, reference)[1]).toBe(`**Harmed:** ${shown(s)}`);
});

it('keeps both when somebody gives a member and words for them', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin, person: 'he also writes as night_owl' });

  expect(s.mira.modal?.title).toBe('About tobin');
  expect(s.mira.modal?.fields[1]?.value).toBe('he also writes as night_owl\n');
});

it('names the thread after the subject, without signs that reorder or break it', async () => {
  const s = await scene();
  await reported(s, s.mira, { about: { person: '\u202Eevil\u202C\n#general  ``` @everyone' } });

  expect(caseThreads(s)[0]?.name).toBe('C-0001 · Harassment · evil #general ``` @everyone');
});

it('goes on when the reporter leaves before the thread exists', async () => {
  const s = await scene();
  const held = s.discord.faults.next({ method: 'POST', path: '/channels/:id/threads' }, { hold: 'before' });
  const ack = await reports(s.mira, { member: s.tobin });
  await held.reached;
  s.mira.leaves();
  held.release();
  await quiet(s);

  expect(ack.text).toContain('C-0001');
  expect(partiesOn(s, 'C-0001')[0]).toBe(`**Reported by:** mira (\`${s.mira.id}\`)`);
});

it('goes on when the subject leaves before the card is posted', async () => {
  const s = await scene();
  const held = s.discord.faults.next({ method: 'POST', path: '/channels/:id/threads' }, { hold: 'before' });
  await reports(s.mira, { member: s.tobin });
  await held.reached;
  s.tobin.leaves();
  held.release();
  await quiet(s);

  expect(partiesOn(s, 'C-0001')[2]).toBe(`**About:** tobin (\`${s.tobin.id}\`)`);
  expect(s.rowan.pings).toHaveLength(1);
});

it('calls nobody who left the team or the server meanwhile', async () => {
  const s = await scene();
  const held = s.discord.faults.next({ method: 'POST', path: '/channels/:id/threads' }, { hold: 'before' });
  await reports(s.mira, { member: s.tobin });
  await held.reached;
  s.imke.leaves();
  withRole(s, s.ysolde, []);
  held.release();
  await quiet(s);

  expect(peopleIn(s, threadOf(s, 'C-0001'))).toEqual(['Halvard', 'Rowan']);
  expect([s.imke, s.ysolde].flatMap(({ pings }) => pings)).toEqual([]);
});

it('does not call somebody into the thread about them who joined the team meanwhile', async () => {
  const s = await scene();
  const held = s.discord.faults.next({ method: 'POST', path: '/channels/:id/threads' }, { hold: 'before' });
  await reports(s.mira, { member: s.tobin });
  await held.reached;
  withRole(s, s.tobin, s.settings.staffRoles);
  held.release();
  await quiet(s);

  expect(peopleIn(s, threadOf(s, 'C-0001'))).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
  expect(s.tobin.pings).toEqual([]);
  expect(s.tobin.seesNothingOf('C-0001')).toBe(true);
});

it('opens two forms of one member side by side, each with its own person', async () => {
  const s = await scene();
  const { modals } = s.discord.interactions;
  await s.mira.runs('/report', { member: s.tobin });
  const first = modals.get(s.mira.id);
  await reports(s.mira, { member: s.sol });
  if (first !== undefined) modals.set(s.mira.id, first);
  await s.mira.fillsIn(plainForm);
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · sol', 'C-0002 · Harassment · tobin']);
});

it('mentions nobody of the case anywhere in the thread', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira, {
    form: { harmed: s.sol.mention, description: `${s.tobin.mention} did it, ask ${s.sol.mention} @everyone` },
  });

  const mentioned = messagesIn(s, thread).flatMap(({ message }) => message.mentions);
  expect(mentioned.sort()).toEqual([s.halvard.id, s.ysolde.id].sort());
  expect([s.mira, s.tobin, s.sol].flatMap(({ pings }) => pings)).toEqual([]);
});
