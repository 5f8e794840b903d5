import type { APIGuildMember, APIThreadMember } from 'discord.js';
import type { Debt, Stores } from '../../../app/ports.ts';
import { accessTo } from '../../../domain/access.ts';
import type { CaseState } from '../../../domain/case.ts';
import { nextRemovalAt } from '../../../domain/by-hand/patience.ts';
import { postAt } from '../../../domain/shelf/shelf-state.ts';
import { standing } from '../../asker.ts';

/** Somebody who is in a case thread, as Discord tells of them. */
export interface ThreadGuest {
  userId: string;
  isBot: boolean;
  /** Their roles; null when Discord did not say: then the staff directory does. */
  roles: string[] | null;
  /** In the thread since then (ms UTC). */
  since: number;
}

/** Reads a member of a thread, from the gateway or a list. */
export function guestOf(raw: APIThreadMember & { member?: APIGuildMember | null }, now: number): ThreadGuest | null {
  const { user_id: userId, join_timestamp: joined } = raw;
  if (userId === undefined) return null;
  const since = Date.parse(joined);
  return {
    userId,
    isBot: raw.member?.user.bot === true,
    roles: raw.member?.roles ?? null,
    since: Number.isNaN(since) ? now : since,
  };
}

/** True for a post, of the case itself or of its shelf. */
export const isInForum = (state: CaseState, threadId: string): boolean =>
  postAt(state, threadId)?.isForumPost ?? state.isPost;

/**
 * Those among them who have no right to read this case: asked of the access policy, without a word to Discord (SPEC 4.6).
 * Nobody in a post: whoever sees its forum reads it, whether or not they follow it.
 */
export async function uninvitedAmong(
  guests: ThreadGuest[],
  state: CaseState,
  { stores, botId, threadId }: { stores: Pick<Stores, 'guilds'>; botId: string; threadId: string },
): Promise<ThreadGuest[]> {
  const { guildId } = state;
  if (isInForum(state, threadId)) return [];
  const [settings, staff] = [await stores.guilds.settings(guildId), await stores.guilds.staff(guildId)];
  return guests.filter(({ userId, isBot, roles }) => {
    if (userId === botId) return false;
    const known = staff.find((one) => one.userId === userId);
    const asKnown = { isStaff: known !== undefined, isLeader: known?.isLeader === true };
    const person = { userId, guildId, ...(roles === null ? asKnown : standing(roles, settings)) };
    return isBot || !accessTo(state, person).see;
  });
}

/** Each is taken out in a lane of their own, which waits for nothing else (SPEC 4.6). */
export function showingOut(
  state: CaseState,
  threadId: string,
  { userId, isBot, since }: ThreadGuest,
  { heardBy, now }: { heardBy: string; now: number },
): Debt {
  const { caseId, guildId } = state;
  const effect = { kind: 'show-out', threadId, userId, why: 'uninvited', since, isBot } as const;
  const key = `${effect.kind}:${caseId}:${threadId}:${userId}:${since}:${heardBy}`;
  const planned = { key, lane: `door:${userId}`, effect, refresh: false };
  return { caseId, guildId, planned, at: nextRemovalAt(state, userId, now) };
}
