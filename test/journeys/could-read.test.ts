import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import type { Person } from '../support/discord-server/people/person.ts';
import type { OptionValues } from '../support/discord-server/people/command-line.ts';
import { empower, newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { plainForm, quiet, reports, shownTo } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { posted } from '../support/reporting-messages.ts';
import { closeScenes } from '../support/scene.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const outside = 'You can also turn to: help@lantern.example';
const settings = { outsideContact: 'help@lantern.example' };

const said = {
  owner: 'The bot shows nothing of your report to the owner of the server.',
  administrator: 'Somebody whom your report is about or names is an administrator of this server',
  bot: 'A bot that is part of your report is an administrator of this server',
  thisBot: 'Your report is about Casekeeper itself',
  runsIt: 'Somebody whom your report is about or names runs Casekeeper, the bot that keeps your report',
};

/** Which of it a member was told at once, and whether with the contact outside. */
function toldTo(person: Person): string[] {
  const { text } = shownTo(person);
  const told = Object.entries(said).flatMap(([what, words]) => (text.includes(words) ? [what] : []));
  return text.includes(outside) ? [...told, 'outside'] : told;
}

/** Discord has told the bot who this member is. */
const met = (s: Onlookers, { id }: Person) =>
  until(() => s.bot.client.guilds.cache.get(s.guild.id)?.members.cache.get(id), 'the member');

const adminBot = (s: Onlookers) => {
  const bot = s.discord.people.createPerson({ name: 'Helper', guild: s.guild });
  bot.user.bot = true;
  empower(s, bot, PermissionFlagsBits.Administrator);
  return bot;
};

const reported: [string, (s: Onlookers) => { by: Person; about: OptionValues }, string[]][] = [
  ['the owner', (s) => ({ by: s.mira, about: { member: s.ownerPerson } }), ['owner', 'outside']],
  [
    'an administrator outside the team',
    (s) => ({ by: s.mira, about: { member: s.ada } }),
    ['administrator', 'outside'],
  ],
  [
    'an administrator by their id, in words',
    (s) => ({ by: s.sol, about: { person: s.ada.mention } }),
    ['administrator', 'outside'],
  ],
  ['a bot that is an administrator', (s) => ({ by: s.mira, about: { member: adminBot(s) } }), ['bot', 'outside']],
  ['somebody with Manage Threads alone', (s) => ({ by: s.mira, about: { member: s.max } }), []],
  ['an ordinary member', (s) => ({ by: s.mira, about: { member: s.tobin } }), []],
  ['an ordinary member, by an administrator', (s) => ({ by: s.ada, about: { member: s.tobin } }), []],
  ['an ordinary member, by the owner', (s) => ({ by: s.ownerPerson, about: { member: s.tobin } }), []],
];

it('says at once who could read a report, and turns to somebody outside', async () => {
  const s = await onlookers({ settings });
  for (const [whom, plan, told] of reported) {
    const { by, about } = plan(s);
    await reports(by, about);
    expect([whom, ...toldTo(by)]).toEqual([whom, ...told]);
  }
});

it('says so of an administrator of the team whom the text names, and of whoever runs the bot', async () => {
  const s = await onlookers({ settings });
  empower(s, s.rowan, PermissionFlagsBits.Administrator);
  s.discord.world.appOwner = s.sol.user;
  await s.restart();
  await reports(s.mira, { member: s.tobin }, { description: 'Rowan laughed.' });
  expect(toldTo(s.mira)).toEqual(['administrator', 'outside']);
  await reports(s.mira, { member: s.sol });
  expect(toldTo(s.mira)).toEqual(['runsIt', 'outside']);
  await reports(s.sol, { member: s.tobin });

  expect(toldTo(s.sol)).toEqual([]);
});

it('knows the author of a message whom the bot had not met before, and a form opened again after a restart', async () => {
  const s = await onlookers({ settings: { ...settings, reportsPerHour: 1 } });
  await reports(s.mira, { member: s.tobin });
  await s.restart();
  await s.mira.usesMessageMenu('Report message', posted(s, s.ada, { content: 'Be quiet.' }));
  await met(s, s.ada);
  await s.mira.fillsIn(plainForm);
  const refused = shownTo(s.mira);
  s.clock.advance(3_600_000);
  await s.restart();
  await s.mira.presses('Open the form again', { on: refused });
  await met(s, s.ada);
  await s.mira.fillsIn();

  expect(toldTo(s.mira)).toEqual(['administrator', 'outside']);
});

it('says of a report that joined another only what it says itself, and shows the person it is about nothing', async () => {
  const s = await onlookers({ settings: { ...settings, reportsPerHour: 1 } });
  await reports(s.mira, { member: s.ownerPerson });
  const danger: Form = { boxes: ['Someone is in danger now'] };
  await reports(s.mira, { member: s.tobin }, { ...danger, description: 'One.' });
  expect(shownTo(s.mira).text).toContain('it was added to **C-0001**');
  expect(toldTo(s.mira)).toEqual([]);
  const read = await newlyRead([s.ada], async () => {
    await reports(s.mira, { member: s.ada }, { ...danger, description: 'Two.' });
    await quiet(s);
  });

  expect(toldTo(s.mira)).toEqual(['administrator', 'outside']);
  expect([...(read.Ada ?? [])].filter((text) => text.includes('Two.'))).toEqual([]);
});
