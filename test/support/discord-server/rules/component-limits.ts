import { invalidForm } from '../http/api-error.ts';
import { actionRow, topLevelForm } from './component-forms.ts';
import { flatComponents } from './component-text.ts';
import { lengthOf, parseForm } from './form.ts';

export const componentsV2 = 1 << 15;

const mostComponents = 40;
const mostDisplayedText = 4000;

/** Refuses what Discord refuses in the components of a message: five rows without the V2 flag, the V2 tree with it. */
export function checkComponents(components: Record<string, unknown>[], flags: number): void {
  if ((flags & componentsV2) === 0) checkRows(components);
  else checkTree(components);
  checkUnique(components, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED');
  checkUnique(components, 'id', 'COMPONENT_ID_DUPLICATED');
}

/** `attachment://` names that components show. */
export function componentReferences(components: Record<string, unknown>[]): string[] {
  return [...JSON.stringify(components).matchAll(/"url":"(attachment:\/\/[^"]+)"/gu)].map((match) => match[1] ?? '');
}

function checkRows(components: Record<string, unknown>[]): void {
  if (components.length > 5)
    throw invalidForm('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  for (const [index, row] of components.entries()) parseForm(actionRow, row, `components.${index}`);
}

function checkTree(components: Record<string, unknown>[]): void {
  const all = flatComponents(components);
  if (all.length > mostComponents) {
    throw invalidForm(
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      'The total number of components cannot exceed 40',
    );
  }
  for (const [index, component] of components.entries()) {
    const form = topLevelForm(component.type);
    if (form === undefined)
      throw invalidForm(`components.${index}.type`, 'UNION_TYPE_CHOICES', 'Not allowed at the top level');
    parseForm(form, component, `components.${index}`);
  }
  const displayed = all.reduce((sum, one) => sum + (one.type === 10 ? lengthOf(String(one.content)) : 0), 0);
  if (displayed > mostDisplayedText) {
    throw invalidForm(
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'The total text exceeds 4000 characters',
    );
  }
}

function checkUnique(components: Record<string, unknown>[], key: 'custom_id' | 'id', code: string): void {
  const seen = new Set<unknown>();
  for (const component of flatComponents(components)) {
    const value = component[key];
    if (value === undefined || value === null || value === 0) continue;
    if (seen.has(value)) throw invalidForm(`components.${key}`, code, `The ${key} is used twice`);
    seen.add(value);
  }
}
