import type { TagWords } from '../../domain/place/post-tags.ts';
import type { Settings } from '../../domain/settings.ts';
import { severityNames, statusNames } from './card.ts';
import { categoryWords } from './categories.ts';

/** What fits into the 20 signs of a tag, where the name of a category does not. */
const short: Record<string, string> = {
  'personal-information': 'Personal information',
  'sexual-content': 'Sexual content',
  evasion: 'Evading a sanction',
};

/** The tags of case posts in this server's words; the shared one is called as the category it stands for. */
export function tagWords({ categories }: Pick<Settings, 'categories'>): TagWords {
  return {
    status: statusNames,
    severity: severityNames,
    categories: categories.map((category) => ({
      key: category.key,
      name: category.name ?? short[category.key] ?? categoryWords(category).name,
    })),
    shared: 'Something else',
  };
}
