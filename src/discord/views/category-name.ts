import type { CaseState } from '../../domain/case.ts';
import type { Settings } from '../../domain/settings.ts';
import { categoryWords } from '../../texts/en/categories.ts';

/** What the category of a case is called on its server; by its key once it was removed from the settings. */
export function categoryName(
  { category: key }: Pick<CaseState, 'category'>,
  { categories }: Pick<Settings, 'categories'>,
): string {
  return categoryWords(categories.find((one) => one.key === key) ?? { key, name: null, text: null }).name;
}
