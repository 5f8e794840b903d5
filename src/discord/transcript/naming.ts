import { shorten } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import type { TranscriptMessage, TranscriptPerson } from '../../domain/transcript.ts';
import { card } from '../../texts/en/card.ts';
import { transcriptWords } from '../../texts/en/transcript.ts';
import type { CaseView } from '../views/case-view.ts';
import { visibleText } from '../views/safe-text.ts';

/** How people, their words and their files are written: a confidential reporter is named nowhere (SPEC 3.6). */
export interface Naming {
  person: (person: TranscriptPerson) => TranscriptPerson;
  /** A member by id alone; whoever is known in the case also by name. */
  member: (userId: string) => TranscriptPerson;
  /** Somebody who wrote among the team. */
  colleague: (person: TranscriptPerson) => TranscriptPerson;
  /** True for whoever keeps their name back. */
  isKept: (userId: string) => boolean;
  words: (text: string) => string;
  /** A file by its name, or by its number, because the name may be theirs. */
  file: (name: string, number: number) => string;
  message: (message: TranscriptMessage) => TranscriptMessage;
}

/** The shortest name that is taken out of a text; a shorter one stands in too many words. */
const shortestName = 3;
/** More of a name is nobody's name. */
const nameLimit = 300;

const theReporter: TranscriptPerson = { name: transcriptWords.theReporter, userId: null };

/** @param others everybody who speaks in the case, by every name they go by there */
export function namingFor(view: CaseView, staff: readonly StaffMember[], others: TranscriptPerson[]): Naming {
  const hidden = hiddenIds(view);
  const names = knownNames(view, staff, others);
  const pattern = hidden.size === 0 ? null : patternOf(hidden, namesOf(view, { hidden, staff, others }));
  const person = ({ name, userId }: TranscriptPerson): TranscriptPerson => {
    if (userId !== null && hidden.has(userId)) return theReporter;
    return { name: shorten(words(name), nameLimit), userId };
  };
  const words = (text: string) =>
    pattern === null ? text : visibleText(text).replaceAll(pattern, transcriptWords.theReporter);
  // Among the team a reporter is not called the reporter: that would tell who of the team it is.
  const colleague = (one: TranscriptPerson) =>
    one.userId !== null && hidden.has(one.userId) ? { name: transcriptWords.ofTheTeam, userId: null } : person(one);
  const member = (userId: string) =>
    colleague({ name: names.get(userId) ?? transcriptWords.unnamedMember(userId), userId });
  const file = (name: string, number: number) => (pattern === null ? name : card.proofNumber(number));
  const isKept = (userId: string) => hidden.has(userId);
  const message = (one: TranscriptMessage) => renamed(one, { person, words, file, isKept });
  return { person, member, colleague, isKept, words, file, message };
}

/** Names by id, of the team as it calls itself now, of others as they are called in the case. */
function knownNames({ state, words }: CaseView, staff: readonly StaffMember[], others: TranscriptPerson[]) {
  const byContent = [
    { userId: state.assigneeId, nameId: state.assigneeNameId },
    { userId: state.openerId, nameId: state.openerNameId },
    ...state.parties,
  ];
  const named = byContent.map(({ userId, nameId }) => ({ userId, name: words.get(nameId ?? '') ?? '' }));
  const all = [...others, ...named, ...staff.map(({ userId, names }) => ({ userId, name: names.at(-1) ?? '' }))];
  return new Map(
    all.flatMap(({ userId, name }) => (userId === null || name === '' || name === userId ? [] : [[userId, name]])),
  );
}

/** The members whose names are kept back. A duplicate that joined may have brought a second reporter. */
function hiddenIds({ state: { confidential, parties } }: CaseView): Set<string> {
  const reporters = confidential ? parties.filter(({ role }) => role === 'reporter') : [];
  return new Set(reporters.flatMap(({ userId }) => (userId === null ? [] : [userId])));
}

interface Known {
  hidden: Set<string>;
  staff: readonly StaffMember[];
  others: TranscriptPerson[];
}

/** Every name they are known by here. */
function namesOf({ state, words }: CaseView, { hidden, staff, others }: Known): string[] {
  const isHidden = ({ userId }: { userId: string | null }) => userId !== null && hidden.has(userId);
  return [
    ...state.parties.filter(isHidden).map(({ nameId }) => words.get(nameId) ?? ''),
    ...staff.filter(isHidden).flatMap(({ names }) => names),
    ...others.filter(isHidden).map(({ name }) => name),
  ];
}

/** Their ids, mentions of them, and their names standing alone as words. */
function patternOf(hidden: Set<string>, names: string[]): RegExp {
  const ids = [...hidden].flatMap((id) => [`<@!?${id}>`, id]);
  const known = names.map((name) => visibleText(name).trim()).filter((name) => name.length >= shortestName);
  const longestFirst = [...new Set(known)].toSorted((one, other) => other.length - one.length);
  const whole = longestFirst.map((name) => `(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`);
  return new RegExp([...ids, ...whole].join('|'), 'giu');
}

const escaped = (name: string) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

function renamed(
  message: TranscriptMessage,
  { person, words, file, isKept }: Pick<Naming, 'person' | 'words' | 'file' | 'isKept'>,
): TranscriptMessage {
  const { by, text, edits, attachments, answers, remarks } = message;
  const said = (some: string | null) => (some === null ? null : words(some));
  return {
    ...message,
    // Whoever has the id finds the message, and with it the name.
    messageId: by?.userId && isKept(by.userId) ? null : message.messageId,
    by: by && person(by),
    text: said(text),
    edits: edits.map(({ at, before }) => ({ at, before: said(before) })),
    attachments: attachments.map(({ name, size, number }, index) => ({
      name: file(name, number ?? index + 1),
      size,
      number,
    })),
    answers: answers && { by: answers.by && person(answers.by), text: said(answers.text) },
    remarks: remarks.map(words),
  };
}
