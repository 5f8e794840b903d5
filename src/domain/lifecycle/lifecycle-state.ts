import { z } from 'zod';
import { Snowflake, Status } from '../words.ts';

/** Why a case is closed without a decision (SPEC 5). */
export const CloseReason = z.enum(['duplicate', 'invalid', 'withdrawn', 'out-of-scope']);
export type CloseReason = z.infer<typeof CloseReason>;

/** Why a closed case is taken up again (SPEC 5). */
export const ReopenReason = z.enum(['new-evidence', 'pattern', 'record-error', 'wrong-action', 'wrong-person']);
export type ReopenReason = z.infer<typeof ReopenReason>;

const contentId = z.string().nullable();

/** What a case gains on its way. Ids of contents point at what people wrote; times are ms UTC. */
export const LifecycleState = z.object({
  /** Null until triage has answered it. */
  immediateRisk: z.boolean().nullable().default(null),
  riskId: contentId.default(null),
  scopeId: contentId.default(null),
  nextStepId: contentId.default(null),
  followUpAt: z.number().int().nullable().default(null),
  /** The clocks stand still until then. */
  heldUntil: z.number().int().nullable().default(null),
  /** Since when nobody is assigned; null while somebody is, or since it was opened. */
  unassignedSince: z.number().int().nullable().default(null),
  assigneeNameId: contentId.default(null),
  assigneesSinceTriage: z.array(Snowflake).default([]),
  /** Closing without a decision: one proposes, another confirms. */
  closing: z
    .object({
      reason: CloseReason,
      duplicateOf: z.object({ caseId: z.string(), reference: z.string() }).nullable(),
      noteId: contentId,
      proposedBy: Snowflake,
      proposedAt: z.number().int(),
    })
    .nullable()
    .default(null),
  /**
   * Cases that belong together, each once: what this one is a duplicate of, its own duplicates, and others about the same
   * member that whoever may see this one may see (SPEC 3.8).
   */
  links: z
    .array(
      z.object({
        caseId: z.string(),
        reference: z.string(),
        how: z.enum(['duplicate-of', 'has-duplicate', 'same-subject']),
        /** When the other was opened; 0 where that was not noted. */
        openedAt: z.number().int().default(0),
      }),
    )
    .default([]),
  /** Where a cold case goes on when it is revived. */
  coldFrom: Status.extract(['triage', 'investigating']).nullable().default(null),
  closedAs: z
    .enum(['resolved', ...CloseReason.options])
    .nullable()
    .default(null),
  summaryId: contentId.default(null),
});
export type LifecycleState = z.infer<typeof LifecycleState>;

/** A case on its first day. */
export const freshLifecycle: LifecycleState = LifecycleState.parse({});
