import type { AttachedFile, DiscussionMessage, DiscussionStore } from '../../app/ports.ts';
import { shorten } from '../../domain/names.ts';
import type { TranscriptMessage } from '../../domain/transcript.ts';
import { discussion as words } from '../../texts/en/discussion.ts';
import { transcriptWords } from '../../texts/en/transcript.ts';
import { messageIn } from './message.ts';
import type { Naming } from './naming.ts';

const pageSize = 200;
/** As much of what a message answers as is needed to know it again. */
const answeredAtMost = 300;

/** What the team wrote in the thread of a case, oldest first, page by page (SPEC 4.4). */
export async function everyRemark(discussions: DiscussionStore, caseId: string): Promise<DiscussionMessage[]> {
  const all: DiscussionMessage[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: DiscussionMessage[] = await discussions.page(caseId, after, pageSize);
    all.push(...page);
    more = page.length === pageSize;
    after = page.at(-1)?.messageId ?? after;
  }
  return all;
}

/** The same as messages of a transcript, with every wording and what became of it. */
export function discussionOf(messages: DiscussionMessage[], naming: Naming): TranscriptMessage[] {
  const known = new Map(messages.map((message) => [message.messageId, message]));
  return messages.map((message) => naming.message(remark(message, known.get(message.repliesTo ?? ''), naming)));
}

function remark(
  message: DiscussionMessage,
  answered: DiscussionMessage | undefined,
  naming: Naming,
): TranscriptMessage {
  const { messageId, writtenAt, deletedAt, wordings } = message;
  return messageIn({
    messageId,
    by: naming.colleague(authorOf(message)),
    at: writtenAt,
    text: wordings.at(-1)?.text ?? null,
    edits: wordings.slice(1).map(({ at }, index) => ({ at, before: wordings[index]?.text ?? null })),
    deletedAt,
    attachments: filesIn(wordings).map((file) => ({ ...file, number: null })),
    answers: answered === undefined ? null : answer(answered, naming),
    remarks: remarksOn(message, answered),
  });
}

function remarksOn({ repliesTo, wordings }: DiscussionMessage, answered: DiscussionMessage | undefined): string[] {
  const last = wordings.at(-1);
  return [
    ...(wordings[0]?.kind === 'edited' ? [transcriptWords.heardLate] : []),
    ...(repliesTo !== null && answered === undefined ? [transcriptWords.answersUnknown] : []),
    ...(last === undefined || last.text === null ? [] : last.stickers.map(words.sticker)),
  ];
}

const authorOf = ({ authorId, authorName }: DiscussionMessage) => ({ name: authorName, userId: authorId || null });

function answer(message: DiscussionMessage, naming: Naming): TranscriptMessage['answers'] {
  const text = message.wordings.at(-1)?.text ?? null;
  return { by: naming.colleague(authorOf(message)), text: text === null ? null : shorten(text, answeredAtMost) };
}

/** Every file that ever hung at it, each once; none of an erased wording. */
function filesIn(wordings: DiscussionMessage['wordings']): AttachedFile[] {
  const all = wordings.flatMap(({ text, attachments }) => (text === null ? [] : attachments));
  return all.filter(
    (one, index) => all.findIndex(({ name, size }) => name === one.name && size === one.size) === index,
  );
}
