import { bits, guildPermissions, has } from '../rules/permissions.ts';
import type { AuditEntry, Guild } from './types.ts';
import type { World } from './world.ts';

/** Who did it and why, for the audit log. */
export interface Deed {
  by: string;
  reason?: string | null;
}

export const auditActions = {
  channelCreate: 10,
  channelUpdate: 11,
  channelDelete: 12,
  overwriteCreate: 13,
  overwriteUpdate: 14,
  overwriteDelete: 15,
  memberKick: 20,
  banAdd: 22,
  banRemove: 23,
  memberUpdate: 24,
  memberRoleUpdate: 25,
  roleCreate: 30,
  roleUpdate: 31,
  roleDelete: 32,
  webhookCreate: 50,
  webhookDelete: 52,
  messageDelete: 72,
  messageBulkDelete: 73,
  messagePin: 74,
  messageUnpin: 75,
  threadCreate: 110,
  threadUpdate: 111,
  threadDelete: 112,
} as const;

/** Writes one entry and tells the bot, if it may read the log. Without a deed nothing is written. */
export function writeAudit(world: World, guild: Guild, action: keyof typeof auditActions, entry: AuditInput): void {
  if (entry.deed === undefined) return;
  const written: AuditEntry = {
    id: world.nextId(),
    user_id: entry.deed.by,
    target_id: entry.targetId,
    action_type: auditActions[action],
    reason: entry.deed.reason ?? null,
    changes: entry.changes ?? [],
    options: entry.options ?? {},
  };
  guild.auditLog.push(written);
  if (!has(guildPermissions(world, guild, world.bot.id), bits.ViewAuditLog)) return;
  const d = { ...wireAuditEntry(written), guild_id: guild.id };
  world.emit({ t: 'GUILD_AUDIT_LOG_ENTRY_CREATE', d, guildId: guild.id, channelId: null });
}

export interface AuditInput {
  deed: Deed | undefined;
  targetId: string | null;
  changes?: AuditEntry['changes'];
  options?: Record<string, string>;
}

export function wireAuditEntry(entry: AuditEntry): Record<string, unknown> {
  const { reason, ...rest } = entry;
  return reason === null ? rest : { ...rest, reason };
}
