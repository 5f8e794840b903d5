import type { FileKind, TranscriptProof } from '../../../domain/transcript.ts';
import { evidenceReasons, evidenceStates } from '../../../texts/en/report.ts';
import { fileKinds, transcriptPage as words } from '../../../texts/en/transcript.ts';
import { fileSize } from '../../views/proof.ts';
import { markup, nothing } from './html.ts';
import type { Html } from './html.ts';
import type { Look } from './look.ts';

/** A gap in the page where the bytes of a picture go; they are read only when the page is written. */
export class Picture {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;

  constructor(sha256: string, size: number) {
    this.sha256 = sha256;
    this.size = size;
  }
}

/** What a picture takes up in a page (bytes): three of its bytes are four signs there. */
export const bytesInPage = ({ size }: Picture): number => Math.ceil(size / 3) * 4;

const media: Partial<Record<FileKind, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The file as a picture of the page; null for anything a browser is not asked to show. */
export function pictureOf({ kind, sha256, size }: TranscriptProof): Picture | null {
  return kind === null || media[kind] === undefined || sha256 === null ? null : new Picture(sha256, size);
}

/** A file with all that is known of it; its picture covered until somebody opens it. */
export function* proofRow(file: TranscriptProof, isShown: boolean, look: Look): Generator<Html | Picture> {
  const picture = pictureOf(file);
  yield markup`<li id="file-${file.number}">${facts(file)}${givenBy(file, look)}${marksOf(file, look)}`;
  if (picture !== null && isShown) {
    const type = media[file.kind ?? 'other'] ?? '';
    yield markup`<details><summary>${words.show(file.name)}</summary><img alt="${words.picture(file.name)}" src="data:${type};base64,`;
    yield picture;
    yield markup`"></details>`;
  } else {
    yield remark(file);
  }
  yield markup`</li>
`;
}

function facts({ number, name, from, size, state, reason, sha256, kind }: TranscriptProof): Html {
  const why = reason === null ? '' : ` (${evidenceReasons[reason]})`;
  const what = kind === null ? '' : ` · ${fileKinds[kind]}`;
  const about = `${words.proofFrom[from]} · ${fileSize(size)}${what} · ${evidenceStates[state]}${why}`;
  const digest = sha256 === null ? nothing : markup`<p><code>${words.digest} ${sha256}</code></p>`;
  return markup`<p>${number}. <b><bdi>${name}</bdi></b></p><p class="soft">${about}</p>${digest}`;
}

/** Who of the team gave it, when, and what it shows. */
export function givenBy({ givenBy: person, givenAt, shows }: Given, look: Look): Html {
  if (person === null || givenAt === null) return nothing;
  const said = shows === null ? nothing : look.words(shows);
  return markup`<p class="soft">${words.givenBy} <bdi>${person.name}</bdi>, ${look.time(givenAt)}</p>${said}`;
}

type Given = Pick<TranscriptProof, 'givenBy' | 'givenAt' | 'shows'>;

/** What became of a piece of evidence. */
export function marksOf(
  { covered, withdrawn, erased }: Pick<TranscriptProof, 'covered' | 'withdrawn' | 'erased'>,
  look: Look,
): Html {
  const marks = [...(covered && !erased ? [words.covered] : []), ...(erased ? [words.erasedEvidence] : [])];
  const said = marks.map((mark) => markup`<p class="soft">${mark}</p>`);
  return withdrawn === null
    ? markup`${said}`
    : markup`${said}<p class="soft">${words.withdrawnEvidence}</p>${look.words(withdrawn)}`;
}

function remark(file: TranscriptProof): Html {
  if (file.state !== 'stored' || file.covered || file.erased) return nothing;
  if (file.kind === 'unreadable') return markup`<p class="soft">${words.unreadable}</p>`;
  return markup`<p class="soft">${pictureOf(file) === null ? words.notShown : words.tooLarge}</p>`;
}
