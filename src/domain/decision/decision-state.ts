import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { Measure } from './planned-action.ts';
import { Verdict } from './verdict.ts';

const at = z.number().int();

/** What is still to be ticked in the investigation (SPEC 7.3). */
export const ChecklistItem = z.enum(['links', 'identities', 'background', 'relations']);
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** What a proposal wants: the team's decision, or that a measure of an earlier one is dropped or undone (SPEC 7.5). */
export const ProposalAbout = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decision'),
    verdicts: z.array(Verdict).min(1).max(25),
    /** What was weighed: facts against hearsay, fairness, privacy, risk afterwards. */
    weighedId: z.string().nullable(),
    /** Shown with the proposal: what the investigation has not ticked. */
    unticked: z.array(ChecklistItem),
  }),
  z.object({ kind: z.literal('drop'), actionId: z.string() }),
  z.object({ kind: z.literal('undo'), actionId: z.string() }),
]);
export type ProposalAbout = z.infer<typeof ProposalAbout>;

/** One person's word on a proposal; one for each person. */
export const Vote = z.object({
  userId: Snowflake,
  vote: z.enum(['approve', 'object']),
  /** Of an objection. */
  reasonId: z.string().nullable(),
  at,
});
export type Vote = z.infer<typeof Vote>;

/** What lies before the team; one at a time, and a changed one is another (SPEC 7.4). */
export const Proposal = z.object({
  /** Counts up within the case and is never used again: a button carries it. */
  number: z.number().int().positive(),
  about: ProposalAbout,
  reasonsId: z.string(),
  proposedBy: Snowflake,
  proposedAt: at,
  /** Who could vote when it was proposed: who joins the team later has no say in it. */
  electorateIds: z.array(Snowflake),
  votes: z.array(Vote),
  /** A leader's call, in spite of open objections. */
  called: z.object({ by: Snowflake, reasonId: z.string(), at }).nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What the team has decided, and who stands behind it. */
export const Decision = z.object({
  number: z.number().int().positive(),
  verdicts: z.array(Verdict),
  reasonsId: z.string(),
  weighedId: z.string().nullable(),
  proposedBy: Snowflake,
  behindIds: z.array(Snowflake),
  overruledIds: z.array(Snowflake),
  calledBy: Snowflake.nullable(),
  at,
});
export type Decision = z.infer<typeof Decision>;

/** How a measure stands. `planned` waits for Discord; all but `planned` and `failed` settle it (SPEC 7.5). */
export const ActionStatus = z.enum(['planned', 'done', 'failed', 'done-by-hand', 'asked', 'dropped', 'undone']);
export type ActionStatus = z.infer<typeof ActionStatus>;

/** One measure of a decision against one subject. */
export const Action = z.object({
  actionId: z.string(),
  /** The proposal it comes from. */
  number: z.number().int().positive(),
  partyId: z.string().nullable(),
  measure: Measure,
  status: ActionStatus,
  /** What Discord said, when it failed: the permission that lacks, or where the person stands. */
  failure: z
    .object({
      why: z.enum(['permission', 'hierarchy', 'gone', 'owner', 'refused']),
      permission: z.string().nullable(),
    })
    .nullable(),
  /** Who did it by hand, or asked others; null when the bot did it. */
  by: Snowflake.nullable(),
  /** Whom others were asked, or why it was dropped. */
  noteId: z.string().nullable(),
  /** A removed message as it stood, kept before it was removed. */
  keptId: z.string().nullable(),
  /** Until when others were asked to do it (ms UTC). */
  until: at.nullable(),
  settledAt: at.nullable(),
});
export type Action = z.infer<typeof Action>;

/** What the team proposes, has decided, and what came of it (SPEC 7.4, 7.5). Actions of earlier rounds stay. */
export const DecisionState = z.object({
  /** How many proposals this case has had. */
  proposals: z.number().int().nonnegative().default(0),
  proposal: Proposal.nullable().default(null),
  decision: Decision.nullable().default(null),
  actions: z.array(Action).default([]),
});
export type DecisionState = z.infer<typeof DecisionState>;

/** A case on its first day. */
export const freshDecision: DecisionState = DecisionState.parse({});
