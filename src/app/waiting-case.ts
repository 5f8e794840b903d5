/** A case that waits for an answer, and since when: the earliest attempt that nobody answered (ms UTC). */
export interface WaitingCase {
  since: number;
  caseId: string;
}

/** Some of the cases that wait, longest first. */
export interface WaitingSlice {
  /** The last one of the slice before. */
  after: WaitingCase;
  /** Those that wait at least since then (ms UTC). */
  until: number;
  take: number;
}
