import { MessageFlags } from 'discord.js';
import type { APIContainerComponent, Message } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { caseCard, withheldCard } from '../views/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { requireWriting } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import type { Place } from './who-could-read.ts';
import { threadById } from './delivery.ts';
import { nonceOf } from './nonce.ts';
import { earlierMessage, sendOnce } from './send-once.ts';
import { isForum, isOpen } from './who-could-read.ts';

/** The case card, first message of the thread (SPEC 4.2). */
export async function postCard(delivery: Delivery, view: CaseView, effect: EffectOf<'post-card'>): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { state } = view;
  if (state.thread.threadId !== effect.threadId || state.thread.cardId !== null) return { command: null };
  const thread = await threadById(client, effect.threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId: effect.threadId, at: clock.now() } };
  await requireWriting(thread);
  const card = await cardFor(delivery, thread, view);
  const earlier = due.startedAt === null ? null : await earlierMessage(thread, isCard);
  const message = earlier ?? (await sendOnce(thread, { ...cardPayload(card), nonce: nonceOf(due.key) }));
  return { command: { type: 'attach-card', threadId: effect.threadId, messageId: message.id, at: clock.now() } };
}

/** The card as this thread may show it: the reference alone while somebody could read it who must not (SPEC 6.4). */
export async function cardFor(delivery: Delivery, place: Place, view: CaseView): Promise<APIContainerComponent> {
  return cardIn(view, { inForum: isForum(place), open: await isOpen(delivery, place, view) });
}

export const cardIn = (view: CaseView, { inForum, open }: { inForum: boolean; open: boolean }): APIContainerComponent =>
  open ? withheldCard(view, inForum) : caseCard(view);

export const cardPayload = (card: APIContainerComponent) => ({
  components: [card],
  flags: MessageFlags.IsComponentsV2 as const,
  allowedMentions: { parse: [] },
});

/** Of the bot's messages in a case thread, the card is the one made of components. */
const isCard = (message: Message) => message.flags.has(MessageFlags.IsComponentsV2);
