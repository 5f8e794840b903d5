import { ChannelFlags, ChannelType } from 'discord.js';
import type { APIThreadChannel, Client } from 'discord.js';
import type { Debt } from '../../../app/ports.ts';
import { nextMendingAt } from '../../../domain/by-hand/patience.ts';
import { traitsOff } from '../../../domain/by-hand/thread-traits.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { tagsOfPost } from '../../../domain/place/post-tags.ts';
import { tagWords } from '../../../texts/en/tags.ts';
import type { CaseView } from '../../views/case-view.ts';
import { nameOf } from '../create-thread.ts';
import { isSame } from '../refresh-post.ts';
import { foundThread } from './thread-now.ts';

/** What the client knew of a thread before it heard of a change; null where it knew nothing. */
export interface Before {
  name: string;
  tags: readonly string[];
}

interface Heard {
  client: Client<true>;
  /** The thread as Discord tells of it. */
  raw: APIThreadChannel;
  before: Before | null;
  /** What tells one hearing from another. */
  heardBy: string;
  /** Milliseconds UTC. */
  now: number;
}

type Mending = EffectOf<'mend-thread' | 'rename-thread' | 'mend-tags'>;

/**
 * What has to be put right in the thread of a case (SPEC 4.6), seen without a word to Discord. Name and tags count only
 * where they have changed: the record goes on, and what it would give today is not what somebody did by hand.
 */
export function mendings(view: CaseView, heard: Heard): Debt[] {
  const { caseId, guildId, thread } = view.state;
  if (thread.threadId !== heard.raw.id) return [];
  if (view.state.shelf.home !== 'open') return closing(view, heard);
  const at = nextMendingAt(view.state, heard.now);
  const owed = [...stateOff(view, heard), ...nameOff(view, heard), ...tagsOff(view, heard)];
  return owed.map((effect) => {
    const refresh = effect.kind !== 'mend-tags';
    const planned = { key: `${effect.kind}:${caseId}:${heard.heardBy}`, lane: lanes[effect.kind], effect, refresh };
    return { caseId, guildId, planned, at };
  });
}

/** The thread of a case that rests stays locked and archived (SPEC 9.5). */
function closing({ state }: CaseView, { raw, heardBy, now }: Heard): Debt[] {
  const { caseId, guildId, shelf } = state;
  const { archived = false, locked = false } = raw.thread_metadata ?? {};
  if (shelf.home !== 'closed' || (archived && locked)) return [];
  const effect = { kind: 'keep-closed', threadId: raw.id } as const;
  return [
    {
      caseId,
      guildId,
      planned: { key: `${effect.kind}:${caseId}:${heardBy}`, lane: 'mending', effect, refresh: true },
      at: nextMendingAt(state, now),
    },
  ];
}

/** A rename may have to wait for ten minutes; tags go where they are kept in step with the record. */
const lanes: Record<Mending['kind'], string> = {
  'mend-thread': 'mending',
  'rename-thread': 'naming',
  'mend-tags': 'post',
};

function stateOff({ state }: CaseView, { client, raw }: Heard): Mending[] {
  const off = traitsOff(state, foundThread(client, raw));
  return off.length === 0 ? [] : [{ kind: 'mend-thread', threadId: raw.id, off }];
}

/**
 * Which name it must be is asked when it is put right: where others could read along it is the reference alone. The usual
 * one may be wrong, too, if it was another a moment ago.
 */
function nameOff(view: CaseView, { raw, before }: Heard): Mending[] {
  const usual = nameOf(view);
  if (before === null ? raw.name === usual : raw.name === before.name) return [];
  const off = raw.name !== usual && raw.name !== view.state.reference;
  return [{ kind: 'rename-thread', threadId: raw.id, off }];
}

function tagsOff({ state, settings }: CaseView, { client, raw, before }: Heard): Mending[] {
  const forum = client.channels.cache.get(raw.parent_id ?? '');
  const found = raw.applied_tags ?? [];
  if (!state.isPost || forum?.type !== ChannelType.GuildForum) return [];
  if (before !== null && isSame(before.tags, found)) return [];
  const required = forum.flags.has(ChannelFlags.RequireTag);
  const post = { tags: forum.availableTags, applied: found, required };
  const right = tagsOfPost(state, post, { words: tagWords(settings), isOpen: false });
  return isSame(right, found) ? [] : [{ kind: 'mend-tags', threadId: raw.id, found }];
}
