import { createHash } from 'node:crypto';
import { MessageFlags } from 'discord.js';
import type { APIContainerComponent, Message, TextChannel } from 'discord.js';
import type { Board, Delivered } from '../../app/ports.ts';
import { boardPauseMs, nextBoardChange } from '../../domain/board.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { isGone } from '../discord-error.ts';
import { boardButtonVerb, boardView } from '../views/board.ts';
import { casesForAll, isForTeamOnly } from './board-cases.ts';
import type { Delivery } from './delivery.ts';
import { nonceOf } from './nonce.ts';
import { cardPayload } from './post-card.ts';
import { earlierMessage, sendOnce } from './send-once.ts';
import { staffChannel } from './staff-channel.ts';

/**
 * The queue board (SPEC 4.8): one message in the staff channel, drawn from the rows of this moment. It is left alone
 * when it says the same already, and waits out its pause; taking cases off a channel others can read waits for nothing.
 */
export async function refreshBoard(delivery: Delivery, { guildId }: EffectOf<'refresh-board'>): Promise<Delivered> {
  const { stores, clock } = delivery;
  const channel = await staffChannel(delivery, guildId);
  if (channel === null) return { command: null };
  const known = await stores.boards.load(guildId);
  const forTeamOnly = await isForTeamOnly(delivery, channel);
  const pausesUntil = known?.channelId === channel.id && forTeamOnly ? known.shownAt + boardPauseMs : 0;
  if (pausesUntil > clock.now()) await stores.boards.refreshAt(guildId, pausesUntil);
  else await drawAnew(delivery, channel, { known, forTeamOnly });
  return { command: null };
}

/** Shows what is true now, and asks to be called again when the clock alone changes it. */
async function drawAnew(
  delivery: Delivery,
  channel: TextChannel,
  { known, forTeamOnly }: { known: Board | null; forTeamOnly: boolean },
): Promise<void> {
  const { stores, clock } = delivery;
  const { guildId } = channel;
  const now = clock.now();
  const candidates = await stores.cases.onBoard(guildId);
  const view = await draw(delivery, channel, forTeamOnly ? candidates : null);
  const shown = digest(view);
  if (known?.channelId !== channel.id || known.shown !== shown) {
    const messageId = await show(delivery, channel, { known, view });
    await stores.boards.save(guildId, { channelId: channel.id, messageId, shown, shownAt: now });
  }
  const next = nextBoardChange(candidates, now);
  if (next !== null) await stores.boards.refreshAt(guildId, next);
}

async function draw(
  { stores, clock }: Delivery,
  channel: TextChannel,
  candidates: Parameters<typeof casesForAll>[1] | null,
): Promise<APIContainerComponent> {
  const [settings, staff] = [await stores.guilds.settings(channel.guildId), await stores.guilds.staff(channel.guildId)];
  const cases = candidates === null ? null : await casesForAll(channel, candidates, staff);
  return boardView(cases, { settings, staff, now: clock.now() });
}

const digest = (view: APIContainerComponent) => createHash('sha256').update(JSON.stringify(view)).digest('base64url');

/** Edits the board where it is; posts it where there is none, and takes it away from where it was. */
async function show(
  delivery: Delivery,
  channel: TextChannel,
  { known, view }: { known: Board | null; view: APIContainerComponent },
): Promise<string> {
  if (known?.channelId === channel.id && (await edited(channel, known.messageId, view))) return known.messageId;
  const earlier = await earlierMessage(channel, isBoard);
  if (earlier !== null && (await edited(channel, earlier.id, view))) return earlier.id;
  const message = await sendOnce(channel, { ...cardPayload(view), nonce: nonceOf(delivery.due.key) });
  if (known !== null && known.channelId !== channel.id) await takeAway(delivery, known);
  return message.id;
}

/** False when the message is gone. */
async function edited(channel: TextChannel, messageId: string, view: APIContainerComponent): Promise<boolean> {
  try {
    await channel.messages.edit(messageId, cardPayload(view));
    return true;
  } catch (err) {
    if (isGone(err, 10008)) return false;
    throw err;
  }
}

/** A board left behind would show for ever what was open then. Where the bot cannot look any more, it stays. */
async function takeAway({ client }: Delivery, { channelId, messageId }: Board): Promise<void> {
  const channel = client.channels.cache.get(channelId);
  if (channel?.isTextBased() === true) await channel.messages.delete(messageId).catch(() => undefined);
}

/** Of the bot's messages in the staff channel, the board is the one with its button. */
const isBoard = (message: Message) =>
  message.flags.has(MessageFlags.IsComponentsV2) && JSON.stringify(message.components).includes(`"${boardButtonVerb}:`);
