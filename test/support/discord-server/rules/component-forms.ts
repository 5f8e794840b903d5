import { z } from 'zod';
import { text } from './form.ts';

/** The components a message may hold, each with its own limits. */
const componentId = { id: z.number().int().min(0).nullish() };
const customId = text(1, 100);
const media = z.object({
  url: z
    .string()
    .regex(/^(?:https?|attachment):\/\//u)
    .max(2048),
});

const button = z
  .object({
    type: z.literal(2),
    ...componentId,
    style: z.number().int().min(1).max(6),
    label: text(0, 80).nullish(),
    custom_id: customId.nullish(),
    url: text(1, 512).nullish(),
    emoji: z.unknown().optional(),
  })
  .refine((one) => one.style >= 5 || typeof one.custom_id === 'string', {
    path: ['custom_id'],
    message: 'A custom id is required',
  })
  .refine((one) => one.style < 5 || (one.custom_id ?? null) === null, {
    path: ['custom_id'],
    message: 'A link has no custom id',
  })
  .refine((one) => (one.style === 5) === (typeof one.url === 'string'), {
    path: ['url'],
    message: 'A url goes with links only',
  })
  .refine((one) => one.style === 6 || (one.label ?? '') !== '' || (one.emoji ?? null) !== null, {
    path: ['label'],
    message: 'A button needs a label or an emoji',
  });

const option = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  default: z.boolean().nullish(),
});

const selectShape = {
  ...componentId,
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  min_values: z.number().int().min(0).max(25).nullish(),
  max_values: z.number().int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  default_values: z.array(z.unknown()).max(25).nullish(),
};

const stringSelect = z
  .object({ type: z.literal(3), ...selectShape, options: z.array(option).min(1).max(25) })
  .refine((one) => new Set(one.options.map((each) => each.value)).size === one.options.length, {
    path: ['options'],
    message: 'The specified option value is already used',
  })
  .refine((one) => one.options.filter((each) => each.default === true).length <= (one.max_values ?? 1), {
    path: ['options'],
    message: 'More defaults than max_values',
  })
  .refine((one) => (one.max_values ?? 1) <= one.options.length, {
    path: ['max_values'],
    message: 'More than there are options',
  });

const entitySelect = z.object({ type: z.literal([5, 6, 7, 8]), ...selectShape });

const select = z.union([stringSelect, entitySelect]).refine((one) => (one.min_values ?? 1) <= (one.max_values ?? 1), {
  path: ['min_values'],
  message: 'min_values exceeds max_values',
});

/** Up to five buttons, or one select. */
export const actionRow = z
  .object({
    type: z.literal(1),
    ...componentId,
    components: z
      .array(z.union([button, select]))
      .min(1)
      .max(5),
  })
  .refine((row) => row.components.length === 1 || row.components.every((one) => one.type === 2), {
    path: ['components'],
    message: 'A select stands alone in its row',
  });

const textDisplay = z.object({ type: z.literal(10), ...componentId, content: text(1, 4000) });
const thumbnail = z.object({ type: z.literal(11), ...componentId, media, description: text(0, 1024).nullish() });
const section = z.object({
  type: z.literal(9),
  ...componentId,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.union([button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(12),
  ...componentId,
  items: z
    .array(z.object({ media, description: text(0, 1024).nullish() }))
    .min(1)
    .max(10),
});
const file = z.object({
  type: z.literal(13),
  ...componentId,
  file: z.object({ url: z.string().startsWith('attachment://') }),
});
const separator = z.object({ type: z.literal(14), ...componentId, spacing: z.number().int().min(1).max(2).nullish() });
const inContainer = [actionRow, section, textDisplay, gallery, file, separator] as const;
const container = z.object({
  type: z.literal(17),
  ...componentId,
  components: z.array(z.union(inContainer)).min(1),
  accent_color: z.number().int().min(0).max(0xff_ff_ff).nullish(),
});

const forms: Record<number, z.ZodType> = {
  1: actionRow,
  9: section,
  10: textDisplay,
  12: gallery,
  13: file,
  14: separator,
  17: container,
};

/** The form of a top-level component of a Components V2 message. */
export function topLevelForm(type: unknown): z.ZodType | undefined {
  return typeof type === 'number' ? forms[type] : undefined;
}
