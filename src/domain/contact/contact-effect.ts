import { z } from 'zod';
import { Snowflake } from '../words.ts';

const number = z.number().int().positive();

/** What contact has to do on Discord (SPEC 9). */
export const contactEffects = [
  /** Carries the oldest message of a conversation that waits one step further. */
  z.object({ kind: z.literal('contact-send'), number }),
  /** Locks its thread while the case is closed, opens it otherwise. */
  z.object({ kind: z.literal('contact-door'), number }),
  /** Removes what somebody else wrote in a contact thread, and whoever does not belong there. */
  z.object({
    kind: z.literal('contact-clear'),
    number,
    threadId: Snowflake,
    userId: Snowflake,
    messageId: Snowflake.nullable(),
  }),
  z.object({ kind: z.literal('contact-tell-undeliverable'), number, messageId: z.string() }),
  z.object({ kind: z.literal('contact-tell-intruder'), number, position: z.number().int().nonnegative() }),
  /** Tells the case thread of the replies it was not told of. */
  z.object({ kind: z.literal('relay-replies') }),
  z.object({ kind: z.literal('redraw-relay'), messageId: Snowflake }),
] as const;

export type ContactEffect = z.infer<(typeof contactEffects)[number]>;
export type ContactEffectOf<T extends ContactEffect['kind']> = Extract<ContactEffect, { kind: T }>;

const kinds = new Set<string>(contactEffects.map(({ shape }) => shape.kind.value));

/** True for an effect of contact. */
export const isContactEffect = (effect: { kind: string }): effect is ContactEffect => kinds.has(effect.kind);
