import type { CaseTranscript } from '../../domain/transcript.ts';
import { roleWords, transcriptPage } from '../../texts/en/transcript.ts';
import { bytesOf, Html, markup } from './page/html.ts';
import { lookOf } from './page/look.ts';
import type { Look } from './page/look.ts';
import { pageOf } from './page/page.ts';
import type { PageLook } from './page/page.ts';
import { bytesInPage, pictureOf, proofRow } from './page/proof.ts';
import { exhibitRow } from './page/exhibit.ts';
import type { Picture } from './page/proof.ts';
import { tallest } from './page/talk.ts';
import { entryRow } from './page/timeline.ts';
import { split } from './split.ts';
import type { Measure } from './split.ts';

/** A page to be written; nothing of it is in memory before. */
export interface TranscriptPage {
  /** `C-0042.html`, or `C-0042-1-of-3.html`. */
  name: string;
  /** UTF-8. */
  bytes: number;
  /** The page piece by piece. @throws when the bytes of a picture cannot be read any more */
  pieces: () => AsyncGenerator<string>;
}

interface Wish {
  /** No page becomes larger; some 200 KB at least. */
  limitBytes: number;
  /** How much of a page pictures may take up, as they stand in it. */
  picturesBytes: number;
  read: (sha256: string) => Promise<Buffer>;
}

/** Section headings, the way through the page and its end, however many of them a page has. */
const aroundSections = 8 * 1024;

/**
 * A transcript as pages that need nothing else (SPEC 9.5): one, with as many of its pictures as fit; if its words alone
 * are too much for one, several without pictures.
 */
export function transcriptPages(whole: CaseTranscript, { limitBytes, picturesBytes, read }: Wish): TranscriptPage[] {
  const look = lookOf(whole);
  const plain: PageLook = { ...look, files: namesOf(whole, 1), shown: new Set() };
  const wordsAlone = sizeOf(pageOf(whole, plain));
  if (wordsAlone <= limitBytes) {
    const shown = fitting(whole, Math.min(picturesBytes, limitBytes - wordsAlone), look);
    return [pageWith(whole, { ...plain, shown }, read)];
  }
  const parts = split(whole, limitBytes, measureWith(look, namesOf(whole, 100)));
  const files = namesOf(whole, parts.length);
  return parts.map((part) => pageWith(part, { ...plain, files }, read));
}

function pageWith(part: CaseTranscript, look: PageLook, read: Wish['read']): TranscriptPage {
  const drawn = () => pageOf(part, look);
  const name = look.files[part.part.number - 1] ?? '';
  return { name, bytes: sizeOf(drawn()), pieces: () => written(drawn(), read) };
}

function namesOf({ reference }: CaseTranscript, count: number): string[] {
  if (count === 1) return [`${reference}.html`];
  return Array.from({ length: count }, (_, index) => `${reference}-${index + 1}-of-${count}.html`);
}

function measureWith(look: Look, files: string[]): Measure {
  const plain: PageLook = { ...look, files, shown: new Set() };
  return {
    frame: (empty) => sizeOf(pageOf(empty, plain)) + headings(empty) + aroundSections,
    message: (message) => bytesOf(tallest(message, look)),
    entry: (entry) => bytesOf(entryRow(entry, look, 99_999)),
    proof: (proof) => sizeOf(proofRow(proof, false, look)),
    exhibit: (exhibit) => bytesOf(exhibitRow(exhibit, look)),
  };
}

/** Every conversation may stand on every page. */
function headings({ conversations }: CaseTranscript): number {
  const sizes = conversations.map(({ number, with: party, role }) => {
    const heading = transcriptPage.conversationWith(number, party.name, roleWords[role]);
    return bytesOf(markup`<h3>${heading}</h3><ol class="talk"></ol>`) + 8;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The numbers of the files whose pictures fit, in their order. */
function fitting({ evidence }: CaseTranscript, room: number, look: Look): Set<number> {
  const shown = new Set<number>();
  let taken = 0;
  for (const file of evidence) {
    const bytes = pictureOf(file) === null ? 0 : sizeOf(proofRow(file, true, look));
    if (bytes === 0 || taken + bytes > room) continue;
    shown.add(file.number);
    taken += bytes;
  }
  return shown;
}

function sizeOf(pieces: Iterable<Html | Picture>): number {
  let bytes = 0;
  for (const piece of pieces) bytes += piece instanceof Html ? bytesOf(piece) : bytesInPage(piece);
  return bytes;
}

async function* written(
  pieces: Iterable<Html | Picture>,
  read: (sha256: string) => Promise<Buffer>,
): AsyncGenerator<string> {
  for (const piece of pieces) yield piece instanceof Html ? piece.text : (await read(piece.sha256)).toString('base64');
}
