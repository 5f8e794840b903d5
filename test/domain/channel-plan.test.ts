import { expect, it } from 'vitest';
import { categoryPlan, channelPlans, creatingNeeds, mustDiffer } from '../../src/domain/channel-plan.ts';
import type { PermissionName } from '../../src/domain/permission.ts';
import { channelKinds } from '../../src/domain/settings.ts';

const hidden = channelKinds.filter((kind) => kind !== 'contactChannel');

it.each(hidden)('hides the %s from everyone but the team', (kind) => {
  const { hidden: isHidden, everyone, team } = channelPlans[kind];

  expect(isHidden).toBe(true);
  expect(everyone.allow).toEqual([]);
  expect(everyone.deny).toContain('ViewChannel');
  expect(team.allow).toContain('ViewChannel');
});

it('hides the category from everyone, so that a channel without overwrites is hidden too', () => {
  expect(categoryPlan.everyone).toEqual({ allow: [], deny: ['ViewChannel'] });
});

it('lets members see the contact channel and write in their threads only', () => {
  const { everyone } = channelPlans.contactChannel;

  expect(everyone.allow).toEqual(expect.arrayContaining(['ViewChannel', 'SendMessagesInThreads']));
  expect(everyone.deny).toEqual(
    expect.arrayContaining(['SendMessages', 'CreatePublicThreads', 'CreatePrivateThreads', 'ManageThreads']),
  );
});

it.each(['casesChannel', 'restrictedChannel', 'contactChannel'] as const)(
  'denies Manage Threads in the %s to the team and to everyone: it opens every private thread',
  (kind) => {
    const { privateThreads, everyone, team } = channelPlans[kind];

    expect(privateThreads).toBe(true);
    expect(team.deny).toContain('ManageThreads');
    expect(everyone.deny).toContain('ManageThreads');
  },
);

it.each(['casesChannel', 'restrictedChannel'] as const)(
  'lets staff talk in the threads of the %s, not beside',
  (kind) => {
    const { team } = channelPlans[kind];

    expect(team.allow).toEqual(
      expect.arrayContaining(['SendMessagesInThreads', 'AttachFiles', 'ReadMessageHistory'] satisfies PermissionName[]),
    );
    expect(team.deny).toContain('SendMessages');
  },
);

it.each(channelKinds)('never allows and denies the same thing in the %s', (kind) => {
  const { everyone, team } = channelPlans[kind];

  for (const { allow, deny } of [everyone, team]) expect(allow.filter((name) => deny.includes(name))).toEqual([]);
});

it.each(channelKinds)('needs nothing in the %s that the bot could not give itself there', (kind) => {
  expect(creatingNeeds).toEqual(expect.arrayContaining([...channelPlans[kind].botNeeds]));
});

it('never asks for Administrator', () => {
  expect(creatingNeeds).not.toContain('Administrator');
});

it('keeps cases, restricted cases and contact apart', () => {
  expect(mustDiffer).toEqual(
    expect.arrayContaining([
      ['casesChannel', 'restrictedChannel'],
      ['casesChannel', 'contactChannel'],
      ['restrictedChannel', 'contactChannel'],
    ]),
  );
});

it.each(channelKinds)('names the %s as Discord would write it', (kind) => {
  expect(channelPlans[kind].name).toMatch(/^[a-z-]{1,100}$/u);
  expect(channelPlans[kind].topic.length).toBeLessThanOrEqual(1024);
});
