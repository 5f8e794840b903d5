import { shorten } from '../../domain/names.ts';
import type { Author, Snapshot, Surroundings } from '../../domain/snapshot.ts';
import { card } from '../../texts/en/card.ts';
import { authorKinds } from '../../texts/en/reported-message.ts';
import type { CaseView } from './case-view.ts';
import { safeName } from './safe-text.ts';

/** How an author and their words are written: plainly, or with a confidential reporter left unnamed (SPEC 3.6). */
export interface Naming {
  /** Name and id, never a mention (SPEC 4.2). */
  drawn: (author: Author) => string;
  /** The same for a text file. */
  typed: (author: Author) => string;
  words: (text: string) => string;
}

/** The shortest name that is taken out of a text; a shorter one stands in too many words. */
const shortestName = 3;

export const namingFor = (view: CaseView, snapshot: Snapshot, around: Surroundings): Naming =>
  namingAmong(view, [...authorsIn(snapshot), ...around.before, ...around.after]);

/** The same among these authors. */
export function namingAmong(view: CaseView, authors: { author: Author }[]): Naming {
  const reporterIds = view.state.confidential ? reportersOf(view).flatMap(({ userId }) => userId ?? []) : [];
  if (reporterIds.length === 0) return { drawn, typed, words: (text) => text };
  const pattern = reporterPattern(view, reporterIds, authors);
  const isKept = ({ userId }: Author) => reporterIds.includes(userId);
  return {
    drawn: (author) => (isKept(author) ? card.harmedIsReporter : drawn(author)),
    typed: (author) => (isKept(author) ? card.harmedIsReporter : typed(author)),
    words: (text) => text.replaceAll(pattern, card.harmedIsReporter),
  };
}

const drawn = ({ userId, name, kind }: Author) => `${safeName(shorten(name, 100))} (\`${userId}\`${kindOf(kind)})`;
const typed = ({ userId, name, kind }: Author) => `${name} (${userId}${kindOf(kind)})`;

const kindOf = (kind: Author['kind']) => (kind === 'member' ? '' : `, ${authorKinds[kind]}`);

/** A duplicate that joined may have brought a second one. */
const reportersOf = ({ state }: CaseView) => state.parties.filter((party) => party.role === 'reporter');

const authorsIn = (snapshot: Snapshot): { author: Author }[] => {
  const answered = snapshot.repliesTo?.message ?? null;
  return answered === null ? [snapshot] : [snapshot, answered];
};

/** Their ids, mentions of them, and every name they are known by here. */
function reporterPattern(view: CaseView, reporterIds: readonly string[], all: { author: Author }[]): RegExp {
  const theirs = all.flatMap(({ author }) => (reporterIds.includes(author.userId) ? [author] : []));
  const known = [
    ...reportersOf(view).map(({ nameId }) => view.words.get(nameId)),
    ...theirs.flatMap(({ name, displayName }) => [name, displayName]),
  ];
  const names = known.flatMap((name) => (name && name.trim().length >= shortestName ? [escaped(name.trim())] : []));
  const whole = [...new Set(names)].map((name) => `(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`);
  const ids = reporterIds.flatMap((id) => [`<@!?${id}>`, id]);
  return new RegExp([...ids, ...whole].join('|'), 'giu');
}

const escaped = (name: string) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
