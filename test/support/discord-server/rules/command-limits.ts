import { z } from 'zod';
import { invalidForm } from '../http/api-error.ts';
import { areUnique, lengthOf, parseForm, text } from './form.ts';

/** What may be registered as a command, by Discord's documented limits. */

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const SlashName = z
  .string()
  .regex(namePattern)
  .refine((name) => name === name.toLowerCase(), { message: 'Must be lowercase.' });
const Description = text(1, 100);
const localized = (of: z.ZodType<string>) => z.record(z.string(), of).nullish();

const named = {
  name: SlashName,
  name_localizations: localized(SlashName),
  description: Description,
  description_localizations: localized(Description),
};

const Choice = z.object({
  name: text(1, 100),
  name_localizations: localized(text(1, 100)),
  value: z.union([text(1, 100), z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)]),
});

const ValueOption = z
  .object({
    ...named,
    type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
    required: z.boolean().optional(),
    choices: z.array(Choice).max(25).optional(),
    autocomplete: z.boolean().optional(),
    min_length: z.int().min(0).max(6000).optional(),
    max_length: z.int().min(1).max(6000).optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    channel_types: z.array(z.int()).optional(),
  })
  .refine((option) => !(option.autocomplete === true && (option.choices ?? []).length > 0), {
    path: ['autocomplete'],
    message: 'Autocomplete and choices exclude each other.',
  })
  .refine((option) => areUnique((option.choices ?? []).map((choice) => choice.name)), {
    path: ['choices'],
    message: 'Choice names must be unique.',
  })
  .refine((option) => option.type === 3 || (option.min_length === undefined && option.max_length === undefined), {
    path: ['min_length'],
    message: 'Only text has a length.',
  })
  .refine((option) => [3, 4, 10].includes(option.type) || (option.choices ?? []).length === 0, {
    path: ['choices'],
    message: 'This type takes no choices.',
  });

const requiredFirst = (options: { required?: boolean | undefined }[]) =>
  options.every(
    (option, index) => option.required !== true || options.slice(0, index).every((o) => o.required === true),
  );
const namesUnique = (options: { name: string }[]) => areUnique(options.map((option) => option.name));

const valueOptions = z
  .array(ValueOption)
  .max(25)
  .refine(requiredFirst, { message: 'Required options must be placed before non-required options.' })
  .refine(namesUnique, { message: 'Option names must be unique.' });

const Subcommand = z.object({ ...named, type: z.literal(1), options: valueOptions.optional() });
const SubcommandGroup = z.object({
  ...named,
  type: z.literal(2),
  options: z.array(Subcommand).min(1).max(25).refine(namesUnique, { message: 'Option names must be unique.' }),
});
const subcommands = z
  .array(z.discriminatedUnion('type', [Subcommand, SubcommandGroup]))
  .min(1)
  .max(25)
  .refine(namesUnique, { message: 'Option names must be unique.' });

const everyCommand = {
  default_member_permissions: z.string().regex(/^\d+$/u).nullish(),
  contexts: z
    .array(z.union([z.literal(0), z.literal(1), z.literal(2)]))
    .min(1)
    .refine(areUnique, { message: 'Must be unique.' })
    .nullish(),
  integration_types: z.array(z.union([z.literal(0), z.literal(1)])).nullish(),
};

const slashBase = z.object({ ...named, ...everyCommand, type: z.literal(1).optional().default(1) });
const SlashWithValues = slashBase.extend({ options: valueOptions.optional() });
const SlashWithSubcommands = slashBase.extend({ options: subcommands });
const MenuCommand = z.object({
  ...everyCommand,
  type: z.union([z.literal(2), z.literal(3)]),
  name: text(1, 32),
  name_localizations: localized(text(1, 32)),
  description: z.literal('', { message: 'Context menu commands cannot have description' }).optional(),
  options: z.array(z.unknown()).max(0).optional(),
});

type Choice = z.output<typeof Choice>;
export type ValueOption = z.output<typeof ValueOption>;
export type Subcommand = z.output<typeof Subcommand>;
type SubcommandGroup = z.output<typeof SubcommandGroup>;
export type SlashCommand = z.output<typeof SlashWithValues> | z.output<typeof SlashWithSubcommands>;
export type MenuCommand = z.output<typeof MenuCommand>;
export type CommandForm = SlashCommand | MenuCommand;

/** The command as Discord would keep it; throws 50035 for what Discord refuses. */
export function validateCommand(json: unknown, prefix = ''): CommandForm {
  const { type, options } = parseForm(Outline, json, prefix);
  if (type !== 1) return parseForm(MenuCommand, json, prefix);
  const nested = (options ?? []).some((option) => option.type === 1 || option.type === 2);
  const command = nested ? parseForm(SlashWithSubcommands, json, prefix) : parseForm(SlashWithValues, json, prefix);
  if (charactersOf(command) > 8000) {
    throw invalidForm(prefix, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  }
  return command;
}

const Outline = z.object({
  type: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  options: z.array(z.object({ type: z.int() })).optional(),
});

const mostPerScope: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

/** A whole scope (all global commands, or all of one guild): each command, their number per type, names unique per type. */
export function validateCommands(list: readonly unknown[]): CommandForm[] {
  const commands = list.map((json, index) => validateCommand(json, String(index)));
  for (const type of [1, 2, 3]) {
    const names = commands.filter((command) => command.type === type).map((command) => command.name);
    if (names.length > (mostPerScope[type] ?? 0)) {
      throw invalidForm('', 'APPLICATION_COMMANDS_TOO_MANY', `Too many commands of type ${type}.`);
    }
    if (!areUnique(names)) {
      throw invalidForm('', 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
  }
  return commands;
}

type Named = { name: string; description?: string | undefined } & Record<string, unknown>;

/** Names, descriptions and choice values; of a translated field only the longest language counts. */
function charactersOf(command: SlashCommand | Subcommand | SubcommandGroup | ValueOption): number {
  const inner: number[] = 'options' in command ? (command.options ?? []).map((option) => charactersOf(option)) : [];
  const choices = 'choices' in command ? (command.choices ?? []).map((choice) => choiceCharacters(choice)) : [];
  return longest(command, 'name') + longest(command, 'description') + sum(inner) + sum(choices);
}

function choiceCharacters(choice: Choice): number {
  return longest(choice, 'name') + lengthOf(String(choice.value));
}

function longest(owner: Named, field: 'name' | 'description'): number {
  const translated = z.record(z.string(), z.string()).nullish().parse(owner[`${field}_localizations`]) ?? {};
  return Math.max(...[owner[field] ?? '', ...Object.values(translated)].map(lengthOf));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
