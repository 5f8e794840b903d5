import type { CaseTranscript } from '../../../domain/transcript.ts';
import { roleWords, transcriptPage as words } from '../../../texts/en/transcript.ts';
import { headOf } from './head.ts';
import { markup, nothing } from './html.ts';
import type { Html } from './html.ts';
import type { Look } from './look.ts';
import { exhibitRow } from './exhibit.ts';
import { proofRow } from './proof.ts';
import type { Picture } from './proof.ts';
import { talkOf } from './talk.ts';
import { timelineRows } from './timeline.ts';

/** What one page is drawn with beside its part of the transcript. */
export interface PageLook extends Look {
  /** The proof files, by number, whose pictures are in the page. */
  shown: ReadonlySet<number>;
  /** The file names of all pages, when there are several. */
  files: string[];
}

type Piece = Html | Picture;
type Section = keyof typeof words.sections;

/** One page in pieces, so that no more than a piece of it is in memory at a time. The same part gives the same page. */
export function* pageOf(part: CaseTranscript, look: PageLook): Generator<Piece> {
  const sections = sectionsOf(part, look);
  yield* headOf(part, look);
  yield waysThrough(
    part,
    look,
    sections.map(({ id }) => id),
  );
  for (const { id, pieces } of sections) {
    yield markup`<section id="${id}">
<h2>${words.sections[id]}</h2>
`;
    yield* pieces();
    yield markup`</section>
`;
  }
  yield markup`</main>
<footer><p>${words.written(look.dates.moment(part.takenAt), part.timeZone)}</p></footer>
</body>
</html>
`;
}

/** To the sections of this page, and to its neighbours. */
function waysThrough({ part: { number, of } }: CaseTranscript, { files }: PageLook, sections: Section[]): Html {
  const others = files.map((name) => markup`<li><a href="${name}">${name}</a></li>`);
  const neighbours =
    of === 1 ? nothing : markup`<p class="parts">${words.part(number, of)}. ${words.parts}</p><ul>${others}</ul>`;
  const links = sections.map((id) => markup`<li><a href="#${id}">${words.sections[id]}</a></li>`);
  return markup`<nav aria-label="${words.onThisPage}">${neighbours}<ul>${links}</ul></nav>
<main>
`;
}

/** The sections that have something to say on this page, in reading order. */
function sectionsOf(part: CaseTranscript, look: PageLook): { id: Section; pieces: () => Iterable<Piece> }[] {
  const { report, reported, evidence, exhibits, timeline, discussion, conversations, leftOut } = part;
  const held = conversations.filter(({ messages }) => messages.length > 0);
  const isOne = part.part.of === 1;
  const missing = () => leftOut.map(({ what }) => markup`<li>${what}</li>`);
  const all: [Section, boolean, () => Iterable<Piece>][] = [
    ['report', report.length > 0, () => list('ol', 'talk', talkOf(report, look))],
    ['reported', reported !== null && (isOne || reported.messages.length > 0), () => reportedPieces(part, look)],
    ['proof', evidence.length + exhibits.length > 0, () => list('ul', 'proof', proofRows(part, look))],
    ['timeline', timeline.length > 0, () => list('ol', 'timeline', timelineRows(timeline, look))],
    ['discussion', discussion.length > 0, () => list('ol', 'talk', talkOf(discussion, look))],
    ['conversations', held.length > 0, () => conversationPieces(held, look)],
    ['leftOut', leftOut.length > 0, () => list('ul', 'left-out', missing())],
  ];
  return all.flatMap(([id, isThere, pieces]) => (isThere ? [{ id, pieces }] : []));
}

function* list(tag: 'ol' | 'ul', name: string, rows: Iterable<Piece>): Generator<Piece> {
  yield markup`<${tag} class="${name}">
`;
  yield* rows;
  yield markup`</${tag}>
`;
}

function* reportedPieces({ reported }: CaseTranscript, look: PageLook): Generator<Piece> {
  if (reported === null) return;
  yield markup`<p class="soft">${words.reportedAt(reported.heading)} ${reported.link}</p>
`;
  if (reported.messages.length === 0) yield look.words(null);
  else yield* list('ol', 'talk', talkOf(reported.messages, look));
}

function* proofRows({ evidence, exhibits, part }: CaseTranscript, look: PageLook): Generator<Piece> {
  if (part.of > 1) {
    yield markup`<li class="soft">${words.noPictures}</li>
`;
  }
  for (const file of evidence) yield* proofRow(file, look.shown.has(file.number), look);
  for (const one of exhibits) yield exhibitRow(one, look);
}

function* conversationPieces(held: CaseTranscript['conversations'], look: PageLook): Generator<Piece> {
  for (const { number, with: party, role, messages } of held) {
    yield markup`<h3>${words.conversationWith(number, party.name, roleWords[role])}</h3>
`;
    yield* list('ol', 'talk', talkOf(messages, look));
  }
}
