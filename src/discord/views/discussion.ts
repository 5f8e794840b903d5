import type { AttachedFile, DiscussionMessage } from '../../app/ports.ts';
import { discussion as words } from '../../texts/en/discussion.ts';
import type { CaseView } from './case-view.ts';
import { namingAmong } from './message-author.ts';
import type { Naming } from './message-author.ts';
import { fileSize } from './proof.ts';
import { visibleText } from './safe-text.ts';

/** One message of a discussion as it stands in the file, its last line ended. */
export type Passage = string;

/**
 * Every message with its wordings and what became of it. What people wrote is set in, so that no message can pass for
 * another one's first line; a confidential reporter stays unnamed (SPEC 3.6).
 */
export function passages(view: CaseView, messages: DiscussionMessage[]): Passage[] {
  const naming = namingAmong(
    view,
    messages.map((message) => ({ author: authorOf(message) })),
  );
  const authors = new Map(messages.map((message) => [message.messageId, message]));
  return messages.map((message) => passage(message, naming, authors.get(message.repliesTo ?? '')));
}

const authorOf = ({ authorId, authorName }: DiscussionMessage) => {
  const name = visibleText(authorName).replaceAll(/\s+/gu, ' ').trim();
  return { userId: authorId, name, displayName: null, kind: 'member' as const };
};

function passage(message: DiscussionMessage, naming: Naming, answered: DiscussionMessage | undefined): Passage {
  const { writtenAt, repliesTo, wordings, deletedAt } = message;
  const answers = answered === undefined ? null : naming.typed(authorOf(answered));
  const lines = [
    ...(repliesTo === null ? [] : [words.answers(answers)]),
    ...wordings.flatMap((wording, position) => worded(wording, position, naming)),
    ...(deletedAt === null ? [] : [words.deleted(clock(deletedAt))]),
  ];
  const body = lines.flatMap((line) => visibleText(line).split('\n')).map((line) => `  ${line}\n`);
  return `[${clock(writtenAt)}] ${naming.typed(authorOf(message))}\n${body.join('')}\n`;
}

/** The first wording needs no mark, unless it is an edit already: what stood there before was never heard. */
function worded(wording: DiscussionMessage['wordings'][number], position: number, naming: Naming): string[] {
  const { kind, at, text, attachments, stickers } = wording;
  const said = text === null ? words.erased : naming.words(text.trim());
  return [
    ...(position > 0 || kind === 'edited' ? [words.edited(clock(at))] : []),
    ...(said === '' ? [] : [said]),
    ...(text === null ? [] : [...attachments.map((file) => fileLine(file, naming)), ...stickers.map(words.sticker)]),
  ];
}

const fileLine = ({ name, size }: AttachedFile, naming: Naming) => words.file(naming.words(name), fileSize(size));

/** `2026-09-01 09:12:30` */
const clock = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
