import type { Settings } from './settings.ts';
import { addStaffOptions, channelKinds, pingOthersOptions, pingUrgentOptions } from './settings.ts';

/** The pages of `/settings`, in their order (SPEC 13). */
export const settingGroups = [
  'reports',
  'calls',
  'promises',
  'assignment',
  'decisions',
  'contact',
  'time',
  'words',
] as const;
export type SettingGroup = (typeof settingGroups)[number];

type NumberKey =
  | 'coldAfterDays'
  | 'coldMinAttempts'
  | 'quorum'
  | 'quorumBan'
  | 'quorumReferral'
  | 'coldReviewMonths'
  | 'interimHours'
  | 'interimConfirmHours'
  | 'reportsPerHour'
  | 'keepFromMinutes'
  | 'surgeAt'
  | 'contextBefore'
  | 'contextAfter'
  | 'claimUnassignedHours';

export type ChoiceKey = 'pingUrgent' | 'pingOthers' | 'addStaff';
/** What a choice offers, by the names the settings keep. */
export type ChoiceOption = Settings[ChoiceKey];

/** One setting as `/settings` knows it; bounds are those of the schema, held together by a test. */
export type SettingDefinition = { group: SettingGroup } & (
  | { kind: 'number'; key: NumberKey; min: number; max: number }
  | { kind: 'days'; key: 'checkIn'; min: number; max: number }
  | { kind: 'choice'; key: ChoiceKey; options: readonly ChoiceOption[] }
  | { kind: 'minutes'; key: 'urgentEscalation'; min: number; max: number }
  | { kind: 'switch'; key: 'selfAssign' | 'showStaffName' }
  | { kind: 'way'; key: 'contactBy' }
  | { kind: 'zone'; key: 'timeZone' }
  | { kind: 'words'; key: 'emergencyText' | 'outsideContact' | 'authorities'; max: number }
  | { kind: 'categories'; key: 'categories' }
);
export type SettingKey = SettingDefinition['key'];

/** Every number and text a server can change, in the order of the pages. */
export const settingDefinitions: readonly SettingDefinition[] = [
  { key: 'reportsPerHour', group: 'reports', kind: 'number', min: 1, max: 100 },
  { key: 'keepFromMinutes', group: 'reports', kind: 'number', min: 1, max: 1440 },
  { key: 'surgeAt', group: 'reports', kind: 'number', min: 2, max: 1000 },
  { key: 'categories', group: 'reports', kind: 'categories' },
  { key: 'contextBefore', group: 'reports', kind: 'number', min: 0, max: 20 },
  { key: 'contextAfter', group: 'reports', kind: 'number', min: 0, max: 20 },
  { key: 'pingUrgent', group: 'calls', kind: 'choice', options: pingUrgentOptions },
  { key: 'pingOthers', group: 'calls', kind: 'choice', options: pingOthersOptions },
  { key: 'addStaff', group: 'calls', kind: 'choice', options: addStaffOptions },
  { key: 'urgentEscalation', group: 'calls', kind: 'minutes', min: 1, max: 1440 },
  { key: 'checkIn', group: 'promises', kind: 'days', min: 1, max: 60 },
  { key: 'selfAssign', group: 'assignment', kind: 'switch' },
  { key: 'claimUnassignedHours', group: 'assignment', kind: 'number', min: 1, max: 720 },
  { key: 'quorum', group: 'decisions', kind: 'number', min: 2, max: 10 },
  { key: 'quorumBan', group: 'decisions', kind: 'number', min: 2, max: 10 },
  { key: 'quorumReferral', group: 'decisions', kind: 'number', min: 2, max: 10 },
  { key: 'interimHours', group: 'decisions', kind: 'number', min: 1, max: 24 },
  { key: 'interimConfirmHours', group: 'decisions', kind: 'number', min: 1, max: 24 },
  { key: 'contactBy', group: 'contact', kind: 'way' },
  { key: 'showStaffName', group: 'contact', kind: 'switch' },
  { key: 'coldAfterDays', group: 'contact', kind: 'number', min: 2, max: 365 },
  { key: 'coldMinAttempts', group: 'contact', kind: 'number', min: 1, max: 10 },
  { key: 'coldReviewMonths', group: 'contact', kind: 'number', min: 1, max: 60 },
  { key: 'timeZone', group: 'time', kind: 'zone' },
  { key: 'emergencyText', group: 'words', kind: 'words', max: 500 },
  { key: 'outsideContact', group: 'words', kind: 'words', max: 300 },
  { key: 'authorities', group: 'words', kind: 'words', max: 300 },
];

/** Who reads what: changed by `/setup start` alone, because the server itself is checked with them. */
export const setBySetup = ['staffRoles', 'leaderRoles', ...channelKinds] as const;

/** Changes the team has to know of (SPEC 13); told in the staff channel. */
const toldToStaff = [
  ...setBySetup,
  'reportsPerHour',
  'checkIn',
  'pingUrgent',
  'pingOthers',
  'addStaff',
  'urgentEscalation',
  'quorum',
  'quorumBan',
  'quorumReferral',
  'interimHours',
  'interimConfirmHours',
] as const;

/** The settings that differ, in the order of the schema. */
export function changedKeys(before: Settings, after: Settings): (keyof Settings)[] {
  const all = new Set([...setBySetup, ...settingDefinitions.map(({ key }) => key)]);
  return [...all].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Those of a change that the staff channel is told of. */
export function keysToTell(before: Settings, after: Settings): (keyof Settings)[] {
  const told: readonly string[] = toldToStaff;
  return changedKeys(before, after).filter((key) => told.includes(key));
}
