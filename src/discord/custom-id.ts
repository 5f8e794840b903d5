import { z } from 'zod';

/** What a button, select or modal carries: never authority, only what it is about (SPEC 5, stale buttons). */
export const CustomId = z.object({
  verb: z.string().regex(/^[a-z][a-z-]{1,30}$/u),
  /** The case or draft it belongs to; empty when it needs none. */
  id: z.string().regex(/^[0-9a-z]{0,24}$/u),
  /** The last step of the case when it was drawn; 0 when no step can make it stale. */
  step: z.number().int().nonnegative(),
});
export type CustomId = z.infer<typeof CustomId>;

/** `verb:id:step`, well below Discord's 100 characters. */
export function encodeCustomId({ verb, id = '', step = 0 }: { verb: string; id?: string; step?: number }): string {
  return `${verb}:${id}:${step}`;
}

/** Null for anything this bot has not made. */
export function decodeCustomId(customId: string): CustomId | null {
  const [verb, id, step] = customId.split(':');
  const parsed = CustomId.safeParse({ verb, id, step: Number(step) });
  return parsed.success ? parsed.data : null;
}
