import { shorten } from '../../domain/names.ts';
import type { ReportedMessage } from '../../domain/reported-message.ts';
import { jumpLink } from '../../domain/snapshot.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { card } from '../../texts/en/card.ts';
import { aroundReasons, reportedMessage as words } from '../../texts/en/reported-message.ts';
import type { CaseView } from './case-view.ts';
import { namingFor } from './message-author.ts';
import type { Naming } from './message-author.ts';
import { snapshotIn, snapshotText, surroundingsIn } from './message-text.ts';
import { quoted, safeText } from './safe-text.ts';

/** The reported message on the card (SPEC 3.4): who, when, where, what, and what became of it. @param room for its text */
export function messageBlock(view: CaseView, room: number): string[] {
  if (view.state.message === null) return [];
  const snapshot = snapshotIn(view);
  if (snapshot === null) return [`**${messageHeading(view.state)}:** ${card.erased}`];
  const naming = namingFor(view, snapshot, surroundingsIn(view));
  return [
    [heading(view, snapshot, naming), ...substance(view, snapshot, naming, room), ...marks(view, snapshot)].join('\n'),
  ];
}

/** What it is called: reported, or linked by the team. */
export const messageHeading = ({ message }: CaseView['state']): string =>
  message?.seenByBot === true ? words.linked : words.heading;

function heading({ state }: CaseView, snapshot: Snapshot, naming: Naming): string {
  const by = words.writtenBy(naming.drawn(snapshot.author), snapshot.writtenAt);
  return `**${messageHeading(state)}** ${by} · ${jumpLink(snapshot)}`;
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

function marks({ state }: CaseView, snapshot: Snapshot): string[] {
  const { message, minorSafety } = state;
  if (message === null) return [];
  const { reason } = message.around;
  const count = counts(message.around, snapshot).join(' · ');
  const lines = [
    count !== '' && count,
    reason !== null && !minorSafety && aroundReasons[reason],
    message.seenByBot && words.seenByBot,
    ...changes(message, snapshot),
  ];
  return lines.filter((line) => line !== false);
}

/** What became of it, before and after it was copied. */
function changes({ seenByBot, editedSince, deletedSince }: ReportedMessage, { editedAt }: Snapshot) {
  const [before, edited, deleted] = seenByBot
    ? [words.editedBeforeSeen, words.editedSinceSeen, words.deletedSinceSeen]
    : [words.editedBefore, words.editedSince, words.deletedSince];
  return [editedAt !== null && before(editedAt), editedSince && edited, deletedSince && deleted];
}

function counts({ state, before, after }: ReportedMessage['around'], snapshot: Snapshot): string[] {
  const { attachments, forwards, embeds } = snapshot;
  const files = [attachments, ...forwards.map((one) => one.attachments)].flat().length;
  return [
    ...(files > 0 ? [words.files(files)] : []),
    ...(embeds.length > 0 ? [words.embeds(embeds.length)] : []),
    ...(state === 'stored' ? [words.around(before, after)] : []),
    ...(state === 'pending' ? [words.aroundPending] : []),
  ];
}
