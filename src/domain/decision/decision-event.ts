import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { Action, Decision, Proposal, Vote } from './decision-state.ts';

const at = z.number().int();
const number = z.number().int().positive();

/** Who proposed, approved, objected, called, and what came of it: on record for good (SPEC 7.4). */
export const decisionEvents = [
  z.object({ type: z.literal('proposal-made'), proposal: Proposal, at }),
  z.object({ type: z.literal('vote-cast'), number, vote: Vote, at }),
  z.object({ type: z.literal('vote-withdrawn'), number, userId: Snowflake, vote: Vote.shape.vote, at }),
  z.object({ type: z.literal('proposal-withdrawn'), number, by: Snowflake, at }),
  z.object({ type: z.literal('vote-called'), number, by: Snowflake, reasonId: z.string(), at }),
  z.object({ type: z.literal('decision-made'), decision: Decision, actions: z.array(Action), at }),
  /** By vote: what was planned is left undone, or what was done is taken back. */
  z.object({ type: z.literal('action-dropped'), number, actionId: z.string(), reasonId: z.string(), at }),
  z.object({ type: z.literal('undo-decided'), number, actionId: z.string(), reasonId: z.string(), at }),
  z.object({
    type: z.literal('action-settled'),
    actionId: z.string(),
    status: Action.shape.status.extract(['done', 'undone', 'failed']),
    failure: Action.shape.failure,
    at,
  }),
  z.object({ type: z.literal('message-kept'), actionId: z.string(), contentId: z.string(), at }),
  z.object({ type: z.literal('action-retried'), actionId: z.string(), by: Snowflake, at }),
  z.object({ type: z.literal('action-done-by-hand'), actionId: z.string(), by: Snowflake, at }),
  z.object({
    type: z.literal('action-asked'),
    actionId: z.string(),
    by: Snowflake,
    whomId: z.string(),
    until: z.number().int(),
    at,
  }),
] as const;

export type DecisionEvent = z.infer<(typeof decisionEvents)[number]>;

const types = new Set<string>(decisionEvents.map(({ shape }) => shape.type.value));

/** True for an event of the vote and what it brings; the others are applied beside it. */
export const isDecisionEvent = (event: { type: string }): event is DecisionEvent => types.has(event.type);
