import { z } from 'zod';
import { text } from '../rules/form.ts';

const archiveMinutes = z.literal([60, 1440, 4320, 10_080]);

export const newThreadForm = z.object({
  name: text(1, 100),
  type: z.literal([10, 11, 12]).nullish(),
  invitable: z.boolean().nullish(),
  auto_archive_duration: archiveMinutes.nullish(),
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
});

export const newPostForm = newThreadForm.extend({
  applied_tags: z.array(z.string()).max(5).nullish(),
  message: z.record(z.string(), z.unknown()),
});

export const threadPatchForm = z.object({
  name: text(1, 100).nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
  invitable: z.boolean().nullish(),
  auto_archive_duration: archiveMinutes.nullish(),
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
  applied_tags: z.array(z.string()).max(5).nullish(),
  flags: z.number().int().nullish(),
});
