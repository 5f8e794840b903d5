import type { Neighbour } from '../../domain/snapshot.ts';
import { card } from '../../texts/en/card.ts';
import { aroundReasons, reportedMessage as words } from '../../texts/en/reported-message.ts';
import type { CaseView } from './case-view.ts';
import { namingFor } from './message-author.ts';
import type { Naming } from './message-author.ts';
import { messageHeading } from './reported-message.ts';
import { saidText, snapshotIn, snapshotText, surroundingsIn } from './message-text.ts';
import { quoted, safeText } from './safe-text.ts';

/** What fits into one message of Discord's, with room for a heading. */
const lettersAtMost = 1900;

/** The reported message whole and those around it, oldest first: for a message, or as a text file when it is too long. */
export function aroundIt(view: CaseView): { content: string } | { file: string } {
  const snapshot = snapshotIn(view);
  if (snapshot === null || view.state.minorSafety)
    return { content: view.state.minorSafety ? words.leftOut : card.erased };
  const { before, after } = surroundingsIn(view);
  const naming = namingFor(view, snapshot, { before, after });
  const entries = [
    ...before.map((one) => entry(one, saidText(one), naming)),
    { ...entry(snapshot, snapshotText(snapshot), naming), isReported: true },
    ...after.map((one) => entry(one, saidText(one), naming)),
  ];
  const remarks = remarksOn(view);
  const heading = messageHeading(view.state.message);
  const content = [...entries.map((one) => inMessage(one, heading)), ...remarks].join('\n');
  return content.length <= lettersAtMost
    ? { content }
    : { file: [...entries.map((one) => inFile(one, heading)), ...remarks].join('\n\n') };
}

interface Entry {
  drawn: string;
  typed: string;
  at: number;
  text: string;
  isReported: boolean;
}

function entry(one: Pick<Neighbour, 'author' | 'writtenAt' | 'attachments'>, said: string, naming: Naming): Entry {
  const files = one.attachments.map(({ name }) => name);
  const text = [said.trim(), ...(files.length === 0 ? [] : [words.attached(files)])].filter((line) => line !== '');
  const who = { drawn: naming.drawn(one.author), typed: naming.typed(one.author) };
  return { ...who, at: one.writtenAt, text: naming.words(text.join('\n')), isReported: false };
}

function inMessage({ drawn, at, text, isReported }: Entry, heading: string): string {
  const mark = isReported ? `▶ **${heading}** ` : '';
  const said = text === '' ? `*${words.noText}*` : quoted(safeText(text));
  return `${mark}${words.writtenBy(drawn, at)}\n${said}`;
}

function inFile({ typed, at, text, isReported }: Entry, heading: string): string {
  const mark = isReported ? `>>> ${heading} <<<\n` : '';
  return `${mark}[${new Date(at).toISOString()}] ${typed}\n${text === '' ? `(${words.noText})` : text}`;
}

function remarksOn({ state }: CaseView): string[] {
  const { message } = state;
  if (message === null) return [];
  if (message.around.state === 'pending') return [words.aroundPending];
  return message.around.reason === null ? [] : [aroundReasons[message.around.reason]];
}
