import { z } from 'zod';

/** The permissions Casekeeper has an opinion on, by Discord's names for their bits. */
export const PermissionName = z.enum([
  'KickMembers',
  'BanMembers',
  'Administrator',
  'ManageChannels',
  'ManageRoles',
  'ModerateMembers',
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'ManageThreads',
  'ManageMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'MentionEveryone',
]);
export type PermissionName = z.infer<typeof PermissionName>;
