import { z } from 'zod';
import { StateTrait } from './by-hand/thread-traits.ts';
import { EscalationStep } from './calls/call-state.ts';
import { circleEffects } from './circle/circle-effect.ts';
import { contactEffects } from './contact/contact-effect.ts';
import { decisionEffects } from './decision/decision-effect.ts';
import { interimEffects } from './interim/interim-effect.ts';
import { CloseReason } from './lifecycle/lifecycle-state.ts';
import { PromptReason } from './sweep/sweep-event.ts';
import { Snowflake } from './words.ts';

/** One thing to be done on Discord because of an event (SPEC 12.2). */
export const Effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create-thread'), round: z.number().int() }),
  z.object({ kind: z.literal('post-card'), threadId: Snowflake }),
  z.object({ kind: z.literal('bring-staff'), threadId: Snowflake }),
  z.object({ kind: z.literal('refresh-card') }),
  z.object({ kind: z.literal('refresh-post') }),
  z.object({ kind: z.literal('delete-thread'), threadId: Snowflake, cardId: Snowflake.nullable() }),
  z.object({ kind: z.literal('copy-evidence'), evidenceId: z.string() }),
  z.object({ kind: z.literal('release-bytes'), sha256: z.string() }),
  z.object({ kind: z.literal('fetch-around') }),
  z.object({ kind: z.literal('send-copy') }),
  z.object({ kind: z.literal('tell-owner') }),
  z.object({ kind: z.literal('end-asking') }),
  z.object({ kind: z.literal('let-guest-in'), userId: Snowflake }),
  z.object({ kind: z.literal('see-guest-out'), userId: Snowflake }),
  z.object({ kind: z.literal('tell-found') }),
  z.object({ kind: z.literal('tell-kept-from'), what: z.enum(['broken', 'lifted']) }),
  z.object({ kind: z.literal('call-assignee'), assigneeId: Snowflake, noteId: z.string().nullable() }),
  z.object({ kind: z.literal('let-go'), userId: Snowflake }),
  z.object({ kind: z.literal('call-leaders') }),
  z.object({
    kind: z.literal('tell-thread'),
    what: z.enum(['added', 'withdrawn', 'asked']),
    /** Which addition; 0 otherwise. */
    position: z.number().int().nonnegative(),
    calls: z.boolean(),
    round: z.number().int(),
    at: z.number().int(),
  }),
  z.object({ kind: z.literal('take-out'), userIds: z.array(Snowflake) }),
  z.object({
    kind: z.literal('show-out'),
    threadId: Snowflake,
    userId: Snowflake,
    why: z.enum(['uninvited', 'departed']),
    /** In the thread since then (ms UTC); null when that is still to be asked. */
    since: z.number().int().nullable(),
    isBot: z.boolean(),
  }),
  z.object({
    kind: z.literal('tell-removed'),
    threadId: Snowflake,
    since: z.number().int(),
    until: z.number().int(),
    letInBy: Snowflake.nullable(),
    messages: z.number().int().nonnegative(),
  }),
  /** `off`: what was surely wrong when it was heard, so that a repeat knows what the first attempt has mended. */
  z.object({ kind: z.literal('mend-thread'), threadId: Snowflake, off: z.array(StateTrait) }),
  z.object({ kind: z.literal('rename-thread'), threadId: Snowflake, off: z.boolean() }),
  /** `found`: the tags as they were heard of; others by now are somebody else's business. */
  z.object({ kind: z.literal('mend-tags'), threadId: Snowflake, found: z.array(Snowflake) }),
  z.object({
    kind: z.literal('tell-insisting'),
    threadId: Snowflake,
    what: z.enum(['changed', 'let-in']),
    at: z.number().int(),
  }),
  z.object({ kind: z.literal('tend-thread'), threadId: Snowflake }),
  z.object({ kind: z.literal('join-original'), into: z.string() }),
  z.object({ kind: z.literal('tell-closed'), reason: CloseReason }),
  z.object({ kind: z.literal('tell-cold') }),
  z.object({
    kind: z.literal('tell-waiting'),
    what: z.enum(['goes-cold', ...PromptReason.options]),
    silentSince: z.number().int(),
    /** When it goes cold (ms UTC); null where it does not by itself. */
    coldAt: z.number().int().nullable(),
  }),
  z.object({
    kind: z.literal('tell-asleep'),
    /** Null where that was not noted (ms UTC). */
    asleepSince: z.number().int().nullable(),
    months: z.number().int(),
    round: z.number().int(),
  }),
  z.object({ kind: z.literal('link-cases') }),
  z.object({ kind: z.literal('take-up-gathered') }),
  z.object({ kind: z.literal('tell-gathered'), position: z.number().int().nonnegative(), round: z.number().int() }),
  z.object({ kind: z.literal('redraw-gathered'), position: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('note-parted'), caseId: z.string() }),
  z.object({ kind: z.literal('part-gathered') }),
  z.object({ kind: z.literal('create-shelf-post'), stay: z.number().int(), round: z.number().int() }),
  z.object({ kind: z.literal('lay-on-shelf'), threadId: Snowflake }),
  z.object({ kind: z.literal('refresh-shelf') }),
  z.object({ kind: z.literal('leave-shelf'), stay: z.number().int() }),
  z.object({ kind: z.literal('close-home'), threadId: Snowflake, stay: z.number().int() }),
  z.object({ kind: z.literal('keep-closed'), threadId: Snowflake }),
  z.object({ kind: z.literal('open-home'), threadId: Snowflake }),
  z.object({ kind: z.literal('copy-draft-file'), draftId: z.string(), position: z.number().int() }),
  z.object({ kind: z.literal('refresh-board'), guildId: Snowflake }),
  z.object({ kind: z.literal('escalate'), to: EscalationStep }),
  z.object({ kind: z.literal('tell-team') }),
  z.object({ kind: z.literal('remove-team-line'), channelId: Snowflake, messageId: Snowflake }),
  z.object({ kind: z.literal('tell-staff-channel'), guildId: Snowflake, changeId: z.number().int() }),
  z.object({
    kind: z.literal('tell-cold-cases'),
    guildId: Snowflake,
    /** Those that slept too long when this was found. */
    caseIds: z.array(z.string()),
    round: z.number().int(),
  }),
  ...circleEffects,
  ...contactEffects,
  ...decisionEffects,
  ...interimEffects,
]);
export type Effect = z.infer<typeof Effect>;
export type EffectOf<T extends Effect['kind']> = Extract<Effect, { kind: T }>;

/** An effect with its place in the order of things. */
export interface PlannedEffect {
  /** Unique for ever: the same effect is never planned twice. */
  key: string;
  /** Inside a lane effects go out one at a time, in order. */
  lane: string;
  effect: Effect;
  /** Shows state only: while one waits, another is not added (it draws the row when it goes out). */
  refresh: boolean;
  /** The case it is done for, when that is not the one that changed. */
  of?: string;
  /** Not to go out before this moment (ms UTC); without it, from the commit on. */
  notBefore?: number;
}
