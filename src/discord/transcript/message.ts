import type { TranscriptMessage } from '../../domain/transcript.ts';

/** A message of which only what differs from the plainest has to be said. */
export function messageIn(
  given: Pick<TranscriptMessage, 'by' | 'at' | 'text'> & Partial<TranscriptMessage>,
): TranscriptMessage {
  return {
    messageId: null,
    edits: [],
    deletedAt: null,
    attachments: [],
    answers: null,
    from: null,
    remarks: [],
    isReported: false,
    continued: false,
    ...given,
  };
}
