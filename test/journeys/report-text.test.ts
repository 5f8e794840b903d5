import { afterEach, expect, it } from 'vitest';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import {
  cardIn,
  firstSteps,
  labelsOn,
  messagesIn,
  peopleIn,
  quiet,
  referenceIn,
  reported,
  reports,
  shownTo,
  submitsChanged,
  threadOf,
} from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const limit = 4000;
const filled = (piece: string) =>
  piece
    .repeat(Math.ceil(limit / piece.length))
    .slice(0, limit)
    .trimEnd()
    .padEnd(limit, '.');

/** Texts that try to be more than text. `{tobin}` and `{staff}` become the id of a member and of the staff role. */
const nasty: [string, string][] = [
  [
    'mentions of all kinds',
    '@everyone @here <@{tobin}> <@!{tobin}> <@&{staff}> <#{tobin}> </report:{tobin}> <t:0:R> <id:home>',
  ],
  ['mentions hidden in code', '`<@{tobin}>` ```\n@everyone <@&{staff}>\n``` ````<@{tobin}>````'],
  ['formatting', '# big\n-# small\n> quote\n>>> all\n- one\n* two\n1. three\n**b** __u__ ~~s~~ ||x|| _i_ *i*'],
  [
    'links in disguise',
    '[your bank](https://evil.example/) [a\nb](https://evil.example) <https://x.example> https://a_b_c.example/**x**',
  ],
  ['signs nobody sees', 'evil\u202Egnp.exe\u202C \u200B\u2066x\u2069 a\u0007b\u0000c \u{E0041} so\u00ADft'],
  ['emoji', '👨‍👩‍👧‍👦🏳️‍🌈👍🏽'.repeat(150)],
  ['marks without end', `Z${'\u0351\u0357\u0308'.repeat(1000)}algo`],
  ['backslashes and backticks to the last sign', filled('\\`*_~|')],
  ['four thousand plain signs', filled('He keeps following me. ')],
  ['four thousand mentions', filled('<@{tobin}>@everyone')],
  ['four thousand line breaks', `a${'\n'.repeat(limit - 2)}b`],
  ['the longest card', filled('#\n')],
];

/** What the team can get of a report, byte for byte, by pressing *Whole report*; undefined where there is no button. */
async function wholeReport(s: Scene, person: Person, reference: string): Promise<string | undefined> {
  const card = cardIn(s, threadOf(s, reference));
  if (!card.buttons.some(({ label }) => label === 'Whole report')) return undefined;
  await person.presses('Whole report', { on: card });
  const [file] = shownTo(person).attachments;
  return Buffer.from(s.discord.world.files.get(file?.id ?? '')?.bytes ?? []).toString('utf8');
}

/** Words as the card shows them: without the signs that make them harmless. */
const shownWords = (text: string) => text.replaceAll(/[\\>\s\u200B‹<]/gu, '');

it.each(nasty)('shows as text and nothing else: %s', async (_what, pattern) => {
  const s = await scene();
  const [staff = ''] = s.settings.staffRoles;
  const description = pattern.replaceAll('{tobin}', s.tobin.id).replaceAll('{staff}', staff).slice(0, limit);
  await s.mira.runs('/report', { person: 'night_owl' });
  await submitsChanged(s, s.mira, {}, ({ components }) => {
    const { component } = components[1] ?? {};
    if (typeof component === 'object' && component !== null) Object.assign(component, { value: description });
  });
  await quiet(s);
  const reference = referenceIn(shownTo(s.mira));
  const thread = threadOf(s, reference);

  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
  expect([s.mira, s.tobin, s.sol].flatMap(({ pings }) => pings)).toEqual([]);
  expect([s.rowan, s.halvard].map(({ pings }) => pings.length)).toEqual([1, 0]);
  expect(cardIn(s, thread).message.mentions).toEqual([]);
  const whole = await wholeReport(s, s.rowan, reference);
  expect(whole ?? description).toBe(description);
  const isShownWhole = shownWords(cardIn(s, thread).text).includes(shownWords(description));
  expect(whole !== undefined || isShownWhole).toBe(true);
});

it('keeps an ordinary text as it was written', async () => {
  const s = await scene();
  const description = 'On Monday at 9.30 he wrote: "you know where".\n\nI blocked him; see https://a_b.example/x_y.';
  const { thread } = await reported(s, s.mira, { form: { description } });

  expect(cardIn(s, thread).text).toContain(
    '> On Monday at 9.30 he wrote: "you know where".\n> \n> I blocked him; see https://a_b.example/x_y.',
  );
  expect(labelsOn(cardIn(s, thread))).toEqual(firstSteps);
});

it.each(['@everyone', '<@&1>', '\u202Eevil', '**x** `y` ||z||', '# big', '\u200B', 'x'.repeat(32), '👨‍👩‍👧‍👦'.repeat(3)])(
  'is not fooled by a user name: %j',
  async (name) => {
    const s = await scene();
    s.tobin.user.username = name;
    const member = s.guild.members.get(s.tobin.id);
    if (member !== undefined) updateMember(s.discord.world, s.guild, member, { nick: name });
    const { thread } = await reported(s, s.mira, { form: { harmed: name } });

    expect(cardIn(s, thread).text).toContain(`\`${s.tobin.id}\``);
    expect(cardIn(s, thread).text).not.toMatch(/@everyone|<@|\u202E|\*\*x\*\*|\n# big/u);
    expect(peopleIn(s, thread)).toHaveLength(4);
  },
);

it('keeps Discord’s limits with the longest of everything at once', async () => {
  const s = await scene({ settings: { emergencyText: '*'.repeat(500), outsideContact: '_'.repeat(300) } });
  const proof = Array.from({ length: 10 }, (_, index) => ({
    name: `${'*'.repeat(90)}${index}.txt`,
    bytes: Buffer.alloc(0),
  }));
  const form = {
    description: filled('*'),
    harmed: '*'.repeat(100),
    proof,
    boxes: ['Someone is in danger now', 'Keep my name from the team', 'Somebody of the team must not see this'],
  };
  const reference = referenceIn(await reports(s.mira, { person: '*'.repeat(100) }, form));
  await s.mira.presses('Only the leaders');
  await quiet(s);
  const thread = threadOf(s, reference);

  expect(messagesIn(s, thread)).toHaveLength(2);
  expect(await wholeReport(s, s.halvard, thread.name)).toBe(form.description);
});
