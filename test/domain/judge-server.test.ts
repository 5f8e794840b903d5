import { expect, it } from 'vitest';
import { beforeCreating, judgeServer } from '../../src/domain/judge-server.ts';
import { channelKinds, Settings } from '../../src/domain/settings.ts';
import {
  channelIdOf,
  channelView,
  guildId,
  healthySettings,
  healthyView,
  leaderRole,
  memberRole,
  roleView,
  staffRole,
  withRole,
} from '../support/server-view.ts';

const cases = { kind: 'casesChannel', channelId: channelIdOf('casesChannel') } as const;
const restricted = { kind: 'restrictedChannel', channelId: channelIdOf('restrictedChannel') } as const;
const hidden = channelKinds.filter((kind) => kind !== 'contactChannel');

it('finds nothing on a server set up as planned', () => {
  expect(judgeServer(healthyView(), healthySettings)).toEqual([]);
});

it('names everything a fresh server still has to choose', () => {
  const found = judgeServer(healthyView(), Settings.parse({}));

  expect(found.map((finding) => finding.what === 'not-chosen' && finding.setting)).toEqual([
    'staffRoles',
    'leaderRoles',
    ...channelKinds,
  ]);
});

it('names a role that was deleted', () => {
  const settings = { ...healthySettings, staffRoles: [staffRole, '100000000000000099'] };

  expect(judgeServer(healthyView(), settings)).toEqual([
    { level: 'missing', what: 'role-gone', setting: 'staffRoles', roleId: '100000000000000099' },
  ]);
});

it('refuses @everyone as staff', () => {
  const settings = { ...healthySettings, staffRoles: [guildId] };
  const found = judgeServer(healthyView(), settings);

  expect(found).toContainEqual({ level: 'missing', what: 'role-is-everyone', setting: 'staffRoles' });
});

it('refuses a role of an integration as leader', () => {
  const view = healthyView({ roles: [roleView(leaderRole, { isManaged: true })] });

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'missing', what: 'role-is-managed', setting: 'leaderRoles', roleId: leaderRole },
  ]);
});

it('names a channel that was deleted', () => {
  const settings = { ...healthySettings, casesChannel: '100000000000000098' };

  expect(judgeServer(healthyView(), settings)).toEqual([
    { level: 'missing', what: 'channel-gone', kind: 'casesChannel', channelId: '100000000000000098' },
  ]);
});

it('refuses a forum where a text channel has to be, and says which fits', () => {
  const view = healthyView({ channels: [channelView('restrictedChannel', { type: 'forum' })] });

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'missing', what: 'channel-unfit', fitting: ['text'], ...restricted },
  ]);
});

it('refuses one channel for cases and restricted cases', () => {
  const settings = { ...healthySettings, restrictedChannel: cases.channelId };

  expect(judgeServer(healthyView(), settings)).toEqual([
    {
      level: 'missing',
      what: 'channel-twice',
      kinds: ['casesChannel', 'restrictedChannel'],
      channelId: cases.channelId,
    },
  ]);
});

it.each(hidden)('refuses a %s that @everyone can see, once and not once per role', (kind) => {
  const everyone = withRole(kind, guildId, ['ViewChannel']);
  const open = { ...everyone, roles: new Map([...everyone.roles, [memberRole, ['ViewChannel'] as const]]) };
  const found = judgeServer(healthyView({ channels: [open] }), healthySettings);

  expect(found).toEqual([{ level: 'missing', what: 'everyone-sees', kind, channelId: channelIdOf(kind) }]);
});

it.each(hidden)('refuses a %s that a role outside the team can see', (kind) => {
  const view = healthyView({ channels: [withRole(kind, memberRole, ['ViewChannel'])] });

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'missing', what: 'role-sees', roleId: memberRole, kind, channelId: channelIdOf(kind) },
  ]);
});

it('does not blame a channel for administrators, who see everything anyway', () => {
  const view = healthyView({
    roles: [roleView(memberRole, { permissions: ['Administrator'] })],
    channels: [withRole('casesChannel', memberRole, ['ViewChannel', 'ManageThreads'])],
  });

  expect(judgeServer(view, healthySettings)).toEqual([]);
});

it('warns of another bot and of people let in by name, without refusing', () => {
  const seen = withRole('archiveChannel', memberRole, ['ViewChannel']);
  const view = healthyView({
    roles: [roleView(memberRole, { isManaged: true, cameWith: 'another-bot' })],
    channels: [{ ...seen, peopleLetIn: ['100000000000000050', '100000000000000051'] }],
  });
  const place = { kind: 'archiveChannel', channelId: channelIdOf('archiveChannel') };

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'warning', what: 'role-sees', roleId: memberRole, ...place },
    { level: 'warning', what: 'person-sees', userId: '100000000000000051', ...place },
  ]);
});

it('names the permissions the bot lacks in a channel', () => {
  const view = healthyView({ channels: [channelView('staffChannel', { bot: ['ReadMessageHistory'] })] });

  expect(judgeServer(view, healthySettings)).toEqual([
    {
      level: 'missing',
      what: 'bot-lacks',
      permissions: ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles'],
      grantIn: 'channel',
      kind: 'staffChannel',
      channelId: channelIdOf('staffChannel'),
    },
  ]);
});

it('sends to the server settings for what the bot lacks everywhere', () => {
  const bot = channelView('archiveChannel').bot.filter((name) => name !== 'ManageThreads');
  const view = { ...healthyView({ channels: [channelView('archiveChannel', { bot })] }), bot };

  expect(judgeServer(view, healthySettings)[0]).toMatchObject({ permissions: ['ManageThreads'], grantIn: 'server' });
});

it('warns of a staff role with Administrator, and does not also list what follows from it', () => {
  const view = healthyView({ roles: [roleView(staffRole, { permissions: ['Administrator'] })] });

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'warning', what: 'role-is-administrator', roleId: staffRole },
  ]);
});

it('warns of a role that opens every private thread, also of one outside the team', () => {
  const contact = { kind: 'contactChannel', channelId: channelIdOf('contactChannel') } as const;
  const view = healthyView({
    channels: [
      withRole('casesChannel', staffRole, [
        'ViewChannel',
        'ReadMessageHistory',
        'SendMessagesInThreads',
        'ManageThreads',
      ]),
      withRole('contactChannel', memberRole, ['ViewChannel', 'ManageThreads']),
    ],
  });

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'warning', what: 'role-opens-threads', roleId: staffRole, channels: [cases] },
    { level: 'warning', what: 'role-opens-threads', roleId: memberRole, channels: [contact] },
  ]);
});

it('warns when a role of the team cannot work in a channel of the team', () => {
  const view = healthyView({ channels: [withRole('casesChannel', leaderRole, ['ReadMessageHistory'])] });

  expect(judgeServer(view, healthySettings)).toEqual([
    {
      level: 'warning',
      what: 'team-lacks',
      roleId: leaderRole,
      permissions: ['ViewChannel', 'SendMessagesInThreads'],
      ...cases,
    },
  ]);
});

it('warns when members could not answer in the contact channel, or could write to all', () => {
  const contact = { kind: 'contactChannel', channelId: channelIdOf('contactChannel') } as const;
  const view = healthyView({
    channels: [withRole('contactChannel', guildId, ['ViewChannel', 'ReadMessageHistory', 'SendMessages'])],
  });

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'warning', what: 'members-lack', permissions: ['SendMessagesInThreads'], ...contact },
    { level: 'warning', what: 'members-may', permissions: ['SendMessages'], ...contact },
  ]);
});

it('hints at staff who see no staff commands, and at roles that cannot be pinged', () => {
  const view = healthyView({ roles: [roleView(staffRole, { permissions: [], mentionable: false })] });

  expect(judgeServer(view, healthySettings)).toEqual([
    { level: 'hint', what: 'commands-hidden', roleId: staffRole },
    { level: 'hint', what: 'role-not-pingable', roleId: staffRole },
  ]);
});

it('needs no pingable role where the bot may ping all', () => {
  const needs = channelView('casesChannel').bot;
  const view = healthyView({
    roles: [roleView(staffRole, { mentionable: false })],
    channels: [channelView('casesChannel', { bot: [...needs, 'MentionEveryone'] })],
  });

  expect(judgeServer(view, healthySettings)).toEqual([]);
});

it('warns when nobody has a leader role, but not before the staff are known', () => {
  const leaderless = { ...healthyView(), staff: [{ userId: '100000000000000050', isLeader: false }] };

  expect(judgeServer(leaderless, healthySettings)).toEqual([{ level: 'warning', what: 'nobody-leads' }]);
  expect(judgeServer({ ...leaderless, staff: null }, healthySettings)).toEqual([]);
});

it('puts the gravest first', () => {
  const view = healthyView({
    roles: [roleView(staffRole, { permissions: [] })],
    channels: [withRole('casesChannel', leaderRole, []), channelView('coldChannel', { type: 'other' })],
  });

  expect(judgeServer(view, healthySettings).map((finding) => finding.level)).toEqual(['missing', 'warning', 'hint']);
});

it('creates nothing before roles are chosen and the bot holds what it has to give', () => {
  const view = { ...healthyView(), bot: healthyView().bot.filter((name) => name !== 'ManageChannels') };

  expect(beforeCreating(view, Settings.parse({ staffRoles: [guildId] }))).toEqual([
    { level: 'missing', what: 'not-chosen', setting: 'leaderRoles' },
    { level: 'missing', what: 'role-is-everyone', setting: 'staffRoles' },
    { level: 'missing', what: 'bot-lacks-in-server', permissions: ['ManageChannels'] },
  ]);
});
