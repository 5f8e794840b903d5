import type { ThreadChannel } from 'discord.js';

/** Whoever was brought into the thread and is not in it any more: they left, and are not put back (SPEC 4.3). */
export async function whoLeft(thread: ThreadChannel, broughtIds: readonly string[]): Promise<Set<string>> {
  if (broughtIds.length === 0) return new Set();
  const members = await thread.members.fetch({ cache: false });
  return new Set(broughtIds.filter((userId) => !members.has(userId)));
}
