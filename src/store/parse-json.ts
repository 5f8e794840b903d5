import type { z } from 'zod';

/** A JSON column on its way out. Throws when the row does not hold what the schema says. */
export function parseJson<T>(schema: z.ZodType<T>, column: string): T {
  return schema.parse(JSON.parse(column));
}
