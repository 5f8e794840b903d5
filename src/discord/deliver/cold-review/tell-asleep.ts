import type { ThreadChannel } from 'discord.js';
import { handleCaseCommand } from '../../../app/handle-case-command.ts';
import { DeliveryError } from '../../../app/ports.ts';
import type { Delivered } from '../../../app/ports.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { shelfPostOf } from '../../../domain/shelf/shelf-state.ts';
import { actions } from '../../../texts/en/lifecycle.ts';
import { asleepWords as words } from '../../../texts/en/sweep.ts';
import { encodeCustomId } from '../../custom-id.ts';
import type { CaseView } from '../../views/case-view.ts';
import { button, row } from '../../views/components.ts';
import { requireWriting } from '../case-channel.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { inThread } from '../in-thread.ts';
import { sayOnce } from '../send-once.ts';
import { onShelf } from '../shelf/on-shelf.ts';
import { isOpenToOthers } from '../who-could-read.ts';
import { leadersByName } from '../who-looks-after.ts';

type Asleep = EffectOf<'tell-asleep'>;

/**
 * A cold case that not everybody of the team may know of comes before its leaders where it rests, by name (SPEC 6.2, 9.6):
 * in its shelf post, else in its thread.
 */
export async function tellAsleep(delivery: Delivery, view: CaseView, effect: Asleep): Promise<Delivered> {
  const { state } = view;
  if (state.status !== 'cold') return { command: null };
  const post = shelfPostOf(state)?.threadId ?? null;
  if (post !== null)
    return await onShelf(delivery, view, tell(delivery, view, { threadId: post, isPost: true, effect }));
  const { threadId } = state.thread;
  return threadId === null
    ? { command: null }
    : await inThread(delivery, threadId, tell(delivery, view, { threadId, isPost: false, effect }));
}

async function tell(
  delivery: Delivery,
  view: CaseView,
  { threadId, isPost, effect }: { threadId: string; isPost: boolean; effect: Asleep },
): Promise<Delivered> {
  const { client, stores, clock, due } = delivery;
  const thread = await threadById(client, threadId);
  if (thread === null) {
    const type = isPost ? 'lose-shelf-post' : 'lose-thread';
    await handleCaseCommand(stores.cases, view.state.caseId, { type, threadId, at: clock.now() });
    throw new DeliveryError('again', 'its place is made anew');
  }
  await requireWriting(thread);
  const opening = words.ownOpening(view.state.reference, effect.round);
  const isIt = ({ content }: { content: string }) => content.startsWith(opening);
  await sayOnce(due, thread, isIt, async () => await said(delivery, view, { thread, effect, opening }));
  return { command: null };
}

async function said(
  delivery: Delivery,
  view: CaseView,
  { thread, effect, opening }: { thread: ThreadChannel; effect: Asleep; opening: string },
) {
  const { caseId: id, step } = view.state;
  const users = await leadersByName(delivery, view.state);
  const isOpen = await isOpenToOthers(delivery, thread, view);
  const rest = isOpen ? '.' : words.own(effect.asleepSince, effect.months);
  const buttons = [
    button(encodeCustomId({ verb: 'do-revive', id, step }), actions.revive.label),
    button(encodeCustomId({ verb: 'do-decide', id, step }), actions.decide.label),
  ];
  return {
    content: `${opening}${rest}\n${users.map((userId) => `<@${userId}>`).join(' ')}`.trimEnd(),
    components: [row(...buttons)],
    allowedMentions: { parse: [], users },
  };
}
