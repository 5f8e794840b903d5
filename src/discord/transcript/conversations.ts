import type { HistoryEntry } from '../../app/ports.ts';
import type { ContactMessage, Conversation, Reply } from '../../domain/contact/contact-state.ts';
import { partsOf } from '../../domain/contact/conversations.ts';
import type { TranscriptConversation, TranscriptMessage, TranscriptPerson } from '../../domain/transcript.ts';
import { card } from '../../texts/en/card.ts';
import { wayNames, whyClosed } from '../../texts/en/contact.ts';
import { transcriptContact as words } from '../../texts/en/transcript.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Dates } from './dates.ts';
import { messageIn } from './message.ts';
import type { Naming } from './naming.ts';

interface Talking {
  view: CaseView;
  history: HistoryEntry[];
  naming: Naming;
  dates: Dates;
  /** What came while a conversation was muted is recorded, not shown in a thread (SPEC 9.1). */
  withMuted: boolean;
}

/** Everything said with each party, oldest first (SPEC 9.1); names as they are known, to be written by `naming`. */
export function conversationsOf(talking: Talking): TranscriptConversation[] {
  return talking.view.state.conversations.map((one) => {
    const party = partyIn(talking.view, one);
    const [part] = partsOf(talking.view.state, one);
    const messages = [
      ...one.messages.map((message) => ofTeam(message, talking)),
      ...one.elsewhere.map((note) => elsewhere(note, talking)),
      ...one.intrusions.flatMap((note) => (note.textId === null ? [] : [takenDown(note, note.textId, talking)])),
      ...one.replies.filter(({ muted }) => talking.withMuted || !muted).map((reply) => answer(reply, party, talking)),
    ];
    const inOrder = messages.toSorted((a, b) => a.at - b.at);
    return { number: one.number, with: party, role: part?.role ?? 'witness', messages: inOrder };
  });
}

/** Whom a conversation is with. */
export function partyIn({ state, words: known }: CaseView, conversation: Conversation): TranscriptPerson {
  const [part] = partsOf(state, conversation);
  return { name: known.get(part?.nameId ?? '') ?? card.erased, userId: conversation.userId };
}

function ofTeam(message: ContactMessage, { view, naming, dates }: Talking): TranscriptMessage {
  const { by, at, about, kind, textId } = message;
  const remarks = [...(about === 'words' && kind === 'needs-answer' ? [words.asks] : []), sent(message, dates)];
  const isWritten = about === 'words' || about === 'notice';
  const text = isWritten ? (view.words.get(textId ?? '') ?? null) : words.byBot[about];
  return messageIn({ by: by === null ? null : naming.member(by), from: 'team', at, text, remarks });
}

function sent({ state, way, settledAt, tried }: ContactMessage, dates: Dates): string {
  switch (state) {
    case 'pending':
      return words.pending;
    case 'delivered':
      return words.delivered(wayNames[way ?? 'dm'], settledAt === null ? null : dates.moment(settledAt));
    case 'undeliverable':
      return words.undeliverable(tried.map((one) => `${wayNames[one.way]}: ${whyClosed[one.why]}`));
  }
}

function elsewhere(
  { by, textId, reachedAt, at, asked }: Conversation['elsewhere'][number],
  { view, naming, dates }: Talking,
): TranscriptMessage {
  const remarks = [...(asked ? [words.asks] : []), words.elsewhere(dates.moment(at))];
  const text = view.words.get(textId) ?? null;
  return messageIn({ by: naming.member(by), from: 'team', at: reachedAt, text, remarks });
}

function takenDown(
  { userId, at }: Conversation['intrusions'][number],
  textId: string,
  { view, naming }: Talking,
): TranscriptMessage {
  const text = view.words.get(textId) ?? null;
  return messageIn({ by: naming.member(userId), from: 'team', at, text, remarks: [words.takenDown] });
}

function answer(reply: Reply, by: TranscriptPerson, { view, history, naming }: Talking): TranscriptMessage {
  const { replyId, textId, at, deletedAt, evidenceIds, muted, readAt } = reply;
  const known = (contentId: string) => view.words.get(contentId) ?? null;
  const changes = history.flatMap(({ event }) =>
    event.type === 'reply-edited' && event.replyId === replyId ? [event] : [],
  );
  const wordings = [known(textId), ...changes.map((change) => known(change.textId))];
  return messageIn({
    by,
    from: 'party',
    at,
    text: wordings.at(-1) ?? null,
    edits: changes.map((change, index) => ({ at: change.at, before: wordings[index] ?? null })),
    deletedAt,
    attachments: filesOf(evidenceIds, view, naming),
    remarks: [...(muted ? [words.muted] : []), ...(readAt === null ? [words.unread] : [])],
  });
}

function filesOf(evidenceIds: string[], { state, words: known }: CaseView, naming: Naming) {
  return state.evidence.flatMap(({ evidenceId, nameId, size }, index) => {
    const number = index + 1;
    return evidenceIds.includes(evidenceId)
      ? [{ name: naming.file(known.get(nameId) ?? card.proofNumber(number), number), size, number }]
      : [];
  });
}
