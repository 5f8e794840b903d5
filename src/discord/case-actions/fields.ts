import { ComponentType, TextInputStyle } from 'discord.js';
import type { APILabelComponent, APISelectMenuOption } from 'discord.js';

interface TextField {
  name: string;
  label: string;
  hint?: string;
  long?: boolean;
  required?: boolean;
  max?: number;
  /** What the field holds already. */
  value?: string;
}

/** A field for words. */
export function textField({
  name,
  label,
  hint,
  long = false,
  required = true,
  max = 1000,
  value,
}: TextField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label,
    ...(hint === undefined ? {} : { description: hint }),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: max,
      required,
      ...(value === undefined || value === '' ? {} : { value: value.slice(0, max).replace(/\p{Cs}$/u, '') }),
    },
  };
}

/** A field with a list to choose one from. */
export function choiceField(name: string, label: string, options: APISelectMenuOption[]): APILabelComponent {
  const component = { type: ComponentType.StringSelect as const, custom_id: name, options, required: true };
  return { type: ComponentType.Label, label, component };
}

/** A list to choose from, out of a table of names. */
export function optionsOf<K extends string>(names: Record<K, string>, chosen?: string | null): APISelectMenuOption[] {
  return Object.entries<string>(names).map(([value, label]) => ({ label, value, default: value === chosen }));
}
