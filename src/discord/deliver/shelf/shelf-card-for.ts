import { ChannelType } from 'discord.js';
import type { APIContainerComponent, ThreadChannel } from 'discord.js';
import type { CaseView } from '../../views/case-view.ts';
import { withheldCard } from '../../views/card.ts';
import { privateShelfCard, shelfCard } from '../../views/shelf-card.ts';
import type { Delivery } from '../delivery.ts';
import { tagsFor, withTags } from '../forum-tags.ts';
import { patchThread } from '../by-hand/thread-now.ts';
import { isWithheld, withOthers } from '../post-card.ts';
import { isForum, isOpen } from '../who-could-read.ts';
import type { Place } from '../who-could-read.ts';

/**
 * The card of a shelf post as this place may show it (SPEC 6.3): in a forum without parties, in a private thread whole,
 * and the reference alone while somebody could read it who must not.
 */
export async function shelfCardFor(delivery: Delivery, place: Place, view: CaseView): Promise<APIContainerComponent> {
  const inForum = isForum(place);
  if (await isWithheld(delivery, place, view)) return withheldCard(view, inForum);
  const shown = await withOthers(delivery, place, view);
  return inForum ? shelfCard(shown) : privateShelfCard(shown);
}

/** Brings the tags of a forum post in step with the record, and takes what its name tells where it must not (SPEC 4.5). */
export async function tagShelfPost(delivery: Delivery, post: ThreadChannel, view: CaseView): Promise<void> {
  const { parent } = post;
  if (parent?.type !== ChannelType.GuildForum) return;
  const open = await isOpen(delivery, post, view);
  const applied = await tagsFor(delivery, parent, view, { applied: post.appliedTags, isOpen: open });
  const { reference } = view.state;
  const name = open && post.name !== reference ? { name: reference } : {};
  const tags = isSame(applied, post.appliedTags) ? {} : { applied_tags: applied };
  const body = { ...name, ...tags };
  if (Object.keys(body).length > 0) await withTags(parent, () => patchThread(post.client, post.id, body));
}

/** In whatever order. */
const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((id) => others.includes(id));
