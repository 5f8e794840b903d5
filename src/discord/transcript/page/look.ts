import type { CaseTranscript, TranscriptPerson } from '../../../domain/transcript.ts';
import { transcriptPage as words } from '../../../texts/en/transcript.ts';
import { datesIn } from '../dates.ts';
import type { Dates } from '../dates.ts';
import { markup, nothing } from './html.ts';
import type { Html } from './html.ts';

/** What every part of a page is drawn with. */
export interface Look {
  dates: Dates;
  /** Words people wrote, with Discord's own signs turned into what they stand for. */
  readable: (text: string) => string;
  /** `fallback` where nobody is named, for example the bot. */
  person: (person: TranscriptPerson | null, fallback?: string) => Html;
  /** A moment, or only its time of day. */
  time: (at: number, shown?: 'moment' | 'time') => Html;
  /** Words with their line breaks; erased and empty ones are said to be so. */
  words: (text: string | null) => Html;
}

/** For all pages of a transcript: its people by name, its days in the server's zone. */
export function lookOf(whole: CaseTranscript): Look {
  const dates = datesIn(whole.timeZone);
  const names = namesIn(whole);
  const readable = (text: string) =>
    text
      .replaceAll(/<@!?(\d{17,20})>/gu, (sign, id: string) => (names.has(id) ? `@${names.get(id)}` : sign))
      .replaceAll(/<t:(\d{1,12})(?::[tTdDfFR])?>/gu, (_sign, seconds: string) => dates.moment(Number(seconds) * 1000))
      .replaceAll(/<a?:(\w{2,32}):\d{17,20}>/gu, ':$1:');
  return {
    dates,
    readable,
    person: (person, fallback = words.bot) => {
      if (person === null) return markup`<b>${fallback}</b>`;
      const id = person.userId === null ? nothing : markup` <span class="id">${person.userId}</span>`;
      return markup`<b><bdi>${person.name}</bdi></b>${id}`;
    },
    time: (at, shown = 'moment') => {
      const iso = new Date(at).toISOString();
      return markup`<time datetime="${iso}" title="${words.utc(iso)}">${dates[shown](at)}</time>`;
    },
    words: (text) => {
      if (text === null) return markup`<p class="text none">${words.erased}</p>`;
      const tidy = readable(text).trim();
      return tidy === ''
        ? markup`<p class="text none">${words.noText}</p>`
        : markup`<p class="text" dir="auto">${tidy}</p>`;
    },
  };
}

function namesIn({ parties, assignee, timeline, discussion, conversations }: CaseTranscript): Map<string, string> {
  const all = [
    ...timeline.map(({ by }) => by),
    ...[...discussion, ...conversations.flatMap(({ messages }) => messages)].map(({ by }) => by),
    ...conversations.map(({ with: party }) => party),
    ...parties,
    assignee,
  ];
  return new Map(all.flatMap((one) => (one === null || one.userId === null ? [] : [[one.userId, one.name] as const])));
}
