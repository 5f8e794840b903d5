import type { CaseState } from '../case.ts';
import { shorten, tidyName } from '../names.ts';

/** Discord's limit for a thread name. */
const nameLimit = 100;

/** Tells the shelf post of a restricted case from its thread: both are private threads of the same channel. */
const privateSign = '📁 ';

type Named = Pick<CaseState, 'reference' | 'shelf'>;

/** `C-0042`, from the second stay on `C-0042 (2)`. */
const headOf = ({ reference, shelf: { stay } }: Named) => (stay > 1 ? `${reference} (${stay})` : reference);

/**
 * `C-0042 · Harassment`: no party is named, who is in it is shown to whoever presses (SPEC 6.3). A private thread, and a
 * post that somebody reads who must not, say the reference alone; their category is null.
 */
export function shelfName(state: Named, isPrivate: boolean, category: string | null): string {
  if (isPrivate) return privateSign + headOf(state);
  const parts = category === null ? [] : [tidyName(category)];
  return shorten([headOf(state), ...parts.filter((part) => part !== '')].join(' · '), nameLimit);
}

/** True if a shelf post of that name is of this case and stay. */
export function isShelfName(state: Named, isPrivate: boolean, name: string): boolean {
  const head = headOf(state);
  if (isPrivate) return name === privateSign + head;
  return name === head || name.startsWith(`${head} ·`);
}

/** The reference a name begins with, if it can be of a shelf post. */
export const shelfReferenceIn = (name: string): string | null =>
  /^(?:📁 )?(C-[0-9A-Z]{4,})(?: \(\d+\))?(?: ·|$)/u.exec(name)?.[1] ?? null;
