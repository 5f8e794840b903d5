import { z } from 'zod';

/** What a child process of the bot starts with. */
export const ChildStart = z.object({
  token: z.string(),
  apiBaseUrl: z.string(),
  dataDir: z.string(),
  /** Milliseconds UTC. */
  now: z.number(),
});

/** What the parent may ask of it afterwards; each is answered with `done`. */
export const Order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('advance'), ms: z.number() }),
  z.object({ do: z.literal('stop') }),
]);
export type Order = z.infer<typeof Order>;
