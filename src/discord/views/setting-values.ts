import { shorten } from '../../domain/names.ts';
import type { SettingDefinition, SettingKey } from '../../domain/setting-definitions.ts';
import { settingDefinitions } from '../../domain/setting-definitions.ts';
import { Settings } from '../../domain/settings.ts';
import type { Category } from '../../domain/settings.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { choiceNames, settingsPage } from '../../texts/en/settings.ts';
import { safeName, safeText } from './safe-text.ts';

/** What a server has that never changed anything. */
export const defaultSettings = Settings.parse({});

/** The definition a custom id names; custom ids hold no capitals. */
export const definitionOf = (id: string): SettingDefinition | null =>
  settingDefinitions.find(({ key }) => settingId(key) === id) ?? null;
export const settingId = (key: SettingKey): string => key.toLowerCase();

export const isDefault = (key: SettingKey, settings: Settings): boolean =>
  JSON.stringify(settings[key]) === JSON.stringify(defaultSettings[key]);

/** A setting as people read it, on one line. */
export function shownSetting(key: keyof Settings, settings: Settings, limit = 400): string {
  switch (key) {
    case 'reportsPerHour':
    case 'surgeAt':
    case 'contextBefore':
    case 'contextAfter':
    case 'coldAfterDays':
    case 'coldMinAttempts':
    case 'quorum':
    case 'quorumBan':
    case 'quorumReferral':
    case 'coldReviewMonths':
    case 'timeZone':
      return String(settings[key]);
    case 'keepFromMinutes':
      return settingsPage.minutesLong(settings[key]);
    case 'claimUnassignedHours':
    case 'interimHours':
    case 'interimConfirmHours':
      return settingsPage.hours(settings[key]);
    case 'checkIn':
      return settingsPage.days(settings[key]);
    case 'selfAssign':
    case 'showStaffName':
      return settings[key] ? settingsPage.yes : settingsPage.no;
    case 'pingUrgent':
    case 'pingOthers':
    case 'addStaff':
      return choiceNames[key][settings[key]] ?? settings[key];
    case 'urgentEscalation':
      return settingsPage.minutes(settings[key]);
    case 'contactBy':
      return settingsPage.ways[settings[key]];
    case 'categories':
      return settingsPage.categoryCount(settings[key].length);
    case 'emergencyText':
    case 'outsideContact':
    case 'authorities':
      return shownWords(settings[key], limit);
    case 'staffRoles':
    case 'leaderRoles':
    case 'casesChannel':
    case 'restrictedChannel':
    case 'archiveChannel':
    case 'coldChannel':
    case 'contactChannel':
    case 'staffChannel':
      return shownChoice(settings[key]);
  }
}

const shownWords = (words: string | null, limit: number) =>
  words === null ? settingsPage.nothing : shorten(safeText(words.replaceAll(/\s+/gu, ' ')), limit);

/** Roles and channels as Discord shows them; nobody is pinged by it. */
function shownChoice(chosen: string[] | string | null): string {
  if (chosen === null || chosen.length === 0) return settingsPage.none;
  return typeof chosen === 'string' ? `<#${chosen}>` : chosen.map((id) => `<@&${id}>`).join(' ');
}

/** The name members choose a category by. */
export const nameOfCategory = (category: Category): string => safeName(categoryWords(category).name);
