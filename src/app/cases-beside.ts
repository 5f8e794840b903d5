import type { CaseState } from '../domain/case.ts';
import { tiedIds } from '../domain/lifecycle/duplicates.ts';
import type { Status } from '../domain/words.ts';
import type { CaseStore } from './ports.ts';

/** Other cases about the same person that a reader of this one may know of, as they are at this moment (SPEC 3.8). */
export interface CasesBeside {
  /** The newest first, at most eight; duplicates are told of elsewhere. */
  linked: Beside[];
  /** The case in whose thread this one is told of. */
  lead: Beside | null;
  /** References by case id of duplicates, and of what this is a duplicate of: those the reader may know of, the newest. */
  named: ReadonlyMap<string, string>;
}

interface Beside {
  reference: string;
  /** Null where what is drawn is not drawn anew with it. */
  status: Status | null;
}

/** More would make a card nobody reads in ten seconds. */
const linkedAtMost = 8;
/** The same for duplicates; of the others only the number is told. */
const namedAtMost = 20;

/**
 * The cases that are tied to this one, asked of their own rows: `mayKnow` says of each whether whoever is going to read
 * this may know of it. What a link says alone is never shown.
 */
export async function casesBeside(
  cases: CaseStore,
  state: CaseState,
  mayKnow: (other: CaseState) => Promise<boolean>,
): Promise<CasesBeside> {
  const { links, gatheredIn } = state;
  const known = async (caseId: string) => {
    const other = await cases.load(caseId);
    return other !== null && (await mayKnow(other)) ? other : null;
  };
  const linked: Beside[] = [];
  const newestFirst = links.filter(({ how }) => how === 'same-subject').toSorted((a, b) => b.openedAt - a.openedAt);
  for (const { caseId } of newestFirst) {
    if (linked.length === linkedAtMost) break;
    const other = await known(caseId);
    if (other !== null) linked.push(other);
  }
  const named = new Map<string, string>();
  for (const caseId of tiedIds(state).slice(-namedAtMost)) {
    const other = await known(caseId);
    if (other !== null) named.set(caseId, other.reference);
  }
  return { linked, lead: gatheredIn === null ? null : await known(gatheredIn.caseId), named };
}
