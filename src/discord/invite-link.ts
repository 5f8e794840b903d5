import { PermissionsBitField } from 'discord.js';
import { inviteNeeds } from '../domain/invite-needs.ts';

/** The permissions the bot is invited with, as one number. */
export const invitePermissions: bigint = PermissionsBitField.resolve([...inviteNeeds]);

/** Opens Discord's own dialog that brings the bot to a server, with the permissions it needs and no others. */
export function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${invitePermissions}`;
}
