import { z } from 'zod';
import { areUnique, parseForm, text } from './form.ts';

/** What a bot may show as a modal (callback type 9), by Discord's documented limits. */

const id = z.int().min(0).optional();
const customId = text(1, 100);
const shared = { id, custom_id: customId, disabled: z.undefined('disabled cannot be used in modals').optional() };

const TextInputFields = z.object({
  ...shared,
  type: z.literal(4),
  style: z.union([z.literal(1), z.literal(2)]),
  min_length: z.int().min(0).max(4000).optional(),
  max_length: z.int().min(1).max(4000).optional(),
  required: z.boolean().default(true),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});
const lengthsFit = (input: { min_length?: number | undefined; max_length?: number | undefined }) =>
  (input.min_length ?? 0) <= (input.max_length ?? 4000);
const prefillFits = (input: { value?: string | null | undefined; max_length?: number | undefined }) =>
  (input.value ?? '').length <= (input.max_length ?? 4000);

const TextInput = TextInputFields.extend({ label: z.undefined('label belongs to the Label').optional() })
  .refine(lengthsFit, { path: ['min_length'], message: 'min_length is above max_length' })
  .refine(prefillFits, { path: ['value'], message: 'value is longer than max_length' });

const Option = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  default: z.boolean().optional(),
});
const optionsOf = (min: number, max: number) =>
  z
    .array(Option)
    .min(min)
    .max(max)
    .refine((options) => areUnique(options.map((option) => option.value)), { message: 'Option values must be unique' });

const DefaultValue = z.object({ id: z.string(), type: z.enum(['user', 'role', 'channel']) });
const picked = {
  ...shared,
  placeholder: text(0, 150).nullish(),
  min_values: z.int().min(0).max(25).default(1),
  max_values: z.int().min(1).max(25).default(1),
  required: z.boolean().default(true),
};
type Picking = { min_values: number; max_values: number; required: boolean };
const countsFit = (field: Picking) => field.min_values <= field.max_values;
const requiredCountFits = (field: Picking) => !field.required || field.min_values >= 1;
const countMessage = { path: ['min_values'], message: 'min_values is above max_values' };
const requiredMessage = { path: ['min_values'], message: 'min_values must be at least 1 for a required field' };

const StringSelect = z
  .object({ ...picked, type: z.literal(3), options: optionsOf(1, 25) })
  .refine(countsFit, countMessage)
  .refine(requiredCountFits, requiredMessage);
const EntitySelect = z
  .object({
    ...picked,
    type: z.union([z.literal(5), z.literal(6), z.literal(7), z.literal(8)]),
    default_values: z.array(DefaultValue).max(25).optional(),
    channel_types: z.array(z.int()).optional(),
  })
  .refine(countsFit, countMessage)
  .refine(requiredCountFits, requiredMessage)
  .refine((field) => (field.default_values ?? []).length <= field.max_values, {
    path: ['default_values'],
    message: 'More default values than max_values',
  });
const FileUpload = z
  .object({
    ...shared,
    type: z.literal(19),
    min_values: z.int().min(0).max(10).default(1),
    max_values: z.int().min(1).max(10).default(1),
    required: z.boolean().default(true),
    file_types: z.array(z.string()).max(10).optional(),
  })
  .refine(countsFit, countMessage)
  .refine(requiredCountFits, requiredMessage);
const RadioGroup = z
  .object({ ...shared, type: z.literal(21), options: optionsOf(2, 10), required: z.boolean().default(true) })
  .refine((group) => group.options.filter((option) => option.default === true).length <= 1, {
    path: ['options'],
    message: 'Only one option can be the default',
  });
const CheckboxGroup = z
  .object({
    ...shared,
    type: z.literal(22),
    options: optionsOf(1, 10),
    min_values: z.int().min(0).max(10).optional(),
    max_values: z.int().min(1).max(10).optional(),
    required: z.boolean().default(true),
  })
  .refine((group) => (group.min_values ?? 0) <= (group.max_values ?? group.options.length), countMessage)
  .refine((group) => !group.required || group.min_values !== 0, requiredMessage);
const Checkbox = z.object({
  ...shared,
  type: z.literal(23),
  default: z.boolean().optional(),
  required: z.undefined('a checkbox cannot be required').optional(),
});

const Field = z.discriminatedUnion('type', [
  TextInput,
  StringSelect,
  EntitySelect,
  FileUpload,
  RadioGroup,
  CheckboxGroup,
  Checkbox,
]);

const Label = z.object({
  type: z.literal(18),
  id,
  label: text(1, 45),
  description: text(0, 100).nullish(),
  component: Field,
});
const ModalText = z.object({ type: z.literal(10), id, content: text(1, 4000) });
const TextInputRow = z.object({
  type: z.literal(1),
  id,
  components: z
    .array(
      TextInputFields.extend({ label: text(1, 45) })
        .refine(lengthsFit)
        .refine(prefillFits),
    )
    .length(1),
});

const ModalData = z.object({
  custom_id: customId,
  title: text(1, 45),
  components: z
    .array(z.discriminatedUnion('type', [Label, ModalText, TextInputRow]))
    .min(1)
    .max(5),
});
export type ModalForm = z.output<typeof ModalData>;
export type ModalField = z.output<typeof Field>;

/** The modal as Discord would show it, with the defaults filled in; throws 50035 for what Discord refuses. */
export function validateModal(data: unknown): ModalForm {
  const modal = parseForm(ModalData, data, 'data');
  parseForm(UniqueCustomIds, modal.components.flatMap(customIdsOf), 'data.components');
  return modal;
}

const UniqueCustomIds = z.array(z.string()).refine(areUnique, { message: 'Component custom id cannot be duplicated' });

function customIdsOf(top: ModalForm['components'][number]): string[] {
  switch (top.type) {
    case 1:
      return top.components.map((input) => input.custom_id);
    case 10:
      return [];
    case 18:
      return [top.component.custom_id];
  }
}
