import { Routes } from 'discord.js';
import type { APIMessage } from 'discord.js';
import type { Services } from '../handler.ts';
import { hearDeleted, hearEdited } from './changed-answer.ts';

const pageSize = 100;
/** Of one channel; more than that nobody writes while the bot is away for a while. */
const pagesAtMost = 10;

interface Missed {
  channelId: string;
  /** Everything later than this message is heard. */
  after: string;
  /** Answers on record that nobody is known to have deleted. */
  standing: string[];
}

/**
 * What was written in a channel after a message, oldest first, in the turn of the channel, so that nothing is taken while
 * it is being said; then what was edited or deleted among its latest messages, as if it happened now. The latest page
 * shows both, so that noticing changes costs no call of its own.
 */
export async function readMissed(
  services: Services,
  { channelId, after, standing }: Missed,
  hear: (raw: APIMessage) => Promise<void>,
): Promise<void> {
  const inTurn = async (deed: () => Promise<void>) => await services.turns.run(`contact:${channelId}`, deed);
  const newest = await pageOf(services, channelId, {});
  if (reachesBack(newest, after)) {
    for (const raw of newest.filter(({ id }) => isLater(id, after))) await inTurn(() => hear(raw));
  } else {
    await readOn(services, { channelId, after }, async (raw) => await inTurn(() => hear(raw)));
  }
  for (const raw of newest) await inTurn(() => hearEdited(services, raw));
  for (const id of missing(newest, standing)) await inTurn(() => hearDeleted(services, id));
}

/** Page by page. */
async function readOn(
  services: Services,
  { channelId, after }: Pick<Missed, 'channelId' | 'after'>,
  hear: (raw: APIMessage) => Promise<void>,
): Promise<void> {
  let from = after;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const found = await pageOf(services, channelId, { after: from });
    for (const raw of found) await hear(raw);
    from = found.at(-1)?.id ?? from;
    if (found.length < pageSize) return;
  }
}

/** Oldest first; the latest page unless it is to begin after a message. */
async function pageOf({ client }: Services, channelId: string, where: { after?: string }): Promise<APIMessage[]> {
  const query = new URLSearchParams({ ...where, limit: String(pageSize) });
  const found = (await client.rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
  return found.toSorted((one, other) => (isLater(one.id, other.id) ? 1 : -1));
}

/** A page that is not full goes back to the first message there is. */
const reachesBack = (page: APIMessage[], after: string): boolean =>
  page.length < pageSize || !isLater(page[0]?.id ?? '0', after);

/**
 * Answers that Discord does not show any more. Nothing at all is shown, without an error, where the bot may not read the
 * history: that says nothing.
 */
function missing(page: APIMessage[], standing: string[]): string[] {
  const [oldest] = page;
  if (oldest === undefined) return [];
  const shown = new Set(page.map(({ id }) => id));
  return standing.filter((id) => !shown.has(id) && (page.length < pageSize || isLater(id, oldest.id)));
}

const isLater = (one: string, other: string): boolean => BigInt(one) > BigInt(other);
