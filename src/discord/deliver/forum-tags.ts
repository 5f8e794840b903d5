import { ChannelFlags, DiscordAPIError, PermissionFlagsBits } from 'discord.js';
import type { ForumChannel, GuildForumTag } from 'discord.js';
import { DeliveryError } from '../../app/ports.ts';
import { planTags, tagsOfPost } from '../../domain/place/post-tags.ts';
import type { Settings } from '../../domain/settings.ts';
import { tagWords } from '../../texts/en/tags.ts';
import { sortDiscordError } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';

/** The tags a post should carry now; missing ones are made in the forum first (SPEC 4.5). */
export async function tagsFor(
  delivery: Delivery,
  forum: ForumChannel,
  view: CaseView,
  { applied, isOpen }: { applied: readonly string[]; isOpen: boolean },
): Promise<string[]> {
  const tags = await completeTags(delivery, forum, view.settings);
  const required = forum.flags.has(ChannelFlags.RequireTag);
  return tagsOfPost(view.state, { tags, applied, required }, { words: tagWords(view.settings), isOpen });
}

/**
 * The forum's tags with those added that were missing, as far as there is room and Discord lets the bot. They are one
 * list that is replaced as a whole: it is read anew before, and two cases never write it at once.
 */
async function completeTags(
  { turns }: Delivery,
  forum: ForumChannel,
  settings: Settings,
): Promise<readonly GuildForumTag[]> {
  if (missingIn(forum, settings).length === 0) return forum.availableTags;
  return await turns.run(`tags:${forum.id}`, async () => {
    const me = await forum.guild.members.fetchMe();
    if (!forum.permissionsFor(me).has(PermissionFlagsBits.ManageChannels)) return forum.availableTags;
    const fresh = await forum.fetch(true);
    const missing = missingIn(fresh, settings);
    if (missing.length === 0) return fresh.availableTags;
    return await orAsTheyAre(fresh, async () => {
      const all = [...fresh.availableTags, ...missing.map((name) => ({ name }))];
      return (await fresh.setAvailableTags(all)).availableTags;
    });
  });
}

function missingIn({ availableTags }: ForumChannel, settings: Settings): readonly string[] {
  const there = availableTags.map(({ name }) => name);
  return planTags(there, tagWords(settings)).missing;
}

/** A case does not wait for its tags: what Discord refuses for good stays as it is, and `/setup check` names it. */
async function orAsTheyAre(
  { availableTags }: ForumChannel,
  make: () => Promise<readonly GuildForumTag[]>,
): Promise<readonly GuildForumTag[]> {
  try {
    return await make();
  } catch (err) {
    const { sort } = sortDiscordError(err);
    if (sort === 'forbidden' || sort === 'broken') return availableTags;
    throw err;
  }
}

/** A tag that is not there any more; a forum that by now takes no post without one. */
const outOfDate = new Set<string | number>([10087, 40067]);

/**
 * Does something with tags of this forum. If they were changed a moment ago, the forum is read anew for the next try.
 * @throws DeliveryError `again` then
 */
export async function withTags<T>(forum: ForumChannel, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (err) {
    if (!(err instanceof DiscordAPIError) || !outOfDate.has(err.code)) throw err;
    await forum.fetch(true);
    throw new DeliveryError('again', 'the tags of the forum were changed', { cause: err });
  }
}
