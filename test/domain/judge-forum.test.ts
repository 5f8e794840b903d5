import { expect, it } from 'vitest';
import { planFor } from '../../src/domain/channel-plan.ts';
import { judgeServer } from '../../src/domain/judge-server.ts';
import type { PermissionName } from '../../src/domain/permission.ts';
import type { ChannelView } from '../../src/domain/setup-finding.ts';
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
} from '../support/server-view.ts';

const cases = { kind: 'casesChannel', channelId: channelIdOf('casesChannel') } as const;
const seeing: PermissionName[] = ['ViewChannel'];
const none: PermissionName[] = [];

/** A forum for cases as the plan wants it, with changes, and what some roles can do there. */
function forum(changes: Partial<ChannelView> = {}, roles: [string, PermissionName[]][] = []): ChannelView {
  const plan = planFor('casesChannel', 'forum');
  if (plan === null) throw new Error('A forum does not fit');
  const team = [...plan.team.allow];
  const all = new Map([[guildId, none], [memberRole, none], [staffRole, team], [leaderRole, team], ...roles]);
  return { ...channelView('casesChannel'), type: 'forum', bot: plan.botNeeds, roles: all, ...changes };
}

const found = (channel: ChannelView, roles: Parameters<typeof healthyView>[0] = {}) =>
  judgeServer(healthyView({ ...roles, channels: [channel] }), healthySettings);

it('finds nothing wrong with a forum that only the team sees', () => {
  expect(found(forum())).toEqual([]);
});

it.each([
  ['@everyone', forum({}, [[guildId, seeing]]), { what: 'everyone-sees' }],
  ['a role outside the team', forum({}, [[memberRole, seeing]]), { what: 'role-sees', roleId: memberRole }],
  ['somebody let in by name', forum({ peopleLetIn: ['9'] }), { what: 'person-sees', userId: '9' }],
])('refuses a forum that %s can see', (_who, channel, finding) => {
  expect(found(channel)).toEqual([{ level: 'missing', ...finding, ...cases }]);
});

it('wants what a post takes, and no private threads', () => {
  const bot = forum().bot.filter((name) => name !== 'SendMessages');

  expect(forum().bot).not.toContain('CreatePrivateThreads');
  expect(found(forum({ bot }))).toEqual([
    { level: 'missing', what: 'bot-lacks', permissions: ['SendMessages'], grantIn: 'channel', ...cases },
  ]);
});

it('lets moderators manage posts: that opens nothing in a forum', () => {
  const role = roleView('100000000000000009', { permissions: ['ManageThreads', 'ModerateMembers'] });
  const mighty: PermissionName[] = ['ManageThreads', ...forum().bot];

  expect(found(forum({}, [[staffRole, mighty]]), { roles: [role] })).toEqual([]);
});

it('tells kindly what the tags cannot say', () => {
  const tags = { missing: ['New'], withoutTag: ['Cold'] };

  expect(found(forum({ tags }))).toEqual([
    { level: 'warning', what: 'tags-not-made', tags: ['New'], ...cases },
    { level: 'hint', what: 'tags-no-room', tags: ['Cold'], ...cases },
  ]);
  expect(found(forum({ tags: { missing: ['New'], withoutTag: [] }, bot: [...forum().bot, 'ManageChannels'] }))).toEqual(
    [],
  );
});

it.each(['archiveChannel', 'coldChannel'] as const)('refuses the forum for cases as %s too', (kind) => {
  const settings = { ...healthySettings, [kind]: cases.channelId };
  const findings = judgeServer(healthyView({ channels: [forum()] }), settings);

  expect(findings[0]).toMatchObject({ what: 'channel-twice', kinds: ['casesChannel', kind] });
});
