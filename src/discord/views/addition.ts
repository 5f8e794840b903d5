import { AttachmentBuilder } from 'discord.js';
import { isBlank } from '../../domain/names.ts';
import type { Addition, Joined } from '../../domain/reporter/reporter-state.ts';
import { card } from '../../texts/en/card.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { reporterOnCard, threadLines } from '../../texts/en/my-reports.ts';
import type { CaseView } from './case-view.ts';
import { somebody } from './parties.ts';
import { addedBlock, typedBlock } from './reported-message.ts';
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
  const addition = view.state.additions[position];
  const written = view.words.get(addition?.textId ?? '');
  if (addition === undefined || written === undefined) return { content: lines(first, threadLines.erased), file: [] };
  const { files, message, joined } = addition;
  const beside = joined === null ? [] : joinedLines(view, joined);
  const words = isBlank(written) ? '' : quoted(safeText(written.trim()));
  const block = message === null ? '' : addedBlock(view, message);
  const count = files === 0 ? '' : threadLines.files(files);
  const whole = lines(first, ...beside, words, block, count);
  if (whole.length <= contentLimit) return { content: whole, file: [] };
  const name = `${view.state.reference}-added-${position + 1}.txt`;
  const file = new AttachmentBuilder(Buffer.from(typedAddition(view, written, message), 'utf8'), { name });
  return { content: lines(first, ...beside, threadLines.inFile, count), file: [file] };
}

const lines = (...parts: string[]) => parts.filter((part) => part !== '').join('\n');

const typedAddition = (view: CaseView, written: string, message: Addition['message']) =>
  message === null ? written : `${written}\n\n${typedBlock(view, message)}`;

/** What a report that joined the case said beside its words. */
function joinedLines(view: CaseView, { category: key, danger, about, harmed }: Joined): string[] {
  const category = view.settings.categories.find((one) => one.key === key) ?? { key, name: null, text: null };
  return [
    ...(danger ? [card.danger] : []),
    threadLines.kind(safeText(categoryWords(category).name)),
    threadLines.about(about === null ? card.unknownSubject : somebody(view, about)),
    threadLines.harmed(harmed === null ? card.harmedIsReporter : somebody(view, harmed)),
  ];
}

/** What the card says of the reporter (SPEC 3.7). */
export function reporterLines({ state }: CaseView): string[] {
  const { additions, withdrawnAt } = state;
  return [
    ...(additions.length === 0 ? [] : [reporterOnCard.added(additions.length)]),
    ...changedSince(additions).slice(-changesAtMost),
    ...(withdrawnAt === null ? [] : [reporterOnCard.withdrawn(withdrawnAt)]),
  ];
}

/** Changes of added messages that a card names; all of them are in the history. */
const changesAtMost = 3;

const changedSince = (additions: Addition[]): string[] =>
  additions.flatMap(({ message }, position) => {
    if (message?.deletedSince === true) return [reporterOnCard.messageDeleted(position + 1)];
    return message?.editedSince === true ? [reporterOnCard.messageEdited(position + 1)] : [];
  });
