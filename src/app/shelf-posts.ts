import type { CaseState } from '../domain/case.ts';

/** Which case a shelf post is of, whoever asks (SPEC 9.5). */
export interface ShelfPosts {
  /** The case whose shelf post this is, of this stay or an earlier one. */
  findByShelfPost(threadId: string): Promise<CaseState | null>;
  /** Shelf posts of cases in this channel. */
  shelfPostsIn(channelId: string): Promise<string[]>;
}
