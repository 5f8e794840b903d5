import type { EscalationStep } from '../../domain/calls/call-state.ts';
import type { CategoryFlag } from '../../domain/change-categories.ts';
import type { SettingWrong } from '../../domain/read-setting.ts';
import type { ChoiceKey, ChoiceOption, SettingGroup, SettingKey } from '../../domain/setting-definitions.ts';
import type { Settings } from '../../domain/settings.ts';
import { severityNames } from './card.ts';
import { channelNames } from './channels.ts';

export const settingsCommandWords = { description: 'See and change every number and text of Casekeeper' };

export const groupNames: Record<SettingGroup | 'setup' | 'history', string> = {
  reports: 'Reports',
  calls: 'Calls',
  promises: 'Promises',
  assignment: 'Assignment',
  decisions: 'Decisions',
  contact: 'Talking with people',
  time: 'Language and time',
  words: 'Words for hard moments',
  setup: 'Roles and channels',
  history: 'History',
};

/** What each setting is called, and what it does. Labels fit into a form (45 signs). */
export const settingWords: Record<SettingKey, { label: string; help: string }> = {
  reportsPerHour: {
    label: 'Reports per member and hour',
    help: 'Beyond it a member is told when it works again, and keeps their words. Danger is never refused.',
  },
  keepFromMinutes: {
    label: 'Minutes to say whom it is kept from',
    help: 'So long nobody of the team gets a report that must be kept from somebody. Unanswered, leaders get it.',
  },
  surgeAt: {
    label: 'Reports about one person that gather',
    help: 'From this one on within an hour they gather in one case thread, until a leader parts them.',
  },
  categories: {
    label: 'Categories',
    help: 'What members choose from when they report, with severity and what follows from it.',
  },
  contextBefore: {
    label: 'Messages kept before a reported one',
    help: 'So that the team can read what led to it. Up to 20.',
  },
  contextAfter: {
    label: 'Messages kept after a reported one',
    help: 'So that the team can read how it went on. Up to 20.',
  },
  pingUrgent: { label: 'Whom an urgent report pings', help: 'Once, in the case thread.' },
  pingOthers: { label: 'Whom any other report pings', help: 'Once. Restricted cases call people by name.' },
  addStaff: {
    label: 'Who comes into every case thread',
    help: 'The others hear of a new case in the staff channel and enter by a button. Access stays as it is.',
  },
  urgentEscalation: {
    label: 'Calling again for an urgent report',
    help: 'After how many minutes without anybody on it leaders, all staff and the owner are called.',
  },
  checkIn: {
    label: 'Check-in',
    help: 'Within how many days the reporter hears from the team. Dates already promised stay.',
  },
  selfAssign: { label: 'Staff may take cases themselves', help: 'Otherwise a leader assigns them.' },
  claimUnassignedHours: {
    label: 'Hours until anybody may take a case',
    help: 'A case nobody has had for so long may be taken by any staff member.',
  },
  quorum: {
    label: 'How many stand behind a decision',
    help: 'So many different people of the team, the proposer included; never fewer than two.',
  },
  quorumBan: {
    label: 'How many stand behind a ban',
    help: 'Never more than can vote on the case, and never fewer than two.',
  },
  quorumReferral: {
    label: 'How many stand behind handing a case on',
    help: 'Where a case is handed to others, such as the authorities. Where life is in danger nobody has to vote.',
  },
  interimHours: {
    label: 'Longest interim timeout, in hours',
    help: 'For so long one person of the team may time somebody out before there is a decision; at most a day.',
  },
  interimConfirmHours: {
    label: 'Hours until an interim measure is confirmed',
    help: 'Within so many hours a second person confirms it; else it is lifted.',
  },
  contactBy: {
    label: 'How people are written to first',
    help: 'The other way is taken where this one does not reach them. A confidential reporter is always written to by direct message.',
  },
  showStaffName: {
    label: 'Say who of the team writes',
    help: 'Otherwise people read that the team writes to them.',
  },
  coldAfterDays: {
    label: 'Days without an answer',
    help: 'After so many days in which nobody answers a case goes to the cold cases. Halfway, people are reminded.',
  },
  coldMinAttempts: {
    label: 'Attempts before a case goes cold',
    help: 'How often somebody must have been asked before their silence counts. A reminder is an attempt, too.',
  },
  coldReviewMonths: {
    label: 'Months until leaders look at a cold case',
    help: 'A cold case that has slept for so long comes before the leaders, and again after as long a time.',
  },
  timeZone: { label: 'Time zone', help: 'In which typed dates are read, such as `2026-12-01`.' },
  emergencyText: { label: 'When somebody is in danger', help: 'Leads the answer to a report about danger.' },
  outsideContact: {
    label: 'When it is about the team itself',
    help: 'Whom members can turn to outside of the team.',
  },
  authorities: { label: 'Authorities, for the safety of minors', help: 'Shown to the team in such a case.' },
};

const names: Record<Exclude<keyof Settings, SettingKey>, string> = {
  staffRoles: 'Staff roles',
  leaderRoles: 'Leader roles',
  ...channelNames,
};

/** The name of any setting. */
export const settingName = (key: keyof Settings): string => (isInDialog(key) ? settingWords[key].label : names[key]);

const isInDialog = (key: keyof Settings): key is SettingKey => key in settingWords;

export const settingsPage = {
  title: (group: string) => `## Settings · ${group}`,
  choosePage: 'Go to …',
  change: 'Change',
  isDefault: 'the default',
  otherDefault: (shown: string) => `default: ${shown}`,
  reset: 'Back to default …',
  nothing: '*nothing written*',
  yes: 'yes',
  no: 'no',
  none: '*none*',
  ways: { thread: 'a private thread', dm: 'direct message' },
  hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
  minutesLong: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  minutes: (minutes: Settings['urgentEscalation']) =>
    `leaders ${minutes.leaders} · staff ${minutes.staff} · owner ${minutes.owner} minutes`,
  days: (days: Settings['checkIn']) =>
    `critical ${days.critical} · high ${days.high} · medium ${days.medium} · low ${days.low} days`,
  categoryCount: (count: number) => (count === 1 ? '1 category' : `${count} categories`),
  setup: 'Roles and channels decide who reads what, so `/setup start` changes them: it looks at the server first.',
  emptyHistory: 'Nothing has been changed yet.',
  historyEntry: (at: number, by: string) => `**<t:${Math.floor(at / 1000)}:f>** · <@${by}>`,
  historyChange: (name: string, before: string, after: string) => `- ${name}: ${before} → ${after}`,
  older: '-# Older changes are kept, too; these are the latest.',
};

/** What the dialog says back. */
export const settingsNotices = {
  saved: (name: string, before: string, after: string) => `✅ **${name}**: ${before} → ${after}`,
  unchanged: (name: string) => `**${name}** stays as it is.`,
  meanwhile: (name: string, current: string) =>
    `⚠️ Somebody else changed **${name}** while your form was open, so nothing was saved. It is now: ${current}`,
  wrong: (reason: string) => `❌ ${reason} Nothing was changed.`,
  yourWords: 'What you entered, to copy:',
  newCasesOnly: 'This holds for new cases. Cases that are restricted or protected now stay so.',
  categoryAdded: (name: string) => `✅ The category **${name}** is there now.`,
  categoryChanged: (name: string) => `✅ The category **${name}** is changed.`,
  categoryRemoved: (name: string) => `✅ Members can no longer choose **${name}**. Its cases keep it.`,
  lastCategory: '❌ A report needs at least one category, so the last one stays.',
  tooMany: '❌ Discord shows at most 25 categories. Remove one first.',
};

export const categoryPage = {
  choose: 'Look at a category, change or remove it …',
  add: 'Add a category',
  edit: 'Change',
  remove: 'Remove',
  back: 'Back to all settings',
  heading: (name: string) => `## Category · ${name}`,
  resources: 'Where to find help',
  text: 'First words of the answer',
  builtIn: '*the built-in words*',
  formTitle: (name: string) => `Category: ${name}`,
  newTitle: 'A new category',
  fields: {
    name: 'Name',
    severity: 'How grave it is at first',
    flags: 'What follows from it',
    resources: 'Where to find help (optional)',
    text: 'First words of the answer (optional)',
  },
  textHint: 'Warm, judging nobody. Empty: the built-in words.',
  flagNames: {
    urgent: 'urgent',
    restricted: 'restricted',
    minorSafety: 'safety of a minor',
  } satisfies Record<CategoryFlag, string>,
  flagHints: {
    urgent: 'Leaders are pinged at once',
    restricted: 'Only leaders see new cases of it',
    minorSafety: 'No media is copied or shown',
  } satisfies Record<CategoryFlag, string>,
};

/** What the choices are called. */
export const choiceNames: Record<ChoiceKey, Partial<Record<ChoiceOption, string>>> = {
  pingUrgent: { leaders: 'leaders', staff: 'staff and leaders' },
  pingOthers: { staff: 'staff once', leaders: 'leaders', nobody: 'nobody' },
  addStaff: { everyone: 'everyone', leaders: 'leaders and assignee' },
};

const stepNames: Record<EscalationStep, string> = { leaders: 'Leaders', staff: 'Staff', owner: 'Owner' };

/** What is wrong, and what would be right. */
export function wrongText(wrong: SettingWrong): string {
  switch (wrong.code) {
    case 'number':
      return `This takes a whole number from ${wrong.min} to ${wrong.max}.`;
    case 'days':
      return `${severityNames[wrong.severity]} takes a whole number of days from ${wrong.min} to ${wrong.max}.`;
    case 'days-order':
      return 'A graver case cannot wait longer than a lighter one: critical ≤ high ≤ medium ≤ low.';
    case 'minutes':
      return `${stepNames[wrong.step]}: this takes a whole number of minutes from ${wrong.min} to ${wrong.max}.`;
    case 'minutes-order':
      return 'Nobody is called before those who were to be called first: leaders ≤ staff ≤ owner, such as 15, 30 and 60.';
    case 'choice':
      return 'This takes one of the options of the list.';
    case 'zone':
      return 'I do not know this time zone. It looks like `Europe/Berlin`, `America/New_York` or `UTC`.';
    case 'too-long':
      return `This takes up to ${wrong.max} signs; some emoji count as several.`;
    case 'category-name':
      return 'A category needs a name of up to 40 signs.';
    case 'category-taken':
      return `There is a category called “${wrong.name}” already. Members could not tell the two apart.`;
  }
}

/** Fields of the forms that are more than the setting's own name. */
export const settingForm = {
  days: (severity: string) => `${severity}: days`,
  minutes: (step: EscalationStep) => `${stepNames[step]}: minutes`,
  optional: 'Leave it empty to have none.',
  zoneHint: 'Such as Europe/Berlin, America/New_York or UTC',
  numberHint: (min: number, max: number) => `A whole number from ${min} to ${max}`,
};

/** Told in the staff channel (SPEC 13): settings, never cases. */
export const staffNote = (by: string, lines: string[]): string =>
  [`⚙️ ${by} changed the settings:`, ...lines].join('\n');
