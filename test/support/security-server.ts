import { PermissionFlagsBits } from 'discord.js';
import { invitePermissions } from '../../src/discord/invite-link.ts';
import { channelPlans, planFor } from '../../src/domain/channel-plan.ts';
import type { ChannelType, Grants } from '../../src/domain/channel-plan.ts';
import { channelKinds, Settings } from '../../src/domain/settings.ts';
import type { ChannelKind } from '../../src/domain/settings.ts';
import { openStores } from '../../src/store/open-stores.ts';
import type { Person } from './discord-server/people/person.ts';
import type { DiscordServer } from './discord-server/server.ts';
import { addGuild, memberPermissions } from './discord-server/world/build.ts';
import type { BuiltGuild, GuildPlan } from './discord-server/world/build.ts';
import { addChannel } from './discord-server/world/channels.ts';
import type { Channel, Overwrite } from './discord-server/world/types.ts';

/** A community with a Security team: its people, its roles, and the channels Casekeeper works in. */
export interface SecurityServer extends BuiltGuild {
  /** mira, tobin and sol are members; rowan and imke staff; halvard and ysolde leaders; the owner owns. */
  mira: Person;
  tobin: Person;
  sol: Person;
  rowan: Person;
  imke: Person;
  halvard: Person;
  ysolde: Person;
  ownerPerson: Person;
  caseChannels: Record<ChannelKind, Channel>;
  settings: Settings;
}

/** The two kinds of cases channel, for journeys that must go alike in both: `it.each(caseHomes)`. */
export const caseHomes = ['text', 'forum'] as const satisfies ChannelType[];

export interface SecurityPlan extends Pick<GuildPlan, 'name' | 'botPermissions'> {
  settings?: Partial<Settings>;
  /** A text channel, unless told otherwise. */
  casesIn?: ChannelType;
  /** More permissions for the staff role than a moderator's. */
  staffPermissions?: bigint;
}

const moderator = memberPermissions | PermissionFlagsBits.ModerateMembers;

/** Builds the community in the loopback Discord; `configure` then writes its settings as setup would. */
export function buildSecurityServer(discord: DiscordServer, plan: SecurityPlan = {}): SecurityServer {
  const { world, people } = discord;
  const roles = {
    Security: { permissions: moderator | (plan.staffPermissions ?? 0n) },
    'Security Lead': { permissions: moderator },
  };
  const { settings: wishes, staffPermissions: _taken, casesIn = 'text', ...rest } = plan;
  const built = addGuild(world, {
    name: 'Lantern Hill',
    botPermissions: invitePermissions,
    roles,
    channels: { general: {} },
    ...rest,
  });
  const { Security: staff, 'Security Lead': lead } = built.roles;
  if (staff === undefined || lead === undefined) throw new Error('The roles of the team are missing');
  const person = (name: string, ...given: { id: string }[]) =>
    people.createPerson({ name, guild: built.guild, roles: given });
  const caseChannels = channelsFor(discord, built, { team: [staff.id, lead.id], casesIn });
  const ids = Object.fromEntries(channelKinds.map((kind) => [kind, caseChannels[kind].id]));
  return {
    ...built,
    mira: person('Mira'),
    tobin: person('Tobin'),
    sol: person('Sol'),
    rowan: person('Rowan', staff),
    imke: person('Imke', staff),
    halvard: person('Halvard', lead),
    ysolde: person('Ysolde', lead),
    ownerPerson: people.personOf(built.owner, built.guild),
    caseChannels,
    settings: Settings.parse({ staffRoles: [staff.id], leaderRoles: [lead.id], ...ids, ...wishes }),
  };
}

/** Writes the settings into the database the bot will open. */
export async function configure(
  dataDir: string,
  { guild, settings, owner }: SecurityServer,
  at: number,
): Promise<void> {
  const stores = openStores(dataDir);
  const before = await stores.guilds.settings(guild.id);
  await stores.guilds.saveSettings({ guildId: guild.id, before, after: settings, by: owner.id, at });
  stores.close();
}

function channelsFor(
  discord: DiscordServer,
  { guild, botRole }: BuiltGuild,
  { team, casesIn }: { team: string[]; casesIn: ChannelType },
): Record<ChannelKind, Channel> {
  const make = (kind: ChannelKind): Channel => {
    const plan = kind === 'casesChannel' ? planFor(kind, casesIn) : channelPlans[kind];
    const { type, name, everyone, team: granted, botNeeds } = plan ?? channelPlans[kind];
    const overwrites = [
      overwrite(guild.id, everyone),
      ...team.map((id) => overwrite(id, granted)),
      overwrite(botRole.id, { allow: botNeeds, deny: [] }),
    ];
    const fields = { name, type: type === 'text' ? 0 : 15, permission_overwrites: overwrites };
    return addChannel(discord.world, guild, fields);
  };
  return {
    casesChannel: make('casesChannel'),
    restrictedChannel: make('restrictedChannel'),
    archiveChannel: make('archiveChannel'),
    coldChannel: make('coldChannel'),
    contactChannel: make('contactChannel'),
    staffChannel: make('staffChannel'),
  };
}

const bitsOf = (names: Grants['allow']) => names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
const overwrite = (id: string, { allow, deny }: Grants): Overwrite => ({
  id,
  type: 0,
  allow: bitsOf(allow),
  deny: bitsOf(deny),
});

/** The case threads of a guild, private ones and posts, in the order they were made; without shelf posts. */
export function caseThreads({ guild, caseChannels }: Pick<SecurityServer, 'guild' | 'caseChannels'>): Channel[] {
  const shelves = [caseChannels.archiveChannel.id, caseChannels.coldChannel.id];
  return [...guild.channels.values()].filter(({ type, name, parent_id }) => {
    const isPost = type === 11 && guild.channels.get(parent_id ?? '')?.type === 15;
    return (type === 12 && !name.startsWith('📁')) || (isPost && !shelves.includes(parent_id ?? ''));
  });
}

/** The shelf posts of a guild, in forums and among the restricted threads, in the order they were made. */
export function shelfPosts({ guild, caseChannels }: Pick<SecurityServer, 'guild' | 'caseChannels'>): Channel[] {
  const shelves = [caseChannels.archiveChannel.id, caseChannels.coldChannel.id];
  return [...guild.channels.values()].filter(({ type, name, parent_id }) =>
    type === 12 ? name.startsWith('📁') : type === 11 && shelves.includes(parent_id ?? ''),
  );
}
