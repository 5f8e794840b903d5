import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import type { Person } from '../support/discord-server/people/person.ts';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { empower, newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { cardIn, quiet, referenceIn, reported, reports, shownTo, threadOf } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';

afterEach(closeScenes);

const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';
const withheldText =
  'This thread holds the reference alone: somebody who is part of the case could read along here, because their role has *Administrator* or *Manage Threads*, or because they own the server.';

/** Lets somebody open every private thread of the restricted channel without being an administrator. */
function manageThreadsHere(s: Onlookers, person: Person): void {
  for (const channel of [s.caseChannels.casesChannel, s.caseChannels.restrictedChannel]) {
    const allow = PermissionFlagsBits.ManageThreads | PermissionFlagsBits.ViewChannel;
    setOverwrites(s.discord.world, channel, [
      ...channel.permission_overwrites,
      { id: person.id, type: 1, allow, deny: 0n },
    ]);
  }
}

/** Somebody of the case to whom Discord shows every thread. */
const powerful: [string, (s: Onlookers) => Person, (s: Onlookers) => { by: Person; about: Person; form?: Form }][] = [
  [
    'an administrator of the staff who is reported',
    (s) => (empower(s, s.rowan, PermissionFlagsBits.Administrator), s.rowan),
    (s) => ({ by: s.mira, about: s.rowan }),
  ],
  [
    'a staff member with Manage Threads whom the text names',
    (s) => (manageThreadsHere(s, s.rowan), s.rowan),
    (s) => ({ by: s.mira, about: s.tobin, form: { description: 'Rowan knows.' } }),
  ],
  ['an administrator outside the team who is reported', (s) => s.ada, (s) => ({ by: s.mira, about: s.ada })],
  ['an administrator outside the team who reports', (s) => s.ada, (s) => ({ by: s.ada, about: s.tobin })],
  [
    'an administrator outside the team who was harmed',
    (s) => s.ada,
    (s) => ({ by: s.mira, about: s.tobin, form: { harmed: s.ada.mention } }),
  ],
  ['the owner who is reported', (s) => s.ownerPerson, (s) => ({ by: s.mira, about: s.ownerPerson })],
  [
    'a member with Manage Threads here who is reported',
    (s) => (manageThreadsHere(s, s.max), s.max),
    (s) => ({ by: s.mira, about: s.max }),
  ],
];

it.each(powerful)('shows in the thread the reference alone to %s', async (_who, choose, plan) => {
  const s = await onlookers();
  const person = choose(s);
  const { by, about, form = {} } = plan(s);
  const read = await newlyRead([person], async () => {
    await reports(by, { member: about }, form);
    await quiet(s);
  });
  const reference = referenceIn(shownTo(by));
  const { components, buttons } = shownTo(by);
  const own = by === person ? [...components.map(({ content }) => content), ...buttons.map(({ label }) => label)] : [];
  const inThread = [...(read[person.name] ?? [])].filter((text) => !own.includes(text));

  expect(threadOf(s, reference).name).toBe(reference);
  expect(inThread.slice(0, 6)).toEqual([
    reference,
    `## ${reference}`,
    withheldText,
    'To work on it here, take that permission from them in this channel. Until then, the button shows the case to you alone.',
    'Show me the case',
    'What to change',
  ]);
  expect(inThread.slice(6).every((text) => text.startsWith(`**${reference}** · A `))).toBe(true);
  expect(inThread).toHaveLength(7);
});

it('shows the withheld case to allowed staff by its button, and to the recused nothing', async () => {
  const s = await onlookers();
  empower(s, s.rowan, PermissionFlagsBits.Administrator);
  const { thread, reference } = await reported(s, s.mira, { about: { member: s.rowan } });
  await s.imke.presses('Show me the case', { on: cardIn(s, thread) });
  expect(shownTo(s.imke).ephemeral).toBe(true);
  expect(shownTo(s.imke).text).toContain('> He keeps following me.');
  await s.rowan.presses('Show me the case', { on: cardIn(s, thread) });
  expect(shownTo(s.rowan).text).toBe(noSuchCase);
  await s.rowan.runs('/case view', {}, { in: thread });
  expect(shownTo(s.rowan).text).toBe(noSuchCase);
  await s.rowan.runs('/case view', { case: reference }, { in: thread });

  expect(shownTo(s.rowan).text).toBe(noSuchCase);
});

it('shows the withheld case to no administrator outside the team', async () => {
  const s = await onlookers();
  const { thread } = await reported(s, s.mira, { about: { member: s.ada } });
  await s.ada.presses('Show me the case', { on: cardIn(s, thread) });

  expect(shownTo(s.ada).text).toBe('This is for the Security team. To tell the team something, use `/report`.');
});

it('withholds the card when it is drawn anew after the person gained the power', async () => {
  const s = await onlookers();
  s.mira.closesDms();
  const { ack, thread } = await reported(s, s.mira, { about: { member: s.rowan } });
  expect(cardIn(s, thread).text).toContain('> He keeps following me.');
  const [rowan, ada] = [s.rowan, s.ada].map(({ id }) => s.guild.members.get(id));
  if (rowan !== undefined)
    updateMember(s.discord.world, s.guild, rowan, { roles: [...rowan.roles, ...(ada?.roles ?? [])] });
  await s.mira.presses('Send me a copy by direct message', { on: ack });
  await quiet(s);

  expect(cardIn(s, thread).text).toContain(withheldText);
});

it('names a confidential reporter to leaders by a button, and puts each look on record', async () => {
  const s = await onlookers();
  const form = { boxes: ['Keep my name from the team'] };
  const { thread, reference, ack } = await reported(s, s.mira, { form });
  const caseId = ack.buttons[0]?.customId?.split(':')[1] ?? '';
  s.discord.gateway.duplicateEvents('INTERACTION_CREATE');
  await s.halvard.presses('Who reported', { on: cardIn(s, thread) });
  await quiet(s);
  const looks = (await s.bot.stores.cases.history(caseId)).filter(({ event }) => event.type === 'reporter-looked-at');

  expect(shownTo(s.halvard).text).toBe(`**Reported by:** mira (\`${s.mira.id}\`)\nThat you looked is on record.`);
  expect(looks.map(({ actorId }) => actorId)).toEqual([s.halvard.id]);
  expect(s.ownerPerson.seesNothingOf(s.mira.user.username)).toBe(true);
  expect(thread.name).toBe(reference);
});
