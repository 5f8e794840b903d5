import { z } from 'zod';
import { ContactWay } from './contact/contact-state.ts';
import { Severity, Snowflake } from './words.ts';

/** A kind of report (SPEC 3.2). `name` and `text` stay null while the built-in words are used. */
export const Category = z.object({
  key: z.string().regex(/^[a-z][a-z-]{1,30}$/u),
  name: z.string().min(1).max(40).nullable(),
  severity: Severity,
  urgent: z.boolean(),
  restricted: z.boolean(),
  /** No media of such a case is copied or shown (SPEC 3.5). */
  minorSafety: z.boolean(),
  resources: z.string().max(500).nullable(),
  text: z.string().max(500).nullable(),
});
export type Category = z.infer<typeof Category>;

const category = (key: string, severity: Severity, flags: Partial<Category> = {}): Category => ({
  key,
  name: null,
  severity,
  urgent: false,
  restricted: false,
  minorSafety: false,
  resources: null,
  text: null,
  ...flags,
});

/** The nine categories every server starts with (SPEC 3.2). */
export const defaultCategories: Category[] = [
  category('harassment', 'medium'),
  category('threats', 'critical', { urgent: true }),
  category('personal-information', 'high', { urgent: true }),
  category('sexual-content', 'high'),
  category('minor-safety', 'critical', { urgent: true, restricted: true, minorSafety: true }),
  category('impersonation', 'medium'),
  category('scam', 'medium'),
  category('evasion', 'medium'),
  category('other', 'low'),
];

export const pingUrgentOptions = ['leaders', 'staff'] as const;
export const pingOthersOptions = ['staff', 'leaders', 'nobody'] as const;
export const addStaffOptions = ['everyone', 'leaders'] as const;

/** Asked once: the runtime makes the list anew each time. */
const timeZones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** The name of a time zone, as the runtime knows them. */
export const TimeZone = z.string().refine((zone) => timeZones.has(zone));
const days = z.number().int().min(1).max(60);
const contextSize = z.number().int().min(0).max(20);
const minutes = z.number().int().min(1).max(1440);
/** Nobody decides alone. */
const quorumSize = z.number().int().min(2).max(10);
const channel = Snowflake.nullable().default(null);

/** One server's configuration; every field has the default of SPEC 13, so an empty object is a fresh server. */
export const Settings = z.object({
  staffRoles: z.array(Snowflake).default([]),
  leaderRoles: z.array(Snowflake).default([]),
  casesChannel: channel,
  restrictedChannel: channel,
  archiveChannel: channel,
  coldChannel: channel,
  contactChannel: channel,
  staffChannel: channel,
  categories: z.array(Category).min(1).max(25).default(defaultCategories),
  /** In which typed dates are read; an IANA name. */
  timeZone: TimeZone.default('UTC'),
  selfAssign: z.boolean().default(false),
  claimUnassignedHours: z.number().int().min(1).max(720).default(24),
  reportsPerHour: z.number().int().min(1).max(100).default(5),
  /** How long a reporter has to say whom of the team a report must be kept from (SPEC 3.6). */
  keepFromMinutes: z.number().int().min(1).max(1440).default(15),
  /** From which report about one member within an hour on they gather in one thread (SPEC 3.8). */
  surgeAt: z.number().int().min(2).max(1000).default(10),
  /** How many messages before and after a reported one are kept with it (SPEC 3.4). */
  contextBefore: contextSize.default(5),
  contextAfter: contextSize.default(5),
  checkIn: z
    .object({ critical: days, high: days, medium: days, low: days })
    .default({ critical: 1, high: 3, medium: 7, low: 14 }),
  /** Whom a new case pings: an urgent one, and any other (SPEC 4.3). */
  pingUrgent: z.enum(pingUrgentOptions).default('leaders'),
  pingOthers: z.enum(pingOthersOptions).default('staff'),
  /** Who comes into every case thread by itself; the others enter by a button. */
  addStaff: z.enum(addStaffOptions).default('everyone'),
  /** After how many minutes without anybody on it an urgent case calls again. */
  urgentEscalation: z
    .object({ leaders: minutes, staff: minutes, owner: minutes })
    .default({ leaders: 15, staff: 30, owner: 60 }),
  /** How parties are written to first; the other way is the fallback (SPEC 9.2). */
  contactBy: ContactWay.default('thread'),
  /** After how many days without an answer a case goes cold by itself, and after how many attempts (SPEC 9.4). */
  coldAfterDays: z.number().int().min(2).max(365).default(14),
  coldMinAttempts: z.number().int().min(1).max(10).default(2),
  /** How many have to stand behind a decision: usually, for a ban, and where a case is handed to others (SPEC 7.4). */
  quorum: quorumSize.default(2),
  quorumBan: quorumSize.default(3),
  quorumReferral: quorumSize.default(3),
  /** For how many hours one person may time somebody out, and within how many a second confirms it (SPEC 7.5). */
  interimHours: z.number().int().min(1).max(24).default(24),
  interimConfirmHours: z.number().int().min(1).max(24).default(12),
  /** After how many months of sleep a cold case comes before the leaders, again and again (SPEC 9.6). */
  coldReviewMonths: z.number().int().min(1).max(60).default(12),
  /** Whether a message to a party says who of the team wrote it (SPEC 9.1). */
  showStaffName: z.boolean().default(false),
  emergencyText: z.string().max(500).nullable().default(null),
  outsideContact: z.string().max(300).nullable().default(null),
  authorities: z.string().max(300).nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;

/** The channels a server chooses or lets setup make, in the order setup shows them. */
export const channelKinds = [
  'casesChannel',
  'restrictedChannel',
  'archiveChannel',
  'coldChannel',
  'contactChannel',
  'staffChannel',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What a server still has to choose before members can report. */
export function missingSettings(settings: Settings): ('staffRoles' | 'leaderRoles' | ChannelKind)[] {
  const roles = (['staffRoles', 'leaderRoles'] as const).filter((key) => settings[key].length === 0);
  return [...roles, ...channelKinds.filter((key) => settings[key] === null)];
}
