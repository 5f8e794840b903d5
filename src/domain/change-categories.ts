import type { Read } from './read-setting.ts';
import { readWords } from './read-setting.ts';
import type { Category } from './settings.ts';
import type { Severity } from './words.ts';

/** Discord's limit for a list to choose from, and so for the report form. */
export const categoriesAtMost = 25;
export const categoryLimits = { name: 40, resources: 500, text: 500 } as const;

export const categoryFlags = ['urgent', 'restricted', 'minorSafety'] as const;
export type CategoryFlag = (typeof categoryFlags)[number];

/** A category as it was filled in. */
export interface TypedCategory {
  name: string;
  severity: Severity;
  flags: readonly CategoryFlag[];
  resources: string;
  text: string;
}

/** Names as people see them now, by key: the built-in ones live with the texts. */
export type ShownNames = ReadonlyMap<string, string>;

/** The list with this category changed, or with a new one at its end (SPEC 3.2). */
export function putCategory(
  categories: readonly Category[],
  key: string | null,
  typed: TypedCategory,
  shown: ShownNames,
): Read<Category[]> {
  const name = readName(key, typed.name, shown);
  if (!name.ok) return name;
  const resources = readWords(typed.resources, categoryLimits.resources);
  if (!resources.ok) return resources;
  const text = readWords(typed.text, categoryLimits.text);
  if (!text.ok) return text;
  const before = categories.find((one) => one.key === key);
  const isAsBefore = before !== undefined && shown.get(before.key) === name.value;
  const put: Category = {
    key: before?.key ?? freeKey(categories, name.value),
    name: isAsBefore ? before.name : name.value,
    severity: typed.severity,
    ...flagsFrom(typed.flags),
    resources: resources.value,
    text: text.value,
  };
  const value = before === undefined ? [...categories, put] : categories.map((one) => (one === before ? put : one));
  return { ok: true, value };
}

function readName(key: string | null, typed: string, shown: ShownNames): Read<string> {
  const name = typed.replaceAll(/\s+/gu, ' ').trim();
  if (name === '' || name.length > categoryLimits.name) return { ok: false, wrong: { code: 'category-name' } };
  const isTaken = [...shown].some(([other, taken]) => other !== key && taken.toLowerCase() === name.toLowerCase());
  return isTaken ? { ok: false, wrong: { code: 'category-taken', name } } : { ok: true, value: name };
}

const flagsFrom = (flags: readonly CategoryFlag[]): Record<CategoryFlag, boolean> => ({
  urgent: flags.includes('urgent'),
  restricted: flags.includes('restricted'),
  minorSafety: flags.includes('minorSafety'),
});

/** Protection that a change takes away: it goes on for the cases that have it already. */
export function protectionLost(before: Category | undefined, after: Category | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return (before.restricted && !after.restricted) || (before.minorSafety && !after.minorSafety);
}

/** One more than there can be categories. */
const tails = 'abcdefghijklmnopqrstuvwxyz';

/** A key made of the name's own letters, told apart from the others. */
function freeKey(categories: readonly Category[], name: string): string {
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, '-');
  const trimmed = letters.replaceAll(/^-+|-+$/gu, '').slice(0, 24);
  const base = trimmed.length < 2 ? 'category' : trimmed;
  const taken = new Set(categories.map(({ key }) => key));
  const free = [base, ...Array.from(tails, (tail) => `${base}-${tail}`)].find((key) => !taken.has(key));
  return free ?? base;
}
