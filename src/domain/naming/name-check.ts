import type { CaseState, Party } from '../case.ts';
import type { Content } from '../command.ts';
import { partsOf } from '../contact/conversations.ts';
import { othersNamed } from './others-named.ts';
import type { OtherNamed, OtherPerson, Place } from './others-named.ts';
import { signOf } from './plain-words.ts';

/** What the check of names needs to know of the world, asked at the moment of writing. */
export interface NameCheck {
  /** Every other party of the case, by the names Discord and the record know. */
  others: readonly OtherPerson[];
  /** What the person it is for told the team themselves. */
  ownWords: readonly string[];
}

/** Why a word to a party does not go out. */
export type NamingRefusal =
  /** Somebody else is named or mentioned in it. */
  | { code: 'names-others'; places: Place[] }
  /** Who they all are could not be asked: nothing goes out (SPEC 7.7). */
  | { code: 'names-unchecked' };

/** What somebody is about to write to a party. */
interface Writing {
  text: string;
  /** Null: the check could not be run. */
  check: NameCheck | null;
  /** Words that are no name here, parted by commas or lines: for leaders alone. */
  passed: Content | null;
  by: { isLeader: boolean };
}

/** Nobody is told another party's name but one they gave themselves (SPEC 7.7); null when it may go out. */
export function refusedForNames(
  state: Pick<CaseState, 'parties'>,
  to: Party,
  { text, check, passed, by }: Writing,
): NamingRefusal | null {
  if (check === null || !knowsEverybody(state, to, check)) return { code: 'names-unchecked' };
  const others = check.others.filter(({ partyId }) => !isTheirs(state, to, partyId));
  const given = othersNamed(check.ownWords.join('\n'), others);
  const fine = by.isLeader ? (passed?.text.split(/[,\n]/u) ?? []) : [];
  const left = othersNamed(text, others).filter((one) => !isGiven(one, given) && !isPassed(one, fine));
  const places = left.map(({ line, written }) => ({ line, written }));
  const isFirst = (place: Place, index: number) =>
    places.findIndex(({ line, written }) => line === place.line && written === place.written) === index;
  return places.length === 0 ? null : { code: 'names-others', places: places.filter(isFirst) };
}

const isTheirs = (state: Pick<CaseState, 'parties'>, to: Party, partyId: string): boolean =>
  partsOf(state, to).some((part) => part.partyId === partyId);

/** Somebody may have become a party since they were asked for. */
const knowsEverybody = (state: Pick<CaseState, 'parties'>, to: Party, { others }: NameCheck): boolean =>
  state.parties.every(
    ({ partyId }) => isTheirs(state, to, partyId) || others.some((other) => other.partyId === partyId),
  );

/** Who gave a whole name may be told a part of it. */
const isGiven = ({ partyId, sign, isId, written }: OtherNamed, given: readonly OtherNamed[]): boolean =>
  given.some((one) => {
    const isSaid = sign === '' ? one.written === written : one.sign.includes(sign);
    return one.partyId === partyId && one.isId === isId && isSaid;
  });

/** An id is always somebody. */
const isPassed = ({ written, isId }: OtherNamed, passed: readonly string[]): boolean =>
  !isId &&
  passed.some((word) => word.trim() === written.trim() || (signOf(word) !== '' && signOf(word) === signOf(written)));
