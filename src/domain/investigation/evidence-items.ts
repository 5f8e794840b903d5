import type { CaseState, Evidence } from '../case.ts';
import type { EvidenceMark, Exhibit } from './investigation-state.ts';

type Marked = Pick<CaseState, 'marks' | 'category'>;

/** A piece of evidence as people name it: `F3` is the third file, `E2` the second of what was given beside files. */
export type Item = { name: string; itemId: string } & ({ file: Evidence } | { exhibit: Exhibit });

/** Everything that was ever evidence of the case, files first, each in the order in which it came. */
export const itemsOf = ({ evidence, exhibits }: Pick<CaseState, 'evidence' | 'exhibits'>): Item[] => [
  ...evidence.map((file, index) => ({ name: `F${index + 1}`, itemId: file.evidenceId, file })),
  ...exhibits.map((exhibit, index) => ({ name: `E${index + 1}`, itemId: exhibit.exhibitId, exhibit })),
];

/** What somebody typed as a name of evidence: `F3`, `f 3`; null when the case has nothing of that name. */
export function itemNamed(state: Pick<CaseState, 'evidence' | 'exhibits'>, typed: string): Item | null {
  const name = typed.replaceAll(/[\s#-]/gu, '').toUpperCase();
  return itemsOf(state).find((item) => item.name === name) ?? null;
}

/** The marks of one piece of evidence; those of one that nobody touched say so. */
export const markOf = ({ marks }: Pick<CaseState, 'marks'>, itemId: string): EvidenceMark =>
  marks.find((mark) => mark.itemId === itemId) ?? {
    itemId,
    covered: null,
    withdrawn: null,
    erasing: null,
    erased: null,
  };

/** The category whose evidence starts covered: what was published is what must not be spread (SPEC 7.1). */
const startsCovered = 'personal-information';

/** True while nobody is shown it but a leader who asks to, on record. */
export const isCovered = (state: Marked, itemId: string): boolean =>
  markOf(state, itemId).covered ?? state.category === startsCovered;

/** True once its words and bytes are gone; who gave it, when, and its SHA-256 stay. */
export const isErased = (state: Pick<CaseState, 'marks'>, itemId: string): boolean =>
  markOf(state, itemId).erased !== null;

/** True for a file whose bytes may be shown to everybody who may see the case. */
export const isShown = (state: Marked, { evidenceId, state: stands }: Evidence): boolean =>
  stands === 'stored' && !isErased(state, evidenceId) && !isCovered(state, evidenceId);
