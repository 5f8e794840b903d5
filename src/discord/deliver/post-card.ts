import { MessageFlags } from 'discord.js';
import type { APIContainerComponent, Message } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { casesBeside } from '../../app/cases-beside.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { isBarred } from '../../domain/access.ts';
import { barredIn } from '../../domain/readers/decide-readers.ts';
import { mayName } from '../../domain/same-subject/naming.ts';
import { caseCard, withheldCard } from '../views/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { requireWriting } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import type { Place } from './who-could-read.ts';
import { threadById } from './delivery.ts';
import { sayOnce } from './send-once.ts';
import { isForum, isOpen, isOpenToOthers, readersAmong } from './who-could-read.ts';

/** The case card, first message of the thread (SPEC 4.2). */
export async function postCard(delivery: Delivery, view: CaseView, effect: EffectOf<'post-card'>): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { state } = view;
  if (state.thread.threadId !== effect.threadId || state.thread.cardId !== null) return { command: null };
  const thread = await threadById(client, effect.threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId: effect.threadId, at: clock.now() } };
  await requireWriting(thread);
  const draw = async () => {
    const { card, withheld } = await drawnFor(delivery, thread, view);
    const record = { type: 'record-withheld', threadId: thread.id, withheld, at: clock.now() } as const;
    await handleCaseCommand(delivery.stores.cases, state.caseId, record);
    return cardPayload(card);
  };
  const message = await sayOnce(due, thread, isCard, draw);
  return { command: { type: 'attach-card', threadId: effect.threadId, messageId: message.id, at: clock.now() } };
}

/**
 * The card as this place may show it: the reference alone while somebody could read it who must not (SPEC 6.4), and no
 * other case of which a reader must not know. How those stand is left out: the card is not drawn anew with them.
 */
export async function cardFor(delivery: Delivery, place: Place, view: CaseView): Promise<APIContainerComponent> {
  return (await drawnFor(delivery, place, view)).card;
}

/** The same, and whether it shows the reference alone. */
export async function drawnFor(
  delivery: Delivery,
  place: Place,
  view: CaseView,
): Promise<{ card: APIContainerComponent; withheld: boolean }> {
  if (await isWithheld(delivery, place, view)) return { card: withheldCard(view, isForum(place)), withheld: true };
  return { card: caseCard(await withOthers(delivery, place, view)), withheld: false };
}

/** True where a card shows the reference alone. */
export async function isWithheld(delivery: Delivery, place: Place, view: CaseView): Promise<boolean> {
  // Somebody who became part of the case a moment ago may not have left the thread yet.
  const isShown = view.state.recusals.length > 0 ? isOpenToOthers : isOpen;
  return await isShown(delivery, place, view);
}

/** The case with those beside it that every reader of this place may know of; never how they stand. */
export async function withOthers(delivery: Delivery, place: Place, view: CaseView): Promise<CaseView> {
  const { stores } = delivery;
  const { state } = view;
  const staff = await stores.guilds.staff(state.guildId);
  const beside = await casesBeside(stores.cases, state, async (other) => {
    const barred = barredIn(other).filter((userId) => !isBarred(state, userId));
    return mayName(state, other, staff) && (await readersAmong(place, barred)).length === 0;
  });
  const linked = beside.linked.map(({ reference }) => ({ reference, status: null }));
  return { ...view, beside: { ...beside, linked } };
}

export const cardPayload = (card: APIContainerComponent) => ({
  components: [card],
  flags: MessageFlags.IsComponentsV2 as const,
  allowedMentions: { parse: [] },
});

/** Of the bot's messages in a case thread, the card is the one made of components. */
export const isCard = (message: Message) => message.flags.has(MessageFlags.IsComponentsV2);
