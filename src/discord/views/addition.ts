import { AttachmentBuilder } from 'discord.js';
import { reporterOnCard, threadLines } from '../../texts/en/my-reports.ts';
import type { CaseView } from './case-view.ts';
import { quoted, safeText } from './safe-text.ts';

/** Discord's limit, with a little room. */
const contentLimit = 1950;

interface AdditionMessage {
  content: string;
  /** The words as a text file, when they do not fit. */
  file: AttachmentBuilder[];
}

/** What the reporter added, below a first line: escaped and quoted, or as a file where it is too long for a message. */
export function additionMessage(view: CaseView, position: number, first: string): AdditionMessage {
  const { additions, reference } = view.state;
  const addition = additions[position];
  const words = addition === undefined ? undefined : view.words.get(addition.textId);
  const files = addition === undefined || addition.files === 0 ? [] : [threadLines.files(addition.files)];
  const lines = (...body: string[]) => [first, ...body, ...files].filter((part) => part !== '').join('\n');
  if (words === undefined) return { content: lines(threadLines.erased), file: [] };
  const whole = lines(quoted(safeText(words.trim())));
  if (whole.length <= contentLimit) return { content: whole, file: [] };
  const name = `${reference}-added-${position + 1}.txt`;
  return { content: lines(threadLines.inFile), file: [new AttachmentBuilder(Buffer.from(words, 'utf8'), { name })] };
}

/** What the card says of the reporter (SPEC 3.7). */
export function reporterLines({ state }: CaseView): string[] {
  const { additions, withdrawnAt } = state;
  return [
    ...(additions.length === 0 ? [] : [reporterOnCard.added(additions.length)]),
    ...(withdrawnAt === null ? [] : [reporterOnCard.withdrawn(withdrawnAt)]),
  ];
}
