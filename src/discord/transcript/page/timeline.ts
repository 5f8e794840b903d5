import type { TranscriptEntry } from '../../../domain/transcript.ts';
import { transcriptPage as words } from '../../../texts/en/transcript.ts';
import { markup, nothing } from './html.ts';
import type { Html } from './html.ts';
import type { Look } from './look.ts';

/** What happened, one below the other; the bot doing the same thing over and over is one line with its count. */
export function* timelineRows(entries: readonly TranscriptEntry[], look: Look): Generator<Html> {
  let run: { entry: TranscriptEntry; count: number } | null = null;
  for (const entry of entries) {
    if (run !== null && isSame(run.entry, entry, look)) {
      run.count += 1;
      continue;
    }
    if (run !== null) yield entryRow(run.entry, look, run.count);
    run = { entry, count: 1 };
  }
  if (run !== null) yield entryRow(run.entry, look, run.count);
}

const isSame = (one: TranscriptEntry, other: TranscriptEntry, { dates }: Look): boolean =>
  one.upkeep &&
  other.upkeep &&
  one.what === other.what &&
  one.by?.userId === other.by?.userId &&
  dates.day(one.at) === dates.day(other.at);

/** One entry; `count` entries of the same words, from the first of them on. */
export function entryRow({ at, what, by, said, upkeep }: TranscriptEntry, look: Look, count: number): Html {
  const times = count === 1 ? nothing : markup` (${words.times(count)})`;
  const who = by === null ? nothing : markup` · <span class="soft"><bdi>${by.name}</bdi></span>`;
  const quotes = said.map((text) => markup`<div class="said">${look.words(text)}</div>`);
  return markup`<li class="${upkeep ? 'upkeep' : 'step'}">${look.time(at)} <span>${what}${times}${who}</span>${quotes}</li>
`;
}
