import type { PermissionName } from '../../domain/permission.ts';

const names: Record<PermissionName, string> = {
  KickMembers: 'Kick Members',
  BanMembers: 'Ban Members',
  Administrator: 'Administrator',
  ManageChannels: 'Manage Channels',
  ManageRoles: 'Manage Roles',
  ModerateMembers: 'Timeout Members',
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads and Posts',
  CreatePublicThreads: 'Create Public Threads',
  CreatePrivateThreads: 'Create Private Threads',
  ManageThreads: 'Manage Threads',
  ManageMessages: 'Manage Messages',
  EmbedLinks: 'Embed Links',
  AttachFiles: 'Attach Files',
  ReadMessageHistory: 'Read Message History',
  MentionEveryone: 'Mention @everyone, @here, and All Roles',
};

/** What Discord's own settings call each permission, by the name of its bit, so that people find the switch. */
export const permissionNames: Record<string, string> = {
  ...names,
  ViewAuditLog: 'View Audit Log',
  ManageWebhooks: 'Manage Webhooks',
  PinMessages: 'Pin Messages',
};
