import { PermissionFlagsBits } from 'discord.js';
import type { Guild, GuildMember, ThreadChannel } from 'discord.js';
import { partyIds } from '../../domain/case.ts';
import type { CaseState } from '../../domain/case.ts';
import { isGone } from '../discord-error.ts';

const readsEveryThread = [PermissionFlagsBits.Administrator, PermissionFlagsBits.ManageThreads];

/** A thread, or the place where one is going to be. */
type Place = Pick<ThreadChannel, 'guild' | 'parent' | 'client'>;

/** Parties and recused people to whom Discord would show this thread whether or not they are in it (SPEC 6.4). */
export async function whoCouldRead(thread: Place, state: CaseState): Promise<string[]> {
  const barred = [...new Set([...partyIds(state), ...state.recusals.map((recusal) => recusal.userId)])];
  // A report about this very bot is read by it all the same.
  const others = barred.filter((userId) => userId !== thread.client.user.id);
  const readers = await Promise.all(others.map(async (userId) => ((await couldRead(thread, userId)) ? [userId] : [])));
  return readers.flat();
}

async function couldRead({ guild, parent }: Place, userId: string): Promise<boolean> {
  if (guild.ownerId === userId) return true;
  const member = await memberOrNull(guild, userId);
  const permissions = member === null ? null : (parent?.permissionsFor(member) ?? null);
  if (permissions === null || !permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  return readsEveryThread.some((bit) => permissions.has(bit));
}

/** Null for somebody who left. Any other trouble is thrown: not knowing must never count as "may not read". */
async function memberOrNull(guild: Guild, userId: string): Promise<GuildMember | null> {
  try {
    return await guild.members.fetch(userId);
  } catch (err) {
    if (isGone(err, 10007) || isGone(err, 10013)) return null;
    throw err;
  }
}
