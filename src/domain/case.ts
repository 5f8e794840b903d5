import { z } from 'zod';
import { ByHandState } from './by-hand/by-hand-state.ts';
import { CallState, EscalationTimes } from './calls/call-state.ts';
import { CircleState } from './circle/circle-state.ts';
import { ContactState } from './contact/contact-state.ts';
import { DecisionState } from './decision/decision-state.ts';
import { InvestigationState } from './investigation/investigation-state.ts';
import { InterimState } from './interim/interim-state.ts';
import { Keeping } from './keep-from/keep-from-state.ts';
import { LifecycleState } from './lifecycle/lifecycle-state.ts';
import { PlaceState } from './place/place-state.ts';
import { ReadersState } from './readers/readers-state.ts';
import { ReportedMessage } from './reported-message.ts';
import { ReporterState } from './reporter/reporter-state.ts';
import { SameSubjectState } from './same-subject/same-subject-state.ts';
import { SweepState } from './sweep/sweep-state.ts';
import { ShelfState } from './shelf/shelf-state.ts';
import { PartyRole, Severity, Snowflake, Status } from './words.ts';

/** Somebody in a case. Off Discord `userId` is null; the name lies in the content store under `nameId`. */
export const Party = z.object({
  partyId: z.string(),
  role: PartyRole,
  userId: Snowflake.nullable(),
  nameId: z.string(),
});
export type Party = z.infer<typeof Party>;

/**
 * A staff member who must not take part (SPEC 6.1): a party, or named by the report until a leader says otherwise, or
 * somebody from whom the reporter wishes it kept (SPEC 3.6), or who stepped out themselves, or whom two of the team have
 * taken out. The last two may have a reason.
 */
export const Recusal = z.object({
  userId: Snowflake,
  why: z.enum(['party', 'named', 'kept-from', 'self', 'team']),
  reasonId: z.string().optional(),
});
export type Recusal = z.infer<typeof Recusal>;

/**
 * A proof file. `pending`: being copied; `stored`: bytes are on disk under `sha256`; `failed`: could not be copied, with
 * the reason; `left-out`: on purpose (safety of a minor: only name and size are kept, SPEC 3.5).
 */
export const Evidence = z.object({
  evidenceId: z.string(),
  nameId: z.string(),
  /** Content holding where Discord keeps the file for now. */
  urlId: z.string(),
  /** Given by the reporter, attached to a message, to an answer of a party, or given by the team. */
  from: z.enum(['reporter', 'message', 'reply', 'team']).default('reporter'),
  /** Somebody of the team gave it: who, when, what it shows, and the message it stood with. Null for all else. */
  given: z
    .object({
      by: Snowflake,
      at: z.number().int(),
      showsId: z.string().nullable(),
      messageId: Snowflake.nullable(),
    })
    .nullable()
    .default(null),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  state: z.enum(['pending', 'stored', 'failed', 'left-out']),
  sha256: z.string().nullable(),
  reason: z.enum(['empty', 'too-large', 'not-there', 'minor-safety']).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** An effect that cannot happen for now, as the case shows it (SPEC 12.2). */
export const Trouble = z.object({
  effectKey: z.string(),
  kind: z.string(),
  /** `full`: as many active threads as Discord allows (SPEC 4.7). */
  problem: z.enum(['gone', 'forbidden', 'full', 'broken']),
  permission: z.string().nullable(),
});
export type Trouble = z.infer<typeof Trouble>;

/** What a case is when it begins. */
export const CaseOpening = z.object({
  caseId: z.string(),
  guildId: Snowflake,
  reference: z.string(),
  /** Null for a case restricted from its start: its reference is random (SPEC 2). */
  number: z.number().int().positive().nullable(),
  status: Status,
  /** A member's report, or opened by somebody of the team (SPEC 3.10). */
  source: z.enum(['report', 'staff']),
  category: z.string(),
  severity: Severity,
  urgent: z.boolean(),
  danger: z.boolean(),
  minorSafety: z.boolean(),
  confidential: z.boolean(),
  keepFrom: z.boolean(),
  /** What became of that wish; null without one, and where nobody was asked whom. */
  keeping: Keeping.nullable().default(null),
  restricted: z.boolean(),
  /** Only leaders, the assignee and whom a leader adds (SPEC 6.2). */
  leadersOnly: z.boolean(),
  /** Nobody of the staff may see it: the owner is told, and the reporter honestly (SPEC 6.8). */
  nobodyLeft: z.boolean(),
  parties: z.array(Party),
  recusals: z.array(Recusal),
  /** Who of the team opened it; null for a report. */
  openerId: Snowflake.nullable(),
  openerNameId: z.string().nullable().default(null),
  assigneeId: Snowflake.nullable(),
  formerAssigneeIds: z.array(Snowflake),
  addedIds: z.array(Snowflake),
  guestIds: z.array(Snowflake),
  descriptionId: z.string(),
  /** Null when no message was reported. */
  message: ReportedMessage.nullable().default(null),
  evidence: z.array(Evidence),
  openedAt: z.number().int(),
  checkInAt: z.number().int().nullable(),
  /** When people are called again while nobody is on it; null when it is not urgent (SPEC 4.3). */
  escalatesAt: EscalationTimes.nullable().default(null),
});

/** The case row: the truth, at `version`. `step` counts what makes a button stale; staff talk does not. */
export const CaseState = z.object({
  ...CaseOpening.shape,
  version: z.number().int().nonnegative(),
  step: z.number().int().nonnegative(),
  /** `round` counts the threads this case has had; a lost one is made anew under the next number. */
  thread: z.object({
    round: z.number().int().positive(),
    channelId: Snowflake.nullable(),
    threadId: Snowflake.nullable(),
    cardId: Snowflake.nullable(),
    broughtIds: z.array(Snowflake),
  }),
  /** The reporter's copy of the acknowledgement by direct message (SPEC 3.3). */
  copy: z.enum(['none', 'asked', 'sent', 'undeliverable']),
  troubles: z.array(Trouble),
  ...PlaceState.shape,
  ...ReadersState.shape,
  ...ShelfState.shape,
  ...LifecycleState.shape,
  ...ReporterState.shape,
  ...SameSubjectState.shape,
  ...CallState.shape,
  ...ContactState.shape,
  ...SweepState.shape,
  ...CircleState.shape,
  ...ByHandState.shape,
  ...DecisionState.shape,
  ...InvestigationState.shape,
  ...InterimState.shape,
});
export type CaseState = z.infer<typeof CaseState>;

/** The ids of every member who is a party of the case. */
export function partyIds(state: Pick<CaseState, 'parties'>): string[] {
  return state.parties.flatMap((party) => (party.userId === null ? [] : [party.userId]));
}

/** False for a case that the team opened, as long as no duplicate has brought its reporter along (SPEC 3.10). */
export const hasReporter = ({ parties }: Pick<CaseState, 'parties'>): boolean =>
  parties.some(({ role }) => role === 'reporter');

/** True for a person who must not learn that this case exists (SPEC 6.1). */
export function isRecused(state: Pick<CaseState, 'recusals'>, userId: string): boolean {
  return state.recusals.some((recusal) => recusal.userId === userId);
}
