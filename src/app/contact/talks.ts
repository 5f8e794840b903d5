import type { CaseState } from '../../domain/case.ts';
import type { Conversation } from '../../domain/contact/contact-state.ts';
import type { Stores } from '../ports.ts';

export interface Talk {
  state: CaseState;
  conversation: Conversation;
}

/** Discord shows 25 options. */
const talksAtMost = 25;

/**
 * The conversations a person knows of, those of open cases alone while there are any, the one in
 * which something was said last first. One of which no word
 * has reached them is not among them: they do not know that it is there.
 */
export async function talksOf({ contact }: Pick<Stores, 'contact'>, userId: string): Promise<Talk[]> {
  const cases = await contact.withPerson(userId, 100);
  const known = cases.flatMap((state) =>
    state.conversations.flatMap((conversation) => {
      return conversation.userId === userId && isKnown(conversation) ? [{ state, conversation }] : [];
    }),
  );
  const open = known.filter(({ state }) => state.status !== 'closed');
  const shown = (open.length > 0 ? open : known).toSorted((one, other) => lastAt(other) - lastAt(one));
  return shown.slice(0, talksAtMost);
}

const lastAt = ({ conversation: { messages, replies } }: Talk): number =>
  Math.max(...[...messages, ...replies].map(({ at }) => at));

const isKnown = ({ messages, replies }: Conversation): boolean =>
  replies.length > 0 || messages.some(({ state }) => state === 'delivered');
