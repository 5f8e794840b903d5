import type { MessageCreateOptions, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { audienceOf } from '../../domain/access.ts';
import { insiders, notGone } from '../../domain/calls/who-comes-in.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { GatheredLines } from '../../domain/same-subject/same-subject-state.ts';
import { gatheredLines as words } from '../../texts/en/same-subject.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { gatheredMessage } from '../views/gathered-lines.ts';
import { requireWriting } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { linesFor } from './lines-for.ts';
import { whileOpen } from './refresh-card.ts';
import { sayOnce } from './send-once.ts';
import { teamPing } from './team-ping.ts';
import { whoLeft } from './who-left.ts';

/** People named beside five reports, where the role cannot be pinged. */
const calledAtMost = 12;

/**
 * Tells the lead's thread of some reports gathered in it (SPEC 3.8). Which ones was written down before, so that a
 * repeat is the same message: each reference stands there exactly once.
 */
export async function tellGathered(
  delivery: Delivery,
  view: CaseView,
  { position, round }: EffectOf<'tell-gathered'>,
): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { thread: place, gathering } = view.state;
  const lines = gathering?.lines[position];
  const isTold = lines === undefined || lines.messageId !== null || place.round !== round;
  if (isTold || place.threadId === null) return { command: null };
  const thread = await threadById(client, place.threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId: place.threadId, at: clock.now() } };
  await requireWriting(thread);
  const opening = words.opening(position + 1);
  const isIt = ({ content }: { content: string }) => content.split('\n', 1)[0]?.startsWith(opening) === true;
  const draw = async () => await drawn(delivery, view, { thread, lines, position });
  const message = await sayOnce(due, thread, isIt, draw);
  return { command: { type: 'record-lines', position, round, messageId: message.id, at: clock.now() } };
}

/** Draws such a message anew: some of what it tells of has a thread of its own by now, or must not stand here any more. */
export async function redrawGathered(
  delivery: Delivery,
  view: CaseView,
  { position }: EffectOf<'redraw-gathered'>,
): Promise<Delivered> {
  const { client, clock } = delivery;
  const { thread: place, gathering } = view.state;
  const lines = gathering?.lines[position];
  const messageId = lines?.messageId ?? null;
  if (lines === undefined || messageId === null || place.threadId === null) return { command: null };
  const thread = await threadById(client, place.threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId: place.threadId, at: clock.now() } };
  const { allowedMentions: _nobodyAgain, ...shown } = await drawn(delivery, view, { thread, lines, position });
  try {
    await whileOpen(thread, async () => {
      await thread.messages.edit(messageId, { ...shown, allowedMentions: { parse: [] } });
    });
  } catch (err) {
    // Somebody took the message away: what stood there is in the record.
    if (!isGone(err, 10008)) throw err;
  }
  return { command: null };
}

interface Drawing {
  thread: ThreadChannel;
  lines: GatheredLines;
  position: number;
}

async function drawn(
  delivery: Delivery,
  view: CaseView,
  { thread, lines, position }: Drawing,
): Promise<Pick<MessageCreateOptions, 'content' | 'components' | 'allowedMentions'>> {
  const { mentions, allowedMentions } = await pingFor(delivery, view, { thread, lines, position });
  const opening = [words.opening(position + 1), mentions].filter((part) => part !== '').join(' ');
  const first = position === 0 ? [opening, words.first] : [opening];
  return { ...gatheredMessage(await linesFor(delivery, view, { thread, lines }), first), allowedMentions };
}

/** A thread made anew calls nobody for what was told before. */
async function pingFor({ stores }: Delivery, view: CaseView, { thread, lines }: Drawing) {
  const { state, settings } = view;
  if (lines.call === null || lines.round !== state.thread.round) {
    return { mentions: '', allowedMentions: { parse: [] } };
  }
  const staff = await stores.guilds.staff(state.guildId);
  const belong = insiders(state, audienceOf(state, staff), settings.addStaff);
  const inside = notGone(belong, await whoLeft(thread, state.thread.broughtIds));
  return teamPing(thread, view, { staff, inside, urgent: lines.call === 'leaders', atMost: calledAtMost });
}
