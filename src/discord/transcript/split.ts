import type {
  CaseTranscript,
  TranscriptEntry,
  TranscriptExhibit,
  TranscriptMessage,
  TranscriptProof,
} from '../../domain/transcript.ts';

/** What things take up in the form that is written (bytes). */
export interface Measure {
  /** Everything but the lists, and what goes around these. */
  frame: (empty: CaseTranscript) => number;
  message: (message: TranscriptMessage) => number;
  entry: (entry: TranscriptEntry) => number;
  proof: (proof: TranscriptProof) => number;
  exhibit: (exhibit: TranscriptExhibit) => number;
}

/** A message larger than this is told in several pieces (bytes). */
const largestPiece = 64 * 1024;
/** Signs of such a message in one piece, and files. */
const lettersInPiece = 6000;
const filesInPiece = 20;

/** Something that stands in one part alone. */
interface Piece {
  bytes: number;
  put: (part: CaseTranscript) => void;
}

/**
 * A transcript in as many parts as it takes for each to stay below the limit, in reading order, none of it left out.
 * @param limitBytes of one part; some 200 KB at least
 * @throws RangeError when not even one piece fits below the limit
 */
export function split(whole: CaseTranscript, limitBytes: number, measure: Measure): CaseTranscript[] {
  const room = limitBytes - measure.frame(emptied(whole));
  const parts = [emptied(whole)];
  let taken = 0;
  for (const { bytes, put } of piecesOf(whole, measure)) {
    if (bytes > room) throw new RangeError(`A piece of ${bytes} bytes does not fit below ${limitBytes}`);
    if (taken + bytes > room) {
      parts.push(emptied(whole));
      taken = 0;
    }
    const part = parts.at(-1);
    if (part !== undefined) put(part);
    taken += bytes;
  }
  return parts.map((part, index) => ({ ...part, part: { number: index + 1, of: parts.length } }));
}

/** What every part repeats. Its number is as long as a number gets, so that it is measured with it. */
const emptied = (whole: CaseTranscript): CaseTranscript => ({
  ...whole,
  part: { number: 99_999, of: 99_999 },
  report: [],
  reported: whole.reported && { ...whole.reported, messages: [] },
  evidence: [],
  exhibits: [],
  timeline: [],
  discussion: [],
  conversations: whole.conversations.map((one) => ({ ...one, messages: [] })),
});

function* piecesOf(whole: CaseTranscript, measure: Measure): Generator<Piece> {
  const { report, reported, evidence, exhibits, timeline, discussion, conversations } = whole;
  yield* said(report, measure, (part) => part.report);
  yield* said(reported?.messages ?? [], measure, (part) => part.reported?.messages);
  for (const proof of evidence) yield { bytes: measure.proof(proof), put: (part) => part.evidence.push(proof) };
  for (const one of exhibits) yield { bytes: measure.exhibit(one), put: (part) => part.exhibits.push(one) };
  for (const entry of timeline) yield { bytes: measure.entry(entry), put: (part) => part.timeline.push(entry) };
  yield* said(discussion, measure, (part) => part.discussion);
  for (const [index, { messages }] of conversations.entries()) {
    yield* said(messages, measure, (part) => part.conversations[index]?.messages);
  }
}

function* said(
  messages: TranscriptMessage[],
  measure: Measure,
  listIn: (part: CaseTranscript) => TranscriptMessage[] | undefined,
): Generator<Piece> {
  for (const message of messages) {
    const pieces = measure.message(message) > largestPiece ? taken(message) : [message];
    for (const one of pieces) yield { bytes: measure.message(one), put: (part) => listIn(part)?.push(one) };
  }
}

/** A message too large for one piece, as several that go on with one another. */
function taken(message: TranscriptMessage): TranscriptMessage[] {
  const { text, edits, attachments } = message;
  const [first = '', ...rest] = chunks(text ?? '');
  const goesOn = { ...message, text: '', edits: [], attachments: [], remarks: [], answers: null, continued: true };
  return [
    { ...message, text: text === null ? null : first, edits: [], attachments: [] },
    ...rest.map((chunk) => ({ ...goesOn, text: chunk })),
    ...groups(attachments).map((some) => ({ ...goesOn, attachments: some })),
    ...edits.flatMap(({ at, before }) => {
      const texts = before === null ? [null] : chunks(before);
      return texts.map((chunk) => ({ ...goesOn, edits: [{ at, before: chunk }] }));
    }),
  ];
}

/** Never through the middle of a sign. */
function chunks(text: string): string[] {
  const signs = Array.from(text);
  const count = Math.max(1, Math.ceil(signs.length / lettersInPiece));
  return Array.from({ length: count }, (_, index) =>
    signs.slice(index * lettersInPiece, (index + 1) * lettersInPiece).join(''),
  );
}

const groups = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / filesInPiece) }, (_, index) =>
    all.slice(index * filesInPiece, (index + 1) * filesInPiece),
  );
