import { shorten } from '../../domain/names.ts';
import type { AddedMessage, ReportedMessage } from '../../domain/reported-message.ts';
import { jumpLink } from '../../domain/snapshot.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { card } from '../../texts/en/card.ts';
import { aroundReasons, reportedMessage as words } from '../../texts/en/reported-message.ts';
import type { CaseView } from './case-view.ts';
import { namingFor } from './message-author.ts';
import type { Naming } from './message-author.ts';
import { snapshotOf, snapshotText, surroundingsIn } from './message-text.ts';
import { quoted, safeText } from './safe-text.ts';

/** The reported message on the card (SPEC 3.4): who, when, where, what, and what became of it. @param room for its text */
export function messageBlock(view: CaseView, room: number): string[] {
  const { message } = view.state;
  return message === null ? [] : [blockOf(view, message, { around: message.around, room })];
}

/** A message that came with an addition, whole. */
export const addedBlock = (view: CaseView, message: AddedMessage): string =>
  blockOf(view, message, { around: null, room: Infinity });

interface Drawing {
  /** Null where nothing around it is kept. */
  around: ReportedMessage['around'] | null;
  room: number;
}

function blockOf(view: CaseView, message: AddedMessage, { around, room }: Drawing): string {
  const snapshot = snapshotOf(message, view.words);
  if (snapshot === null) return `**${messageHeading(message)}:** ${card.erased}`;
  const naming = namingFor(view, snapshot, around === null ? nothingAround : surroundingsIn(view));
  return [
    heading(message, snapshot, naming),
    ...substance(view, snapshot, naming, room),
    ...marks(view.state, message, { around, snapshot }),
  ].join('\n');
}

/** The same for a text file. */
export function typedBlock(view: CaseView, message: AddedMessage): string {
  const snapshot = snapshotOf(message, view.words);
  if (snapshot === null) return `${messageHeading(message)}: ${card.erased}`;
  const naming = namingFor(view, snapshot, nothingAround);
  const first = `${messageHeading(message)} [${new Date(snapshot.writtenAt).toISOString()}] ${naming.typed(snapshot.author)}`;
  const text = naming.words(snapshotText(snapshot)).trim();
  return [first, jumpLink(snapshot), text === '' ? `(${words.noText})` : text].join('\n');
}

const nothingAround = { before: [], after: [] };

/** What it is called: reported, or linked by the team. */
export const messageHeading = (message: AddedMessage | null): string =>
  message?.seenByBot === true ? words.linked : words.heading;

function heading(message: AddedMessage, snapshot: Snapshot, naming: Naming): string {
  const by = words.writtenBy(naming.drawn(snapshot.author), snapshot.writtenAt);
  return `**${messageHeading(message)}** ${by} · ${jumpLink(snapshot)}`;
}

function substance({ state }: CaseView, snapshot: Snapshot, naming: Naming, room: number): string[] {
  if (state.minorSafety) return [words.leftOut];
  const { repliesTo } = snapshot;
  const answered = repliesTo?.message ?? null;
  const answers = answered === null ? words.answersUnknown : words.answers(naming.drawn(answered.author));
  const text = naming.words(snapshotText(snapshot)).trim();
  const shown = text === '' ? `*${words.noText}*` : shorten(quoted(safeText(text.replaceAll(/\n{2,}/gu, '\n'))), room);
  return [...(repliesTo === null ? [] : [answers]), shown];
}

function marks(
  { minorSafety }: CaseView['state'],
  message: AddedMessage,
  { around, snapshot }: { around: ReportedMessage['around'] | null; snapshot: Snapshot },
): string[] {
  const reason = around?.reason ?? null;
  const count = [...filesIn(snapshot), ...(around === null ? [] : counts(around))].join(' · ');
  const lines = [
    count !== '' && count,
    reason !== null && !minorSafety && aroundReasons[reason],
    message.seenByBot && words.seenByBot,
    ...changes(message, snapshot),
  ];
  return lines.filter((line) => line !== false);
}

/** What became of it, before and after it was copied. */
function changes({ seenByBot, editedSince, deletedSince }: AddedMessage, { editedAt }: Snapshot) {
  const [before, edited, deleted] = seenByBot
    ? [words.editedBeforeSeen, words.editedSinceSeen, words.deletedSinceSeen]
    : [words.editedBefore, words.editedSince, words.deletedSince];
  return [editedAt !== null && before(editedAt), editedSince && edited, deletedSince && deleted];
}

function filesIn({ attachments, forwards, embeds }: Snapshot): string[] {
  const files = [attachments, ...forwards.map((one) => one.attachments)].flat().length;
  return [...(files > 0 ? [words.files(files)] : []), ...(embeds.length > 0 ? [words.embeds(embeds.length)] : [])];
}

const counts = ({ state, before, after }: ReportedMessage['around']): string[] => [
  ...(state === 'stored' ? [words.around(before, after)] : []),
  ...(state === 'pending' ? [words.aroundPending] : []),
];
