import { ChannelType, PermissionFlagsBits, ThreadChannel } from 'discord.js';
import type { Guild, GuildMember } from 'discord.js';
import { isBarred } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import { judgeServer } from '../../domain/judge-server.ts';
import { barredIn } from '../../domain/readers/decide-readers.ts';
import type { Finding } from '../../domain/setup-finding.ts';
import { isGone } from '../discord-error.ts';
import { viewCached } from '../setup-check.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';

const readsEveryThread = [PermissionFlagsBits.Administrator, PermissionFlagsBits.ManageThreads];

/** A thread, or the place where one is going to be. */
export type Place = Pick<ThreadChannel, 'guild' | 'parent' | 'client'>;

export const isForum = ({ parent }: Pick<Place, 'parent'>): boolean => parent?.type === ChannelType.GuildForum;

/**
 * True where the case must not be told: a party or a recused person could read along, or, in a forum, somebody who is
 * not of the team (SPEC 6.3, 6.4).
 */
export async function isOpen(delivery: Delivery, place: Place, { state, settings }: CaseView): Promise<boolean> {
  if ((await whoCouldRead(place, state)).length > 0) return true;
  if (place.parent?.type !== ChannelType.GuildForum) return false;
  const staff = await delivery.stores.guilds.staff(state.guildId);
  const asCases = { ...settings, casesChannel: place.parent.id };
  const findings = judgeServer(await viewCached(place.parent, asCases, staff), asCases);
  return findings.some((finding) => 'kind' in finding && finding.kind === 'casesChannel' && opensIt(finding));
}

/** Another bot that looks in is no person; it is a warning of `/setup check`. */
export function opensIt({ what, level }: Finding): boolean {
  return what === 'everyone-sees' || what === 'person-sees' || (what === 'role-sees' && level === 'missing');
}

/**
 * Parties and recused people to whom Discord would show this thread whether or not they are in it, but those of whom a
 * leader has accepted it (SPEC 6.4).
 */
async function whoCouldRead(thread: Place, state: CaseState): Promise<string[]> {
  const accepted = new Set(state.acceptedReaderIds);
  return await readersAmong(
    thread,
    barredIn(state).filter((userId) => !accepted.has(userId)),
  );
}

/** Those of them to whom Discord would show this thread. */
export async function readersAmong(thread: Place, userIds: string[]): Promise<string[]> {
  // A report about this very bot is read by it all the same.
  const others = userIds.filter((userId) => userId !== thread.client.user.id);
  const readers = await Promise.all(others.map(async (userId) => ((await couldRead(thread, userId)) ? [userId] : [])));
  return readers.flat();
}

/** True while somebody who is part of the case, or recused, could read along: by a permission, or by being in it. */
export async function isOpenToOthers(delivery: Delivery, place: Place, view: CaseView): Promise<boolean> {
  if (await isOpen(delivery, place, view)) return true;
  if (!(place instanceof ThreadChannel)) return false;
  const members = await place.members.fetch({ cache: false });
  return members.some(({ id }) => id !== place.client.user.id && isBarred(view.state, id));
}

/** A post is open to whoever sees its forum; a private thread to whoever may open every one. */
async function couldRead({ guild, parent }: Place, userId: string): Promise<boolean> {
  if (guild.ownerId === userId) return true;
  const member = await memberOrNull(guild, userId);
  const permissions = member === null ? null : (parent?.permissionsFor(member) ?? null);
  if (permissions === null || !permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  return isForum({ parent }) || readsEveryThread.some((bit) => permissions.has(bit));
}

/** Null for somebody who left. Any other trouble is thrown: not knowing must never count as "may not read". */
export async function memberOrNull(guild: Guild, userId: string): Promise<GuildMember | null> {
  try {
    return await guild.members.fetch(userId);
  } catch (err) {
    if (isGone(err, 10007) || isGone(err, 10013)) return null;
    throw err;
  }
}
