import type { SlashCommand, Subcommand, ValueOption } from '../rules/command-limits.ts';
import { type Pickable, type Picking, type PickKind, type PersonFile, sized } from './fill-modal.ts';
import { PersonError } from './person-error.ts';

/** What a person enters for one option of a slash command. */
type OptionValue = string | number | boolean | Pickable | PersonFile;
export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

/** One option as the interaction carries it; groups and subcommands hold further ones. */
export type SentOption = { name: string; type: number; value?: unknown; focused?: true; options?: SentOption[] };

/** The command, subcommand and options that a typed line means. */
export interface CommandLine {
  command: SlashCommand;
  path: string[];
  options: readonly ValueOption[];
}

/** `/setup start` against a registered command; throws when the words after the name are no subcommand of it. */
export function readCommandLine(command: SlashCommand, words: readonly string[]): CommandLine {
  const [, ...path] = words;
  let level: readonly (ValueOption | Subcommand | SubcommandGroup)[] = command.options ?? [];
  for (const word of path) {
    const next = level.find((option) => option.name === word);
    if (next?.type !== 1 && next?.type !== 2) throw noSuchCommand(words);
    level = next.options ?? [];
  }
  const values = level.filter((option): option is ValueOption => option.type !== 1 && option.type !== 2);
  if (values.length !== level.length) {
    const names = level.map((option) => option.name).join(', ');
    throw new PersonError(`/${words.join(' ')} cannot be run by itself; choose one of: ${names}.`);
  }
  return { command, path, options: values };
}
type SubcommandGroup = Extract<NonNullable<SlashCommand['options']>[number], { type: 2 }>;

function noSuchCommand(words: readonly string[]): PersonError {
  return new PersonError(`There is no command /${words.join(' ')} here.`);
}

/** The `options` of the interaction; throws what the client would say about a wrong, unknown or missing value. */
export function sentOptions(line: CommandLine, values: OptionValues, picking: Picking): SentOption[] {
  const missing = line.options.find((option) => option.required === true && values[option.name] === undefined);
  if (missing !== undefined) throw new PersonError(`The option "${missing.name}" is required.`);
  return wrap(line, enteredOptions(line, values, picking));
}

/** While typing: required options may be missing, and one option has the focus. */
export function typedOptions(line: CommandLine, typed: OptionValues, picking: Picking): SentOption[] {
  const entered = Object.entries(typed);
  const [focused, text] = entered.at(-1) ?? [];
  const option = line.options.find((one) => one.name === focused);
  if (option === undefined || option.autocomplete !== true || typeof text === 'object') {
    throw new PersonError(`The option "${focused ?? ''}" offers no suggestions.`);
  }
  const before = Object.fromEntries(entered.filter(([name]) => name !== focused));
  const last: SentOption = { name: option.name, type: option.type, value: String(text), focused: true };
  return wrap(line, [...enteredOptions(line, before, picking), last]);
}

function enteredOptions(line: CommandLine, values: OptionValues, picking: Picking): SentOption[] {
  const unknown = Object.keys(values).find((name) => !line.options.some((option) => option.name === name));
  if (unknown !== undefined) {
    const names = line.options.map((option) => option.name).join(', ');
    throw new PersonError(`/${line.command.name} has no option "${unknown}"; it has: ${names}.`);
  }
  return line.options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined) return [];
    return [{ name: option.name, type: option.type, value: enteredValue(option, value, picking) }];
  });
}

function wrap({ command, path }: CommandLine, options: SentOption[]): SentOption[] {
  const depth = path.length;
  return path.reduceRight<SentOption[]>((inner, name, index) => {
    const isGroup = depth === 2 && index === 0 && command.options !== undefined;
    return [{ name, type: isGroup ? 2 : 1, options: inner }];
  }, options);
}

function enteredValue(option: ValueOption, value: OptionValue, picking: Picking): unknown {
  switch (option.type) {
    case 3:
      return textValue(option, value);
    case 4:
    case 10:
      return numberValue(option, value);
    case 5:
      if (typeof value !== 'boolean') throw wrongType(option, 'true or false');
      return value;
    case 11:
      if (typeof value !== 'object' || !('bytes' in value)) throw wrongType(option, 'a file');
      return picking.upload(value);
    case 6:
    case 7:
    case 8:
    case 9:
      if (typeof value !== 'object' || !('id' in value)) throw wrongType(option, 'a choice from the list');
      return picking.pick(optionKinds[option.type], value.id, option.channel_types ?? []);
  }
}

const optionKinds: Record<6 | 7 | 8 | 9, PickKind> = { 6: 'anyone', 7: 'channel', 8: 'role', 9: 'mentionable' };

function textValue(option: ValueOption, value: OptionValue): string {
  if (typeof value !== 'string') throw wrongType(option, 'text');
  if ((option.choices ?? []).length > 0) return String(chosen(option, value));
  const least = Math.max(option.min_length ?? 0, option.required === true ? 1 : 0);
  return sized(option.name, value, { least, most: option.max_length ?? 6000 });
}

function numberValue(option: ValueOption, value: OptionValue): unknown {
  if ((option.choices ?? []).length > 0) return chosen(option, value);
  const whole = option.type === 4;
  if (typeof value !== 'number' || (whole && !Number.isSafeInteger(value))) {
    throw wrongType(option, whole ? 'a whole number' : 'a number');
  }
  return inRange(option, value);
}

function inRange({ name, min_value, max_value }: ValueOption, value: number): number {
  if (value < (min_value ?? -Infinity)) throw new PersonError(`"${name}" is at least ${min_value}.`);
  if (value > (max_value ?? Infinity)) throw new PersonError(`"${name}" is at most ${max_value}.`);
  return value;
}

/** The value of a choice, named by what is shown or by its value. */
function chosen(option: ValueOption, wanted: OptionValue): unknown {
  const choices = option.choices ?? [];
  const choice = choices.find((one) => one.name === wanted) ?? choices.find((one) => one.value === wanted);
  if (choice !== undefined) return choice.value;
  const names = choices.map((one) => `"${one.name}"`).join(', ');
  throw new PersonError(`"${option.name}" does not offer ${JSON.stringify(wanted)}; it offers ${names}.`);
}

function wrongType(option: ValueOption, expected: string): PersonError {
  return new PersonError(`The option "${option.name}" takes ${expected}.`);
}
