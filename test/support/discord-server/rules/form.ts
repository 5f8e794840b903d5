import { z } from 'zod';
import { invalidForm } from '../http/api-error.ts';

/** The parsed value, or Discord's 50035 that points at the first field that is wrong. */
export function parseForm<T extends z.ZodType>(schema: T, value: unknown, prefix = ''): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [prefix, ...(issue?.path ?? []).map(String)].filter((key) => key !== '').join('.');
  throw invalidForm(path, (issue?.code ?? 'invalid').toUpperCase(), issue?.message ?? 'Invalid value');
}

/** Text of `min` to `max` characters, counted as Discord counts them: by code point. */
export function text(min: number, max: number) {
  return z.string().refine((value) => lengthOf(value) >= min && lengthOf(value) <= max, {
    message: `Must be between ${min} and ${max} in length.`,
  });
}

/** Characters as people count them, so that an emoji is one and not two. */
export function lengthOf(value: string): number {
  return Array.from(value).length;
}

/** No value twice. */
export function areUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
