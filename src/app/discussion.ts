/** A file that hung at a message; its bytes are not kept (SPEC 4.4). */
export interface AttachedFile {
  name: string;
  /** Bytes. */
  size: number;
}

/** What a message said from some moment on. */
interface Wording {
  /** Null once it is erased. */
  text: string | null;
  attachments: AttachedFile[];
  stickers: string[];
}

/** Something people did with a message in a case thread, as Discord told of it. Times are ms UTC. */
export type Remark =
  | ({
      kind: 'written' | 'edited';
      messageId: string;
      authorId: string;
      authorName: string;
      writtenAt: number;
      /** When it said so: an edit's own time, else `writtenAt`. */
      at: number;
      /** The message it answers. */
      repliesTo: string | null;
    } & Wording)
  | { kind: 'deleted'; messageId: string; at: number };

/** One message of the team's discussion with everything known of it, oldest wording first. */
export interface DiscussionMessage {
  messageId: string;
  threadId: string;
  authorId: string;
  authorName: string;
  writtenAt: number;
  repliesTo: string | null;
  wordings: (Wording & { kind: 'written' | 'edited'; at: number })[];
  /** Null while it stands. */
  deletedAt: number | null;
}

/** What people write in case threads (SPEC 4.4): apart from the history, only ever added to, in whatever order it comes. */
export interface DiscussionStore {
  /** Each remark once: the same again changes nothing. */
  record(thread: { caseId: string; threadId: string }, remarks: Remark[]): Promise<void>;
  /** One page of a case's messages, oldest first, those after the message `after` (null: from the first). */
  page(caseId: string, after: string | null, take: number): Promise<DiscussionMessage[]>;
  /** Ids of this thread's messages that still stand. */
  standing(threadId: string): Promise<string[]>;
  /** Up to which message the thread was read without a gap; null when it never was. */
  readUpTo(threadId: string): Promise<string | null>;
  markRead(threadId: string, messageId: string): Promise<void>;
}
