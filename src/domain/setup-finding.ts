import type { Trouble } from './case.ts';
import type { Effect } from './effect.ts';
import type { ChannelType } from './channel-plan.ts';
import type { PermissionName } from './permission.ts';
import type { ChannelKind } from './settings.ts';

export type RoleSetting = 'staffRoles' | 'leaderRoles';

/** A channel that has a purpose here. */
export interface ChosenChannel {
  kind: ChannelKind;
  channelId: string;
}

/** Something about a server that keeps Casekeeper from doing what it promises, as facts without words (SPEC 12.6). */
export type Fact =
  | { what: 'not-chosen'; setting: RoleSetting | ChannelKind }
  | { what: 'role-gone'; setting: RoleSetting; roleId: string }
  | { what: 'role-is-everyone'; setting: RoleSetting }
  | { what: 'role-is-managed'; setting: RoleSetting; roleId: string }
  | ({ what: 'channel-gone' } & ChosenChannel)
  | ({ what: 'channel-unfit'; fitting: readonly ChannelType[] } & ChosenChannel)
  | { what: 'channel-twice'; kinds: readonly [ChannelKind, ChannelKind]; channelId: string }
  | ({ what: 'everyone-sees' } & ChosenChannel)
  | ({ what: 'role-sees'; roleId: string } & ChosenChannel)
  | ({ what: 'person-sees'; userId: string } & ChosenChannel)
  | ({ what: 'bot-lacks'; permissions: PermissionName[]; grantIn: 'channel' | 'server' } & ChosenChannel)
  | { what: 'bot-lacks-in-server'; permissions: PermissionName[] }
  | { what: 'bot-lacks-for-measures'; permissions: PermissionName[] }
  | { what: 'role-is-administrator'; roleId: string }
  | { what: 'role-opens-threads'; roleId: string; channels: ChosenChannel[] }
  | ({ what: 'team-lacks'; roleId: string; permissions: PermissionName[] } & ChosenChannel)
  | ({ what: 'tags-no-room'; tags: readonly string[] } & ChosenChannel)
  | ({ what: 'tags-not-made'; tags: readonly string[] } & ChosenChannel)
  | ({ what: 'members-lack'; permissions: PermissionName[] } & ChosenChannel)
  | ({ what: 'members-may'; permissions: PermissionName[] } & ChosenChannel)
  | { what: 'commands-hidden'; roleId: string }
  | { what: 'role-not-pingable'; roleId: string }
  | { what: 'nobody-leads' };

/** `missing` keeps setup from finishing, `warning` should be mended, `hint` is good to know. */
export type Finding = Fact & { level: 'missing' | 'warning' | 'hint' };

const mendable = new Set<Fact['what']>([
  'everyone-sees',
  'role-sees',
  'team-lacks',
  'members-lack',
  'members-may',
  'role-opens-threads',
]);

/** Whether the bot could put this right itself by setting permissions in the chosen channels. */
export const canBeMended = (findings: readonly Finding[]): boolean => findings.some(({ what }) => mendable.has(what));

/** Things owed to Discord that cannot be done for now, without any case (SPEC 12.6). */
export interface OutboxTrouble {
  kind: Effect['kind'];
  state: 'failed' | 'dead';
  count: number;
  problem: Trouble['problem'];
  permission: string | null;
  channelId: string | null;
}

/** A role as Discord has it now. */
export interface RoleView {
  roleId: string;
  /** @everyone itself. */
  isEveryone: boolean;
  /** Kept by an integration: nobody can give it to people by hand. */
  isManaged: boolean;
  /** The role a bot came with: this one, or another. */
  cameWith: 'this-bot' | 'another-bot' | null;
  mentionable: boolean;
  /** In the whole server, with what @everyone has. */
  permissions: readonly PermissionName[];
}

/** A channel as Discord has it now, with what each can do there. */
export interface ChannelView {
  channelId: string;
  type: ChannelType | 'other';
  bot: readonly PermissionName[];
  /** By role id; @everyone under the server's own id. */
  roles: ReadonlyMap<string, readonly PermissionName[]>;
  /** People who were let in by name, the bot left out. */
  peopleLetIn: readonly string[];
  /** Of a forum for cases: tags still to be made, and what none can say because the forum is full. */
  tags?: { missing: readonly string[]; withoutTag: readonly string[] };
}

/** What the check looks at: the server as it is at this moment. */
export interface ServerView {
  guildId: string;
  bot: readonly PermissionName[];
  roles: ReadonlyMap<string, RoleView>;
  channels: ReadonlyMap<string, ChannelView>;
  /** The staff directory; null while it is not known yet. */
  staff: readonly { userId: string; isLeader: boolean }[] | null;
}
