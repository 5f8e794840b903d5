import type { AddedMessage, ReportedMessage } from '../../domain/reported-message.ts';
import { jumpLink } from '../../domain/snapshot.ts';
import type { Author, Neighbour, Snapshot, Surroundings } from '../../domain/snapshot.ts';
import type { CaseTranscript, TranscriptMessage, TranscriptPerson } from '../../domain/transcript.ts';
import { aroundReasons, authorKinds, reportedMessage as words } from '../../texts/en/reported-message.ts';
import type { CaseView } from '../views/case-view.ts';
import { saidText, snapshotIn, snapshotOf, snapshotText, surroundingsIn } from '../views/message-text.ts';
import { messageHeading } from '../views/reported-message.ts';
import { messageIn } from './message.ts';
import type { Naming } from './naming.ts';

/** The reported message among those around it, oldest first, with what became of it (SPEC 3.4). */
export function reportedIn(view: CaseView, naming: Naming): CaseTranscript['reported'] {
  const { message, minorSafety } = view.state;
  if (message === null) return null;
  const about = { heading: messageHeading(message), link: jumpLink({ guildId: view.state.guildId, ...message }) };
  const snapshot = snapshotIn(view);
  if (snapshot === null) return { ...about, messages: [] };
  const { before, after } = minorSafety ? { before: [], after: [] } : surroundingsIn(view);
  const itself = reportedItself(view, message, snapshot);
  const remarks = [...itself.remarks, ...(minorSafety ? [] : missingAround(message.around))];
  const messages = [...before.map(neighbour), { ...itself, remarks }, ...after.map(neighbour)];
  return { ...about, messages: messages.map(naming.message) };
}

/** A message that came with an addition; none where there is none, or where it is erased. */
export function addedMessage(view: CaseView, message: AddedMessage | null): TranscriptMessage[] {
  const snapshot = snapshotOf(message, view.words);
  return message === null || snapshot === null ? [] : [reportedItself(view, message, snapshot)];
}

/** Everybody who wrote one of the messages kept in the case, by every name. */
export function authorsAround(view: CaseView): TranscriptPerson[] {
  const { before, after }: Surroundings = surroundingsIn(view);
  const added = view.state.additions.map(({ message }) => snapshotOf(message, view.words));
  const kept = [snapshotIn(view), ...added].filter((one) => one !== null);
  const answered = kept.flatMap(({ repliesTo }) => repliesTo?.message ?? []);
  return [...before, ...after, ...kept, ...answered].flatMap(({ author: { userId, name, displayName } }) =>
    [name, displayName ?? name].map((one) => ({ name: one, userId })),
  );
}

const person = ({ userId, name, kind }: Author): TranscriptPerson => ({
  name: kind === 'member' ? name : `${name} (${authorKinds[kind]})`,
  userId,
});

const unnumbered = ({ name, size }: { name: string; size: number }) => ({ name, size, number: null });

function neighbour(one: Neighbour): TranscriptMessage {
  const { messageId, author, writtenAt, editedAt, attachments } = one;
  return messageIn({
    messageId,
    by: person(author),
    at: writtenAt,
    text: saidText(one),
    attachments: attachments.map(unnumbered),
    remarks: editedAt === null ? [] : [words.editedEarlier],
  });
}

function reportedItself(view: CaseView, message: AddedMessage, snapshot: Snapshot): TranscriptMessage {
  const { minorSafety } = view.state;
  const { messageId, author, writtenAt, attachments, forwards, repliesTo } = snapshot;
  const answered = repliesTo?.message ?? null;
  const files = minorSafety ? [] : [attachments, ...forwards.map((one) => one.attachments)].flat();
  return messageIn({
    messageId,
    by: person(author),
    at: writtenAt,
    text: minorSafety ? '' : snapshotText(snapshot),
    attachments: files.map(unnumbered),
    answers: answered === null || minorSafety ? null : { by: person(answered.author), text: saidText(answered) },
    remarks: minorSafety ? [words.leftOut] : remarksOn(message, snapshot),
    isReported: true,
  });
}

function remarksOn(message: AddedMessage, { editedAt, repliesTo }: Snapshot): string[] {
  const { seenByBot, editedSince, deletedSince } = message;
  const lines = [
    repliesTo !== null && repliesTo.message === null && words.answersUnknown,
    seenByBot && words.seenByBot,
    editedAt !== null && words.editedEarlier,
    editedSince && (seenByBot ? words.editedSinceSeen : words.editedSince),
    deletedSince && (seenByBot ? words.deletedSinceSeen : words.deletedSince),
  ];
  return lines.filter((line) => line !== false);
}

/** Why there are no messages around it. */
function missingAround({ state, reason }: ReportedMessage['around']): string[] {
  if (state === 'pending') return [words.aroundPending];
  return reason === null ? [] : [aroundReasons[reason]];
}
