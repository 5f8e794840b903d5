import type { SettingsChange } from '../../app/ports.ts';
import { changedKeys } from '../../domain/setting-definitions.ts';
import type { Category, Settings } from '../../domain/settings.ts';
import { settingName, settingsPage } from '../../texts/en/settings.ts';
import { nameOfCategory, shownSetting } from './setting-values.ts';

/** Room on the page beside its title. */
const historyLimit = 3000;
const valueLimit = 120;

/** Who changed what and when, the latest first, as far as it fits (SPEC 13). */
export function settingsHistory(changes: readonly SettingsChange[]): string {
  const entries = changes.map(entry).filter((one) => one !== '');
  const shown: string[] = [];
  let length = 0;
  for (const one of entries) {
    length += one.length + 1;
    if (length > historyLimit) return [...shown, settingsPage.older].join('\n');
    shown.push(one);
  }
  return shown.length === 0 ? settingsPage.emptyHistory : shown.join('\n');
}

function entry({ at, by, before, after }: SettingsChange): string {
  const keys = changedKeys(before, after);
  return keys.length === 0 ? '' : [settingsPage.historyEntry(at, by), ...changeLines(before, after, keys)].join('\n');
}

/** One line per setting: its name, before and after. */
export function changeLines(before: Settings, after: Settings, keys: readonly (keyof Settings)[]): string[] {
  return keys.map((key) => {
    const [was, is] =
      key === 'categories' ? categoriesOf(before, after) : [before, after].map((one) => value(key, one));
    return settingsPage.historyChange(settingName(key), was ?? '', is ?? '');
  });
}

const value = (key: keyof Settings, settings: Settings) => shownSetting(key, settings, valueLimit);

/** Only the categories that differ. */
function categoriesOf(before: Settings, after: Settings): [string, string] {
  const differing = (those: Settings, others: Settings) =>
    those.categories
      .filter((one) => !others.categories.some((other) => JSON.stringify(other) === JSON.stringify(one)))
      .map(brief)
      .join(', ');
  return [differing(before, after), differing(after, before)].map((one) =>
    one === '' ? settingsPage.none : one.slice(0, 300),
  ) as [string, string];
}

const brief = (category: Category) => `${nameOfCategory(category)} (${category.severity})`;
