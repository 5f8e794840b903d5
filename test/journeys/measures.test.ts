import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { contactThread } from '../support/contacting.ts';
import { decides, approves } from '../support/deciding.ts';
import type { Deciding } from '../support/deciding.ts';
import { addRole, banUser, removeMember, updateMember } from '../support/discord-server/world/guilds.ts';
import { investigated } from '../support/investigating.ts';
import { cardIn, labelsOn, messagesIn, on, quiet, shownTo } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const notice = 'You cannot write here for a while, because of how you wrote to somebody.';
const timeout: Deciding = {
  finding: 'Confirmed',
  outcome: 'Action on this server',
  measures: [['Timeout', { length: '2d' }]],
  notice,
};
const ban: Deciding = {
  finding: 'Confirmed',
  outcome: 'Ban',
  measures: [['Ban', { delete: 'Keep their messages' }]],
  notice,
};

/** What was done to members, in the order it was done, with the reason the audit log keeps. */
const deeds = ({ discord }: Scene) =>
  discord.requests
    .filter(({ method, route }) => method !== 'GET' && /^\/guilds.*(?:members|bans)/u.test(route ?? ''))
    .map(({ method, route, reason }) => `${method} ${route?.replace('/guilds/:guild', '')} · ${reason}`);

const tobin = (s: Scene) => {
  const member = s.guild.members.get(s.tobin.id);
  if (member === undefined) throw new Error('Tobin is not here');
  return member;
};

it('times somebody out, tells them why, and says on the card that it is done', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  await decides(s, reference, [s.rowan, s.imke], timeout);

  expect(deeds(s)).toEqual(['PATCH /members/:user · case C-0001']);
  expect(Date.parse(tobin(s).communication_disabled_until ?? '')).toBeGreaterThan(s.clock.now() + 47 * 3_600_000);
  const told = [...s.tobin.dms.map(({ text }) => text), ...messagesIn(s, contactThread(s)).map(({ text }) => text)];
  expect(told.filter((text) => text.includes(notice))).toHaveLength(1);
  expect(told.join('\n')).not.toContain('mira');
  expect(cardIn(s, thread).text).toContain('- Timeout for 2 days · done');
});

it('bans once the person is told, after holding them still, and once only', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  await decides(s, reference, [s.rowan, s.imke], ban);
  expect(s.guild.bans.has(s.tobin.id)).toBe(false);
  await approves(s.halvard, reference);
  await quiet(s);
  s.clock.advance(11 * 60_000);
  await quiet(s);

  expect(deeds(s)).toEqual(['PATCH /members/:user · case C-0001', 'PUT /bans/:user · case C-0001']);
  expect(s.guild.bans.has(s.tobin.id)).toBe(true);
  expect(s.tobin.dms.filter(({ text }) => text.includes(notice))).toHaveLength(1);
  expect(cardIn(s, thread).text).toContain('- Ban · done');
});

it('bans by id somebody who has left, and says nothing of a restricted case in the audit log', async () => {
  const s = await scene();
  const { reference } = await investigated(s, { about: { member: s.tobin }, form: { description: 'Imke saw it.' } });
  removeMember(s.discord.world, s.guild, s.tobin.id);
  await decides(s, reference, [s.rowan, s.halvard, s.ysolde], ban);
  s.clock.advance(11 * 60_000);
  await quiet(s);

  expect(deeds(s)).toEqual(['PUT /bans/:user · decision of the team']);
});

it('says what is in the way, and goes on once it is mended', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  const above = addRole(s.discord.world, s.guild, { name: 'Founders', position: 50 });
  updateMember(s.discord.world, s.guild, tobin(s), { roles: [above.id] });
  await decides(s, reference, [s.rowan, s.imke], timeout);
  const line = messagesIn(s, thread).findLast(({ text }) => text.startsWith('⚠️'));
  expect(line?.text).toContain(
    'Timeout for 2 days: did not work, because their highest role is not below that of the bot',
  );
  expect(labelsOn(line ?? shownTo(s.rowan))).toEqual([
    'Try again',
    'I did it by hand',
    'Ask others',
    'Propose to drop it',
  ]);
  expect(deeds(s)).toEqual([]);
  updateMember(s.discord.world, s.guild, tobin(s), { roles: [] });
  await s.imke.presses('Try again', on(line));
  await s.imke.presses('Try again', on(line));
  expect(shownTo(s.imke).text).toContain('That measure is settled, or under way');
  await quiet(s);

  expect(deeds(s)).toEqual(['PATCH /members/:user · case C-0001']);
  expect(cardIn(s, thread).text).toContain('- Timeout for 2 days · done');
});

it('names the permission it lacks, and lets the team settle the measure in another way', async () => {
  const s = await scene({ botPermissions: PermissionFlagsBits.ManageRoles | PermissionFlagsBits.ManageChannels });
  const { reference, thread } = await investigated(s);
  await decides(s, reference, [s.rowan, s.imke], timeout);
  const line = messagesIn(s, thread).findLast(({ text }) => text.startsWith('⚠️'));
  expect(line?.text).toContain('the bot lacks *Timeout Members*');
  await s.rowan.presses('Ask others', on(line));
  await s.rowan.fillsIn({ whom: 'The hosts', until: 'soon' });
  expect(shownTo(s.rowan).text).toContain('“soon” is not a date I understand.');
  expect(shownTo(s.rowan).text).toContain('> The hosts');
  await s.rowan.presses('Propose to drop it', on(line));
  await s.rowan.fillsIn({ reasons: 'He has left.' });
  await quiet(s);
  await approves(s.imke, reference);
  await quiet(s);

  expect(cardIn(s, thread).text).toContain('- Timeout for 2 days · left undone');
  expect(cardIn(s, thread).text).toContain('**Resolved**');
});

it('keeps what a message says before it removes it', async () => {
  const s = await scene();
  const general = s.channels['general'];
  if (general === undefined) throw new Error('There is no #general');
  const message = s.tobin.says('You will regret this.', { in: general });
  const { reference, thread } = await investigated(s);
  const link = `https://discord.com/channels/${s.guild.id}/${general.id}/${message.id}`;
  await decides(s, reference, [s.rowan, s.imke], { ...timeout, measures: [['Remove a message', { link }]] });

  expect(s.discord.world.messagesOf(general.id).has(message.id)).toBe(false);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);
  const kept = (await s.bot.stores.cases.contents(state?.caseId ?? '')).get(state?.actions[0]?.keptId ?? '');
  expect(kept).toContain('You will regret this.');
  expect(cardIn(s, thread).text).toContain('· done');
});

it.each([
  ['Timeout', { length: 'long' }, '“long” is no length of time up to 28 days.'],
  ['Timeout', { length: '29d' }, '“29d” is no length of time up to 28 days.'],
  ['Remove a message', { link: 'https://example.com' }, 'is no link to a message of this server.'],
  ['A condition to keep to', { condition: 'No contact.', until: 'never' }, '“never” is not a date I understand.'],
] as const)('says what is wrong with a measure: %s %j', async (name, form, answer) => {
  const s = await scene();
  const { reference } = await investigated(s);
  await s.rowan.runs('/case decide', { case: reference });
  await s.rowan.selects('What comes of it?', 'Action on this server');
  await s.rowan.selects('Add a measure', name);
  await s.rowan.fillsIn({ ...form });

  expect(shownTo(s.rowan).text).toContain(answer);
  expect(shownTo(s.rowan).text).toContain('**Measures:** none yet');
});

it('takes a ban back by a vote, says which measure it was, and does it once', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  const both = { ...ban, measures: [...(ban.measures ?? []), ['Watchlist', { until: '' }] as [string, Form]] };
  await decides(s, reference, [s.rowan, s.imke, s.halvard], both);
  s.clock.advance(11 * 60_000);
  await quiet(s);
  expect(s.guild.bans.has(s.tobin.id)).toBe(true);

  await s.rowan.runs('/case decide', { case: reference });
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Take back: Ban', 'Take back: Watchlist']);
  await s.rowan.presses('Take back: Ban', on(shownTo(s.rowan)));
  await s.rowan.fillsIn({ reasons: 'It was somebody else.' });
  await quiet(s);
  expect(s.guild.bans.has(s.tobin.id)).toBe(true);
  await approves(s.imke, reference);
  await quiet(s);

  expect(s.guild.bans.has(s.tobin.id)).toBe(false);
  expect(deeds(s).filter((deed) => deed.startsWith('DELETE'))).toEqual(['DELETE /bans/:user · case C-0001']);
  expect(messagesIn(s, thread).find(({ text }) => text.startsWith('↩️'))?.text).toMatch(/is taken back .*\nBan$/u);
  expect(cardIn(s, thread).text).toContain('- Ban · taken back');
  await s.rowan.runs('/case decide', { case: reference });
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Take back: Watchlist']);
});

it('shows what keeps a measure from being taken back, and does it once that is mended', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  await decides(s, reference, [s.rowan, s.imke], timeout);
  const above = addRole(s.discord.world, s.guild, { name: 'Founders', position: 50 });
  updateMember(s.discord.world, s.guild, tobin(s), { roles: [above.id] });
  await s.rowan.runs('/case decide', { case: reference });
  await s.rowan.presses('Take back: Timeout', on(shownTo(s.rowan)));
  await s.rowan.fillsIn({ reasons: 'He has said sorry.' });
  await quiet(s);
  await approves(s.imke, reference);
  await quiet(s);
  expect(cardIn(s, thread).text).toContain('Taking a measure back');
  expect(cardIn(s, thread).text).toContain('- Timeout for 2 days · done');

  updateMember(s.discord.world, s.guild, tobin(s), { roles: [] });
  s.clock.advance(11 * 60_000);
  await quiet(s);
  expect(cardIn(s, thread).text).toContain('- Timeout for 2 days · taken back');
  expect(tobin(s).communication_disabled_until).toBeNull();
});

it.each<[string, (s: Scene) => unknown, string]>([
  [
    'stands above the bot',
    (s) => {
      const above = addRole(s.discord.world, s.guild, { name: 'Founders', position: 50 });
      updateMember(s.discord.world, s.guild, tobin(s), { roles: [above.id] });
    },
    'did not work',
  ],
  ['is banned already', (s) => banUser(s.discord.world, s.guild, s.tobin.user), 'done'],
])('bans nobody twice, and says so, when the person %s', async (_how, before, outcome) => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  before(s);
  await decides(s, reference, [s.rowan, s.imke, s.halvard], ban);
  s.clock.advance(11 * 60_000);
  await quiet(s);

  expect(cardIn(s, thread).text).toContain(`- Ban · ${outcome}`);
});

it('leaves a longer timeout that is there already', async () => {
  const s = await scene();
  const { reference } = await investigated(s);
  const longer = new Date(s.clock.now() + 5 * 86_400_000).toISOString();
  updateMember(s.discord.world, s.guild, tobin(s), { communication_disabled_until: longer });
  await decides(s, reference, [s.rowan, s.imke], timeout);

  expect(Date.parse(tobin(s).communication_disabled_until ?? '')).toBe(Date.parse(longer));
  expect(deeds(s)).toEqual([]);
});
