import type { TranscriptMessage } from '../../../domain/transcript.ts';
import { transcriptPage as words } from '../../../texts/en/transcript.ts';
import { fileSize } from '../../views/proof.ts';
import { markup, nothing } from './html.ts';
import type { Html } from './html.ts';
import type { Look } from './look.ts';

/** Messages of one person this close together stand under one name (ms). */
const together = 7 * 60_000;

/** Messages one below the other, by days, like a conversation. */
export function* talkOf(messages: readonly TranscriptMessage[], look: Look): Generator<Html> {
  let before: TranscriptMessage | null = null;
  for (const message of messages) {
    const isNewDay = before === null || look.dates.day(before.at) !== look.dates.day(message.at);
    const goesOn = before !== null && !isNewDay && belongTogether(before, message);
    if (isNewDay) yield dayOf(message, look);
    yield messageOf(message, look, goesOn);
    before = message;
  }
}

/** The most that a message can take up on a page: with a day above it and its author's name. */
export const tallest = (message: TranscriptMessage, look: Look): Html =>
  markup`${dayOf(message, look)}${messageOf(message, look, false)}`;

const dayOf = ({ at }: TranscriptMessage, { dates }: Look) => markup`<li class="day">${dates.day(at)}</li>
`;

function belongTogether(before: TranscriptMessage, message: TranscriptMessage): boolean {
  const standsAlone = message.isReported || message.continued || message.answers !== null;
  return !standsAlone && !before.isReported && isOfOne(before, message) && message.at - before.at < together;
}

/** By the same person, speaking for the same side. */
function isOfOne(one: TranscriptMessage, other: TranscriptMessage): boolean {
  return one.from === other.from && one.by?.userId === other.by?.userId && one.by?.name === other.by?.name;
}

function messageOf(message: TranscriptMessage, look: Look, goesOn: boolean): Html {
  const classes = [
    'msg',
    ...(message.from === null ? [] : [message.from]),
    ...(message.isReported ? ['reported'] : []),
    ...(message.deletedAt === null ? [] : ['gone']),
    ...(goesOn ? ['same'] : []),
  ];
  return markup`<li class="${classes.join(' ')}">${above(message, look, goesOn)}${answered(message, look)}${said(message, look)}${below(message, look)}</li>
`;
}

function above({ by, at, isReported, continued }: TranscriptMessage, look: Look, goesOn: boolean): Html {
  const flags = [...(isReported ? [words.reportedMark] : []), ...(continued ? [words.continued] : [])];
  const who = goesOn ? nothing : markup`<span>${look.person(by)}</span>`;
  return markup`<p class="who">${who}${flags.map((flag) => markup`<span class="flag">${flag}</span>`)}${look.time(at, 'time')}</p>`;
}

function answered({ answers }: TranscriptMessage, { readable }: Look): Html {
  if (answers === null) return nothing;
  const { by, text } = answers;
  return markup`<p class="answers">${words.answers(by?.name ?? words.bot)}: ${readable(text ?? words.erased)}</p>`;
}

/** A message of files alone says nothing, and that need not be said. */
function said({ text, attachments, edits, continued }: TranscriptMessage, look: Look): Html {
  const isEmpty = text !== null && text.trim() === '';
  return isEmpty && (attachments.length > 0 || (continued && edits.length > 0)) ? nothing : look.words(text);
}

function below({ attachments, edits, deletedAt, remarks }: TranscriptMessage, look: Look): Html {
  const files = attachments.map(({ name, size, number }) => {
    const kept = number === null ? '' : ` · ${words.keptAs(number)}`;
    return markup`<li><bdi>${name}</bdi> · ${fileSize(size)}${kept}</li>`;
  });
  const before = edits.map(
    ({ at, before: text }) =>
      markup`<li><span class="soft">${words.until} ${look.time(at)}</span>${look.words(text)}</li>`,
  );
  const was = markup`<details><summary>${words.edited(before.length)}</summary><ol class="was">${before}</ol></details>`;
  return markup`${[
    files.length === 0 ? nothing : markup`<ul class="files">${files}</ul>`,
    before.length === 0 ? nothing : was,
    deletedAt === null ? nothing : markup`<p class="remarks">${words.deleted} ${look.time(deletedAt)}</p>`,
    ...remarks.map((remark) => markup`<p class="remarks">${remark}</p>`),
  ]}`;
}
