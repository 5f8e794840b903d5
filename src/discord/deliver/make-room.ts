import { Routes, SnowflakeUtil } from 'discord.js';
import type { APIThreadChannel, Guild } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { isUnattended } from '../../domain/calls/attended.ts';
import type { Settings } from '../../domain/settings.ts';
import { isFull, sortDiscordError } from '../discord-error.ts';
import type { Delivery } from './delivery.ts';
import { activeThreads } from './find-thread.ts';
import { hourMs } from '../../domain/durations.ts';

/** Discord's own limit; what it says on a request is what counts. */
const activeThreadsAtMost = 1000;
/** From so many free places on downwards nothing is archived before Discord refuses. */
const spareRoom = 50;
const atOnce = 10;
/** Somebody else may take the place that was just made; then another is made. */
const attemptsAtMost = 5;
/** A conversation of a moment ago is not idle: whoever is in it could not open it again while the server is full. */
const idleWhenNearMs = 24 * hourMs;
const idleWhenFullMs = hourMs;

interface Wish {
  guild: Guild;
  settings: Settings;
  /** An urgent report takes the place of another (SPEC 4.7). */
  urgent: boolean;
}

/**
 * Runs what needs one more active thread. Near Discord's limit idle contact threads and shelf posts make room first; at
 * the limit, for an urgent report, the case thread that has been idle longest does (SPEC 4.7).
 * @throws DeliveryError `full` when there is no room: it waits
 */
export async function withRoom<T>(delivery: Delivery, wish: Wish, run: () => Promise<T>): Promise<T> {
  if (isNearLimit(wish.guild)) await restSpare(delivery, wish, { idleMs: idleWhenNearMs, atMost: atOnce });
  try {
    return await run();
  } catch (err) {
    if (!isFull(err)) throw err;
  }
  // One after the other, so that two do not make the same place.
  return await delivery.turns.run(`room:${wish.guild.id}`, async () => await runInPlace(delivery, wish, run));
}

async function runInPlace<T>(delivery: Delivery, wish: Wish, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (err) {
      if (!isFull(err) || attempt > attemptsAtMost || !(await makeRoom(delivery, wish))) throw err;
    }
  }
}

/** Counted from what the client knows: no request for every report. */
const isNearLimit = ({ channels }: Guild): boolean =>
  channels.cache.filter((one) => one.isThread() && one.archived === false).size > activeThreadsAtMost - spareRoom;

async function makeRoom(delivery: Delivery, wish: Wish): Promise<boolean> {
  const rested = await restSpare(delivery, wish, { idleMs: idleWhenFullMs, atMost: 1 });
  return rested > 0 || (wish.urgent && (await restCase(delivery, wish.guild)));
}

/**
 * Archives contact threads and shelf posts, those idle longest first; not locked, they open again by themselves. They
 * are known by their channel. One that cannot be archived is passed over.
 */
async function restSpare(
  delivery: Delivery,
  { guild, settings: { contactChannel, archiveChannel, coldChannel } }: Wish,
  { idleMs, atMost }: { idleMs: number; atMost: number },
): Promise<number> {
  const spareIn = [contactChannel, archiveChannel, coldChannel];
  const idleBefore = delivery.clock.now() - idleMs;
  let rested = 0;
  for (const thread of await oursByAge(guild)) {
    if (rested === atMost || lastActiveAt(thread) > idleBefore) break;
    if (spareIn.includes(thread.parent_id ?? null) && (await canRest(guild, thread))) rested += 1;
  }
  return rested;
}

/**
 * Archives one case thread, unlocked, so that it opens again when somebody writes. The record says first that it rests
 * on purpose. Never the thread of an urgent case that nobody is on.
 */
async function restCase({ stores: { cases }, clock }: Delivery, guild: Guild): Promise<boolean> {
  for (const thread of await oursByAge(guild)) {
    const state = await cases.findByThread(thread.id);
    if (state === null || isUnattended(state)) continue;
    const command = { type: 'rest-thread', threadId: thread.id, at: clock.now() } as const;
    await handleCaseCommand(cases, state.caseId, command);
    if (await canRest(guild, thread)) return true;
    await handleCaseCommand(cases, state.caseId, { ...command, type: 'wake-thread' });
  }
  return false;
}

/** Past the client's own edit, which always sends the name and so waits with every throttled rename. */
async function canRest({ client }: Guild, { id }: APIThreadChannel): Promise<boolean> {
  try {
    await client.rest.patch(Routes.channel(id), { body: { archived: true } });
    return true;
  } catch (err) {
    const { sort } = sortDiscordError(err);
    if (sort === 'gone' || sort === 'forbidden') return false;
    throw err;
  }
}

/** Active threads the bot has made, idle longest first. */
async function oursByAge({ client, id }: Guild): Promise<APIThreadChannel[]> {
  const threads = await activeThreads(client, id);
  const ours = threads.filter(({ owner_id }) => owner_id === client.user.id);
  return ours.sort((one, other) => lastActiveAt(one) - lastActiveAt(other));
}

/** When something was last said in it, or it was last opened (ms UTC). */
function lastActiveAt({ id, last_message_id, thread_metadata }: APIThreadChannel): number {
  const opened = Date.parse(thread_metadata?.archive_timestamp ?? '');
  return Math.max(SnowflakeUtil.timestampFrom(last_message_id ?? id), Number.isNaN(opened) ? 0 : opened);
}
