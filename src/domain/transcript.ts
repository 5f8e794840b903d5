import { z } from 'zod';
import { Evidence } from './case.ts';
import { Exhibit } from './investigation/investigation-state.ts';
import { PartyRole, Severity, Snowflake, Status } from './words.ts';

/**
 * Who reads a transcript: a leader or somebody else of the team alone, or everybody who may read a thread it is put into.
 */
export type TranscriptAudience = 'leader' | 'staff' | 'everybody';

/** Milliseconds UTC. */
const time = z.number().int();

/** Somebody as the transcript may name them; the id is null off Discord, and for a reporter whose name is kept back. */
const Person = z.object({ name: z.string(), userId: Snowflake.nullable() });
export type TranscriptPerson = z.infer<typeof Person>;

/** A message with everything known of it: in the thread, in a conversation, around the reported one, of the reporter. */
const Message = z.object({
  /** Null for what did not come as a message of Discord's. */
  messageId: Snowflake.nullable(),
  /** Null for the bot itself. */
  by: Person.nullable(),
  at: time,
  /** What it says last. Null once it is erased. */
  text: z.string().nullable(),
  /** What it said before each edit, oldest first, and when it was edited. */
  edits: z.array(z.object({ at: time, before: z.string().nullable() })).default([]),
  deletedAt: time.nullable().default(null),
  /** `number`: which file of the evidence it is; null when only its name is kept. */
  attachments: z
    .array(
      z.object({
        name: z.string(),
        size: z.number().int().nonnegative(),
        number: z.number().int().positive().nullable(),
      }),
    )
    .default([]),
  /** What it answers, as far as that is known. */
  answers: z.object({ by: Person.nullable(), text: z.string().nullable() }).nullable().default(null),
  /** In a conversation: who speaks. */
  from: z.enum(['team', 'party']).nullable().default(null),
  /** Whatever else has to be said of it, in words. */
  remarks: z.array(z.string()).default([]),
  /** The message that was reported, among those around it or beside an addition. */
  isReported: z.boolean().default(false),
  /** Goes on with the message before it, which was too long for one piece. */
  continued: z.boolean().default(false),
});
export type TranscriptMessage = z.infer<typeof Message>;

const Entry = z.object({
  at: time,
  what: z.string(),
  /** Null for the bot itself, and for what the reporter did. */
  by: Person.nullable(),
  /** What they wrote with it; null where it is erased. */
  said: z.array(z.string().nullable()),
  /** The bot keeping record and Discord in step: of little interest later. */
  upkeep: z.boolean(),
});
export type TranscriptEntry = z.infer<typeof Entry>;

/** What a file is by its first bytes. `unreadable`: the bytes are gone, or no longer what they were. */
const FileKind = z.enum([
  'png',
  'jpg',
  'gif',
  'webp',
  'wav',
  'mp4',
  'webm',
  'ogg',
  'mp3',
  'pdf',
  'txt',
  'other',
  'unreadable',
]);
export type FileKind = z.infer<typeof FileKind>;

/** What became of a piece of evidence; `withdrawn` holds the reason. */
const Marks = z.object({
  covered: z.boolean().default(false),
  withdrawn: z.string().nullable().default(null),
  erased: z.boolean().default(false),
});

/** What the team gave beside files. Its text is null while it is covered, and once it is erased. */
const ExhibitGiven = z.object({
  name: z.string(),
  kind: Exhibit.shape.kind,
  givenBy: Person,
  givenAt: time,
  source: Exhibit.shape.source,
  sha256: z.string(),
  shows: z.string().nullable(),
  text: z.string().nullable(),
  ...Marks.shape,
});
export type TranscriptExhibit = z.infer<typeof ExhibitGiven>;

const Proof = z.object({
  number: z.number().int().positive(),
  name: z.string(),
  ...Evidence.pick({ from: true, size: true, state: true, sha256: true, reason: true }).shape,
  /** Null while nobody looked: it is not kept, or too large to be shown anywhere. */
  kind: FileKind.nullable(),
  /** Who of the team gave it, when, and what it shows; null for what came from somebody else. */
  givenBy: Person.nullable().default(null),
  givenAt: time.nullable().default(null),
  shows: z.string().nullable().default(null),
  ...Marks.shape,
});
export type TranscriptProof = z.infer<typeof Proof>;

const Conversation = z.object({
  number: z.number().int().positive(),
  with: Person,
  role: PartyRole,
  messages: z.array(Message),
});
export type TranscriptConversation = z.infer<typeof Conversation>;

/** How another case belongs to this one. */
export const TranscriptLink = z.enum(['duplicate-of', 'has-duplicate', 'same-subject', 'gathered-in']);
export type TranscriptLink = z.infer<typeof TranscriptLink>;

/** A key for machines and its words for people. */
const named = <T extends z.ZodType>(key: T) => z.object({ key, words: z.string() });

/**
 * A case to be read without the bot (SPEC 9.5, 9.7, 11): what the page shows, and the JSON form as it is. Already written
 * for its readers: a confidential reporter is named nowhere in it.
 */
export const CaseTranscript = z.object({
  format: z.literal('casekeeper-transcript'),
  version: z.literal(1),
  /** A long one comes in several; each repeats what is known of the case as a whole. */
  part: z.object({ number: z.number().int().positive(), of: z.number().int().positive() }),
  takenAt: time,
  /** The server's; an IANA name. */
  timeZone: z.string(),
  reference: z.string(),
  server: z.string(),
  category: named(z.string()),
  status: named(Status),
  severity: named(Severity),
  openedAt: time,
  closedAt: time.nullable(),
  /** Restricted, confidential, danger: in words. */
  marks: z.array(z.string()),
  /** How it stands or ended, in one sentence. */
  result: z.string(),
  outcome: z
    .object({
      text: z.string().nullable(),
      reasons: z.string().nullable(),
      proposedBy: Person,
      /** Who else stands behind it. */
      approvedBy: z.array(Person),
      isDecided: z.boolean(),
    })
    .nullable(),
  summary: z.string().nullable(),
  parties: z.array(z.object({ role: PartyRole, ...Person.shape })),
  assignee: Person.nullable(),
  /** Who of the team opened it; null for a report. */
  opener: Person.nullable(),
  /** Immediate risk, scope, next step: what the card says besides. */
  facts: z.array(z.object({ label: z.string(), words: z.string() })),
  /** Other cases, as far as every reader may know of them. */
  links: z.array(z.object({ reference: z.string(), how: TranscriptLink })),
  /** The report, then what the reporter added. */
  report: z.array(Message),
  /** The reported message among those around it, oldest first. */
  reported: z.object({ heading: z.string(), link: z.string(), messages: z.array(Message) }).nullable(),
  evidence: z.array(Proof),
  exhibits: z.array(ExhibitGiven).default([]),
  timeline: z.array(Entry),
  discussion: z.array(Message),
  conversations: z.array(Conversation),
  leftOut: z.array(z.object({ what: z.string(), why: z.enum(['erased', 'withheld', 'minor-safety']) })),
});
export type CaseTranscript = z.infer<typeof CaseTranscript>;
