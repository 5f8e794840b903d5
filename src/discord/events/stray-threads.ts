import { ChannelType, Events, GatewayDispatchEvents, PermissionsBitField } from 'discord.js';
import type { APIThreadChannel, Client, Guild, ThreadChannel } from 'discord.js';
import type { CaseStore, Clock, ContactStore, GuildStore } from '../../app/ports.ts';
import { referenceIn } from '../../domain/names.ts';
import { placeLeft } from '../../domain/place/place-state.ts';
import type { Settings } from '../../domain/settings.ts';
import { judgeContactThread } from '../contact/judge-thread.ts';
import { threadById } from '../deliver/delivery.ts';
import { judgeShelfPost } from '../deliver/shelf/judge-shelf-post.ts';
import { isYoungEnough } from '../deliver/find-thread.ts';
import { isGone, sortDiscordError } from '../discord-error.ts';

interface Needs {
  client: Client<true>;
  cases: CaseStore;
  guilds: GuildStore;
  contact: ContactStore;
  clock: Clock;
  onError: (err: unknown) => void;
}

/** What tells whose thread it is, as the gateway and the client's cache both know it. */
interface Found {
  id: string;
  guildId: string;
  parentId: string | null;
  ownerId: string | null;
  name: string;
}

type Verdict = 'stray' | 'not-yet-known' | 'fine';

/** How long a case without a thread has to take this one, before it is looked at again. */
const lookAgainMs = 60_000;

/**
 * A thread whose creation Discord carried out after a later process had already made another for the same case is taken
 * away (SPEC 4.1: one thread a case). Only one of ours in which nobody has written; everything else stays as it is.
 */
export function removeStrayThreads(needs: Needs): { stop: () => Promise<void> } {
  const { client, clock, onError } = needs;
  const waiting = new Map<string, () => void>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  const later = (found: Found) => {
    if (stopped) return;
    waiting.get(found.id)?.();
    waiting.set(
      found.id,
      clock.wakeAt(clock.now() + lookAgainMs, () => look(found)),
    );
  };
  const look = (found: Found): void => {
    waiting.delete(found.id);
    if (stopped || found.ownerId !== client.user.id) return;
    const run = tidy(needs, found)
      .then((again) => (again ? later(found) : undefined))
      .catch(onError)
      .finally(() => underWay.delete(run));
    underWay.add(run);
  };
  const lookAll = ({ channels }: Guild) => {
    for (const thread of channels.cache.values()) if (thread.isThread()) look(fromCache(thread));
  };
  client.ws.on(GatewayDispatchEvents.ThreadCreate, (made: APIThreadChannel) => look(fromGateway(made)));
  client.on(Events.GuildCreate, lookAll);
  client.on(Events.GuildAvailable, lookAll);
  for (const guild of client.guilds.cache.values()) lookAll(guild);
  return {
    stop: async () => {
      stopped = true;
      for (const cancel of waiting.values()) cancel();
      await Promise.all(underWay);
    },
  };
}

const fromCache = ({ id, guildId, parentId, ownerId, name }: ThreadChannel): Found => {
  return { id, guildId, parentId, ownerId, name };
};

const fromGateway = ({ id, guild_id, parent_id, owner_id, name }: APIThreadChannel): Found => {
  return { id, guildId: guild_id ?? '', parentId: parent_id ?? null, ownerId: owner_id ?? null, name };
};

/** Answers whether to look again later. */
async function tidy(needs: Needs, found: Found): Promise<boolean> {
  const { client } = needs;
  const verdict = await judge(needs, found);
  if (verdict === 'fine') return false;
  try {
    const thread = await threadById(client, found.id);
    if (thread === null) return false;
    if (verdict === 'not-yet-known') return true;
    if (await isUntouched(thread)) await thread.delete();
    return false;
  } catch (err) {
    if (isGone(err, 10003)) return false;
    if (sortDiscordError(err).sort === 'again') return true;
    throw err;
  }
}

async function judge({ cases, guilds, contact }: Needs, found: Found): Promise<Verdict> {
  const settings = await guilds.settings(found.guildId);
  const isContact = found.parentId !== null && found.parentId === settings.contactChannel;
  if (isContact) return await judgeContactThread(contact, found);
  const onShelf = await judgeShelfPost(cases, settings, found);
  return onShelf === 'fine' ? await judgeCaseThread(cases, settings, found) : onShelf;
}

/** A case that has no thread yet may still take it: its pending effect finds it by its name. One that moved takes none where it was. */
async function judgeCaseThread(
  cases: CaseStore,
  settings: Pick<Settings, 'casesChannel' | 'restrictedChannel'>,
  found: Found,
): Promise<Verdict> {
  const reference = referenceIn(found.name);
  const isOurPlace =
    found.parentId !== null && [settings.casesChannel, settings.restrictedChannel].includes(found.parentId);
  if (reference === null || !isOurPlace) return 'fine';
  const state = await cases.findByReference(found.guildId, reference);
  if (state === null || !isYoungEnough(found.id, state)) return 'fine';
  if ((await cases.findByThread(found.id)) !== null) return 'fine';
  const canBeTaken = state.thread.threadId === null && found.parentId !== placeLeft(state, settings);
  return canBeTaken ? 'not-yet-known' : 'stray';
}

/**
 * Nobody has written in it: a private thread is empty, a post holds the card it began with. Without the right to read its
 * history Discord shows every channel as empty, so then nothing counts as untouched.
 */
async function isUntouched(thread: ThreadChannel): Promise<boolean> {
  const me = await thread.guild.members.fetchMe();
  const { ViewChannel, ReadMessageHistory } = PermissionsBitField.Flags;
  if (!thread.permissionsFor(me).has([ViewChannel, ReadMessageHistory])) return false;
  const messages = await thread.messages.fetch({ limit: 2, cache: false });
  const isPost = thread.type === ChannelType.PublicThread;
  return messages.every(({ id, author }) => isPost && id === thread.id && author.id === me.id);
}
