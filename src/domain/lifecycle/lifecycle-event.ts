import { z } from 'zod';
import { EscalationTimes } from '../calls/call-state.ts';
import { Party } from '../case.ts';
import { Severity, Snowflake, Status } from '../words.ts';
import { CloseReason, LifecycleState, ReopenReason } from './lifecycle-state.ts';

const at = z.number().int();
const contentId = z.string().nullable();
const time = z.number().int().nullable();
const change = <T extends z.ZodType>(value: T) => z.object({ before: value, after: value });

/** Every move of a case and every change of one of its fields, with before and after (SPEC 5). Who is the entry's actor. */
export const lifecycleEvents = [
  z.object({
    type: z.literal('status-changed'),
    status: change(Status),
    checkInAt: time,
    at,
  }),
  z.object({
    type: z.literal('triaged'),
    severity: change(Severity),
    immediateRisk: change(z.boolean().nullable()),
    riskId: contentId,
    scopeId: contentId,
    followUpAt: time,
    checkInAt: time,
    at,
  }),
  z.object({
    type: z.literal('danger-reported'),
    severity: change(Severity),
    urgent: change(z.boolean()),
    danger: change(z.boolean()),
    checkInAt: change(time),
    immediateRisk: change(z.boolean().nullable()),
    heldUntil: change(time),
    withdrawnAt: change(time),
    escalatesAt: change(EscalationTimes.nullable()),
    /** People the case did not have before. */
    parties: z.array(Party),
    at,
  }),
  z.object({
    type: z.literal('assigned'),
    before: Snowflake.nullable(),
    assigneeId: Snowflake,
    nameId: z.string(),
    noteId: contentId,
    at,
  }),
  z.object({
    type: z.literal('unassigned'),
    assigneeId: Snowflake,
    why: z.enum(['handed-back', 'departed', 'recused']),
    at,
  }),
  z.object({ type: z.literal('next-step-planned'), nextStepId: change(contentId), followUpAt: change(time), at }),
  z.object({ type: z.literal('held'), until: z.number().int(), reasonId: z.string(), checkInAt: time, at }),
  z.object({ type: z.literal('hold-ended'), at }),
  z.object({ type: z.literal('closing-proposed'), closing: LifecycleState.shape.closing.unwrap().unwrap(), at }),
  z.object({ type: z.literal('closing-withdrawn'), reason: CloseReason, at }),
  z.object({ type: z.literal('closing-confirmed'), reason: CloseReason, at }),
  z.object({
    type: z.literal('duplicate-absorbed'),
    from: z.object({ caseId: z.string(), reference: z.string() }),
    reporters: z.array(z.object({ userId: Snowflake.nullable(), nameId: z.string() })),
    at,
  }),
  z.object({ type: z.literal('decision-taken-back'), reasonId: z.string(), at }),
  z.object({ type: z.literal('case-summed-up'), summaryId: z.string(), at }),
  /** `reasonId` is null when a job or an answer did it, not a person. */
  z.object({
    type: z.literal('went-cold'),
    from: Status.extract(['triage', 'investigating']),
    reasonId: contentId,
    at,
  }),
  z.object({ type: z.literal('revived'), reasonId: contentId, at }),
  z.object({ type: z.literal('case-reopened'), reason: ReopenReason, noteId: z.string(), at }),
] as const;

export type LifecycleEvent = z.infer<(typeof lifecycleEvents)[number]>;
export type LifecycleEventOf<T extends LifecycleEvent['type']> = Extract<LifecycleEvent, { type: T }>;

const types = new Set<string>(lifecycleEvents.map(({ shape }) => shape.type.value));

/** True for an event of the lifecycle; the others are applied beside it. */
export const isLifecycleEvent = (event: { type: string }): event is LifecycleEvent => types.has(event.type);
