import type { TranscriptExhibit } from '../../../domain/transcript.ts';
import { evidenceList } from '../../../texts/en/evidence.ts';
import { transcriptPage as words } from '../../../texts/en/transcript.ts';
import { markup, nothing } from './html.ts';
import type { Html } from './html.ts';
import type { Look } from './look.ts';
import { givenBy, marksOf } from './proof.ts';

/** What the team gave beside files, with what it says while that may be shown (SPEC 7.1). */
export function exhibitRow(exhibit: TranscriptExhibit, look: Look): Html {
  const { name, kind, sha256, text, covered, erased } = exhibit;
  const said = covered || erased ? nothing : look.words(text);
  return markup`<li id="exhibit-${name}"><p>${name}. <b>${evidenceList.kindNames[kind]}</b></p>${givenBy(exhibit, look)}${marksOf(exhibit, look)}${said}<p><code>${words.digest} ${sha256}</code></p></li>
`;
}
