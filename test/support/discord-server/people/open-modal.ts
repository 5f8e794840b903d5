import type { ModalField, ModalForm } from '../rules/modal-limits.ts';

/** A modal as it stands open on a person's screen. */
export interface OpenModal {
  title: string;
  customId: string;
  /** Fields and running text, top to bottom. */
  parts: (OpenField | { text: string })[];
  fields: OpenField[];
}

export interface OpenField {
  customId: string;
  label: string;
  description: string;
  placeholder: string;
  /** What is filled in already: text, or the labels or ids of what is chosen, joined by commas. */
  value: string;
  required: boolean;
  kind: string;
  options: { label: string; value: string; description?: string | null | undefined; default?: boolean | undefined }[];
}

/** A field together with the words around it, whether it came in a Label or in an old action row. */
export interface LabelledField {
  label: string;
  description: string;
  component: ModalField | OldTextInput;
}
type OldTextInput = Extract<ModalForm['components'][number], { type: 1 }>['components'][number];

/** Every field of the modal, top to bottom. */
export function labelledFields(top: ModalForm['components'][number]): LabelledField[] {
  switch (top.type) {
    case 1:
      return top.components.map((component) => ({ label: component.label, description: '', component }));
    case 10:
      return [];
    case 18:
      return [{ label: top.label, description: top.description ?? '', component: top.component }];
  }
}

/** What the person sees of the modal. */
export function showModal(form: ModalForm): OpenModal {
  const parts = form.components.flatMap((top): OpenModal['parts'] =>
    top.type === 10 ? [{ text: top.content }] : labelledFields(top).map(showField),
  );
  return {
    title: form.title,
    customId: form.custom_id,
    parts,
    fields: parts.filter((part): part is OpenField => 'customId' in part),
  };
}

function showField({ label, description, component }: LabelledField): OpenField {
  const options = 'options' in component ? component.options : [];
  return {
    customId: component.custom_id,
    label,
    description,
    placeholder: ('placeholder' in component ? component.placeholder : null) ?? '',
    value: prefilled(component),
    required: component.type === 23 ? false : component.required,
    kind: kindOf(component),
    options,
  };
}

function prefilled(component: LabelledField['component']): string {
  if (component.type === 4) return component.value ?? '';
  if (component.type === 23) return component.default === true ? 'checked' : '';
  if ('default_values' in component) return (component.default_values ?? []).map((value) => value.id).join(', ');
  if (!('options' in component)) return '';
  const chosen = component.options.filter((option) => option.default === true);
  return chosen.map((option) => option.label).join(', ');
}

const kinds: Record<number, string> = {
  3: 'choose from a list',
  4: 'text',
  5: 'choose people',
  6: 'choose roles',
  7: 'choose people or roles',
  8: 'choose channels',
  19: 'files',
  21: 'choose one',
  22: 'tick any',
  23: 'tick box',
};

function kindOf(component: LabelledField['component']): string {
  const long = component.type === 4 && component.style === 2;
  return long ? 'long text' : (kinds[component.type] ?? 'field');
}
