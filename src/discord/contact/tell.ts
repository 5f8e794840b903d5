import type { Delivered } from '../../app/ports.ts';
import type { ContactEffectOf } from '../../domain/contact/contact-effect.ts';
import { contactLines, wayNames, whyClosed } from '../../texts/en/contact.ts';
import { encodeCustomId } from '../custom-id.ts';
import { requireWriting } from '../deliver/case-channel.ts';
import type { Delivery } from '../deliver/delivery.ts';
import { threadById } from '../deliver/delivery.ts';
import { sayOnce } from '../deliver/send-once.ts';
import { isOpenToOthers } from '../deliver/who-could-read.ts';
import { whoLooksAfter } from '../deliver/who-looks-after.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, row } from '../views/components.ts';
import { whoIs } from './who.ts';

/** One line for the case thread. */
interface Line {
  /** Its beginning, by which it is found again; it tells of nobody. */
  opening: string;
  /** The rest, left out where somebody of the case could read along. */
  rest: string;
  buttons: ReturnType<typeof button>[];
  called: string[];
}

/** A message could be delivered by no way: the team hears it where it works, with the reasons (SPEC 9.2). */
export async function tellUndeliverable(
  delivery: Delivery,
  view: CaseView,
  { number, messageId }: ContactEffectOf<'contact-tell-undeliverable'>,
): Promise<Delivered> {
  const { state } = view;
  const conversation = state.conversations.find((one) => one.number === number);
  const position = conversation?.messages.findIndex((one) => one.messageId === messageId) ?? -1;
  const message = conversation?.messages[position];
  if (conversation === undefined || message === undefined) return { command: null };
  const reasons = message.tried.map(({ way, why }) => contactLines.tried(wayNames[way], whyClosed[why]));
  const [toWhom, ...lines] = [contactLines.toWhom(whoIs(view, conversation)), ...reasons, contactLines.elsewhere];
  return await tellLine(delivery, view, {
    opening: contactLines.undeliverable(state.reference, `${number}.${position + 1}`),
    rest: [`${toWhom}:`, ...lines].join('\n'),
    buttons: [],
    called: await whoLooksAfter(delivery, state),
  });
}

/** Somebody who does not belong there was in a contact thread; what staff wrote is offered to be sent as the team. */
export async function tellIntruder(
  delivery: Delivery,
  view: CaseView,
  { number, position }: ContactEffectOf<'contact-tell-intruder'>,
): Promise<Delivered> {
  const { state } = view;
  const intrusion = state.conversations.find((one) => one.number === number)?.intrusions[position];
  if (intrusion === undefined) return { command: null };
  const wrote = /^\d+$/u.test(intrusion.key);
  const happened = [contactLines.takenOut, ...(wrote ? [contactLines.takenDown] : [])].join(' ');
  const press = encodeCustomId({ verb: 'contact-as-team', id: state.caseId, step: number * 1000 + position });
  return await tellLine(delivery, view, {
    opening: contactLines.intruder(state.reference, `${number}.${position + 1}`),
    rest: [contactLines.intruderWho(intrusion.userId), happened].join(' '),
    buttons: intrusion.textId === null ? [] : [button(press, contactLines.sendAsTeam)],
    called: [],
  });
}

/** One line for the case thread, said once wherever it has to be said again. */
export async function tellLine(delivery: Delivery, view: CaseView, line: Line): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { threadId, cardId } = view.state.thread;
  if (threadId === null || cardId === null) return { command: null };
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await requireWriting(thread);
  const isIt = ({ content }: { content: string }) => content.startsWith(line.opening);
  await sayOnce(due, thread, isIt, async () => said(line, await isOpenToOthers(delivery, thread, view)));
  return { command: null };
}

function said({ opening, rest, buttons, called }: Line, isOpen: boolean) {
  const names = called.length === 0 ? '' : `\n${called.map((id) => `<@${id}>`).join(' ')}`;
  return {
    content: `${opening}${isOpen ? '.' : rest}${names}`,
    components: buttons.length === 0 ? [] : [row(...buttons)],
    allowedMentions: { parse: [], users: called },
  };
}
