import type { PermissionName } from './permission.ts';
import type { ChannelKind } from './settings.ts';
import { channelKinds } from './settings.ts';

/** The kinds of Discord channels that Casekeeper works in. */
export type ChannelType = 'text' | 'forum';

/** What an overwrite grants and takes away. */
export interface Grants {
  allow: readonly PermissionName[];
  deny: readonly PermissionName[];
}

/** One channel as setup makes it, and as the check wants it to be (SPEC 4.1, 13). */
export interface ChannelPlan {
  type: ChannelType;
  name: string;
  topic: string;
  /** Members must not see anything of it. */
  hidden: boolean;
  /** Holds private threads: Manage Threads would open every one of them (SPEC 4.1). */
  privateThreads: boolean;
  everyone: Grants;
  /** Staff and leader roles alike: who may read a case is decided by its thread, not by its channel. */
  team: Grants;
  /** What the bot cannot do its work without. */
  botNeeds: readonly PermissionName[];
}

const read = ['ViewChannel', 'ReadMessageHistory'] as const;
const talk = ['SendMessagesInThreads', 'EmbedLinks', 'AttachFiles'] as const;
const startThreads = ['CreatePublicThreads', 'CreatePrivateThreads'] as const;

/** Send Messages everywhere: without it Discord takes files and embeds away as well, and a forum takes no post. */
const botEverywhere = [...read, 'SendMessages', 'EmbedLinks', 'AttachFiles'] as const;
const botInThreads = [...botEverywhere, 'SendMessagesInThreads', 'ManageThreads', 'ManageMessages'] as const;

const hiddenFromMembers: Grants = { allow: [], deny: ['ViewChannel'] };

/** Cases: nobody writes beside the threads, nobody but the bot opens, closes or looks into all of them. */
const caseRoom = {
  type: 'text',
  hidden: true,
  privateThreads: true,
  everyone: { allow: [], deny: ['ViewChannel', 'ManageThreads'] },
  team: { allow: [...read, ...talk], deny: ['SendMessages', ...startThreads, 'ManageThreads'] },
  botNeeds: [...botInThreads, 'CreatePrivateThreads'],
} as const;

/** Cases as posts: whoever sees the forum reads every case in it, so that only the team may (SPEC 4.1, 6.3). */
const caseForum: ChannelPlan = {
  type: 'forum',
  name: 'cases',
  topic: 'One post per case. Casekeeper makes the posts and calls the team.',
  hidden: true,
  privateThreads: false,
  everyone: hiddenFromMembers,
  team: { allow: [...read, ...talk], deny: ['SendMessages', 'ManageThreads'] },
  botNeeds: botInThreads,
};

/** Archive and cold cases: only the bot makes posts, staff go on inside them (SPEC 9.5). */
const shelf = {
  type: 'forum',
  hidden: true,
  privateThreads: false,
  everyone: hiddenFromMembers,
  team: { allow: [...read, ...talk], deny: ['SendMessages', 'ManageThreads'] },
  botNeeds: botInThreads,
} as const;

/** Every channel a server has for Casekeeper. */
export const channelPlans: Record<ChannelKind, ChannelPlan> = {
  casesChannel: {
    ...caseRoom,
    name: 'cases',
    topic: 'One private thread per case. Casekeeper makes the threads and brings the team in.',
  },
  restrictedChannel: {
    ...caseRoom,
    name: 'restricted-cases',
    topic: 'Cases that not everybody on the team may see. People are added to each thread one by one.',
  },
  archiveChannel: {
    ...shelf,
    name: 'case-archive',
    topic: 'Closed cases, one post each.',
  },
  coldChannel: {
    ...shelf,
    name: 'cold-cases',
    topic: 'Cases that wait for somebody who no longer answers, one post each.',
  },
  contactChannel: {
    type: 'text',
    name: 'security-team-contact',
    topic: 'When the Security team needs to talk to you, it opens a private thread for you here.',
    hidden: false,
    privateThreads: true,
    everyone: {
      allow: [...read, 'SendMessagesInThreads', 'AttachFiles'],
      deny: ['SendMessages', ...startThreads, 'ManageThreads'],
    },
    team: { allow: [...read], deny: ['ManageThreads'] },
    botNeeds: [...botInThreads, 'CreatePrivateThreads'],
  },
  staffChannel: {
    type: 'text',
    name: 'security-team',
    topic: 'For the Security team: the queue board, and room to talk.',
    hidden: true,
    privateThreads: false,
    everyone: hiddenFromMembers,
    team: { allow: [...read, 'SendMessages', ...talk], deny: [] },
    botNeeds: botEverywhere,
  },
};

/** The kinds of channel that can serve a purpose; the first is the one setup makes. */
export const fittingTypes = (kind: ChannelKind): readonly ChannelType[] =>
  kind === 'casesChannel' ? ['text', 'forum'] : [channelPlans[kind].type];

/** The plan for a channel of this type; null where no such channel fits. */
export function planFor(kind: ChannelKind, type: ChannelType | 'other'): ChannelPlan | null {
  if (channelPlans[kind].type === type) return channelPlans[kind];
  return kind === 'casesChannel' && type === 'forum' ? caseForum : null;
}

/** The category that holds what setup makes. */
export const categoryPlan = {
  name: 'Security team',
  everyone: hiddenFromMembers,
  team: { allow: ['ViewChannel'], deny: [] },
  botNeeds: ['ViewChannel'],
} satisfies Pick<ChannelPlan, 'name' | 'everyone' | 'team' | 'botNeeds'>;

/**
 * What the bot must hold in the whole server to make the channels: nobody can grant or deny in a channel what they do
 * not hold themselves.
 */
export const creatingNeeds: readonly PermissionName[] = [
  ...new Set<PermissionName>([
    'ManageChannels',
    'ManageRoles',
    ...channelKinds.flatMap((kind) => channelPlans[kind].botNeeds),
  ]),
];

/** Purposes that one and the same channel cannot serve: another audience, or threads that would be mistaken (SPEC 6.2, 9.2). */
export const mustDiffer: readonly (readonly [ChannelKind, ChannelKind])[] = [
  ['casesChannel', 'restrictedChannel'],
  ['casesChannel', 'contactChannel'],
  ['casesChannel', 'archiveChannel'],
  ['casesChannel', 'coldChannel'],
  ['restrictedChannel', 'contactChannel'],
  ['contactChannel', 'staffChannel'],
];
