import { z } from 'zod';
import { Snowflake } from '../words.ts';
import { Interim, InterimFailure } from './interim-state.ts';

const at = z.number().int();
const number = z.number().int().positive();

/** Who did what at once, who stood behind it, and how it ended (SPEC 7.5). */
export const interimEvents = [
  z.object({ type: z.literal('interim-taken'), interim: Interim, at }),
  z.object({ type: z.literal('interim-confirmed'), number, by: Snowflake, at }),
  /** `by` is null when nobody confirmed it in time. */
  z.object({ type: z.literal('interim-lifted'), number, by: Snowflake.nullable(), at }),
  /** A confirmed timeout is over by itself. */
  z.object({ type: z.literal('interim-ended'), number, at }),
  z.object({ type: z.literal('interim-kept'), number, contentId: z.string(), at }),
  z.object({ type: z.literal('interim-settled'), number, failure: InterimFailure.nullable(), at }),
  z.object({ type: z.literal('interim-lifting-settled'), number, failure: InterimFailure.nullable(), at }),
] as const;
export type InterimEvent = z.infer<(typeof interimEvents)[number]>;

const types = new Set<string>(interimEvents.map(({ shape }) => shape.type.value));

/** True for an event of an interim measure. */
export const isInterimEvent = (event: { type: string }): event is InterimEvent => types.has(event.type);
