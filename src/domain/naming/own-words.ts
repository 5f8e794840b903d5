import type { CaseState, Party } from '../case.ts';
import { partsOf } from '../contact/conversations.ts';

type Told = Pick<CaseState, 'source' | 'parties' | 'descriptionId' | 'additions' | 'conversations'>;

/** Ids of the contents in which a party told the team something: names in them they gave themselves (SPEC 7.7). */
export function ownWordsOf(state: Told, party: Party): string[] {
  const parts = partsOf(state, party);
  const isOne = (partyId: string, userId: string | null) =>
    parts.some((part) => part.partyId === partyId || (userId !== null && part.userId === userId));
  const answers = state.conversations
    .filter(({ partyId, userId }) => isOne(partyId, userId))
    .flatMap(({ replies }) => replies.flatMap(({ textId, editedTextId }) => [textId, editedTextId]));
  const reporters = state.parties.filter(({ role }) => role === 'reporter');
  const [author] = reporters;
  const isAuthor = state.source === 'report' && author !== undefined && isOne(author.partyId, author.userId);
  const written = isAuthor ? [state.descriptionId, ...named(state)] : [];
  // With a second reporter it is not known who of them added what.
  const added = isAuthor && reporters.length === 1 ? state.additions.flatMap((one) => addedIn(one)) : [];
  return [...written, ...added, ...answers].filter((id) => id !== null);
}

/** Whom the report itself is about, and who was harmed by it. */
const named = ({ parties }: Told): string[] =>
  parties.filter(({ partyId }) => partyId === 'subject-1' || partyId === 'target-1').map(({ nameId }) => nameId);

const addedIn = ({ textId, joined }: Told['additions'][number]): (string | null)[] => [
  textId,
  joined?.about?.nameId ?? null,
  joined?.harmed?.nameId ?? null,
];
