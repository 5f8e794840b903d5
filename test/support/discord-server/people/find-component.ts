import type { Message } from '../world/types.ts';
import { PersonError } from './person-error.ts';
import { flatten, type Shown, shownComponents } from './shown.ts';

/** How a person names a button or a menu: by what stands on it, or by its custom_id for what has no words. */
export type Named = string | RegExp | { customId: string };

export interface Found {
  message: Message;
  component: Shown & { custom_id: string };
}

/** The newest message with such an enabled button; says what is greyed out, what leads elsewhere, what is there instead. */
export function findButton(messages: readonly Message[], wanted: Named): Found {
  return find(messages, { wanted, kind: 'button', isKind: (shown) => shown.type === 2 });
}

/** The newest message with such an enabled select menu. */
export function findMenu(messages: readonly Message[], wanted: Named): Found {
  const isKind = (shown: Shown) => shown.type === 3 || (shown.type >= 5 && shown.type <= 8);
  return find(messages, { wanted, kind: 'menu', isKind });
}

interface Search {
  wanted: Named;
  kind: 'button' | 'menu';
  isKind: (shown: Shown) => boolean;
}

function find(messages: readonly Message[], { wanted, kind, isKind }: Search): Found {
  const newestFirst = messages.toReversed();
  const all = newestFirst.flatMap((message) =>
    flatten(shownComponents(message))
      .filter(isKind)
      .map((component) => ({ message, component })),
  );
  const named = all.filter(({ component }) => isNamed(component, wanted));
  for (const { message, component } of named) {
    const { custom_id } = component;
    if (component.disabled !== true && custom_id !== undefined) {
      return { message, component: { ...component, custom_id } };
    }
  }
  if (named.some(({ component }) => component.disabled === true)) {
    throw new PersonError(`The ${kind} ${spoken(wanted)} is greyed out.`);
  }
  if (named.length > 0) throw new PersonError(`The ${kind} ${spoken(wanted)} only opens a link.`);
  const inSight = [...new Set(all.map(({ component }) => `"${wordsOn(component)}"`))].slice(0, 12).join(', ');
  throw new PersonError(
    `There is no ${kind} ${spoken(wanted)} in sight; in sight: ${inSight === '' ? 'none' : inSight}.`,
  );
}

function isNamed(component: Shown, wanted: Named): boolean {
  if (typeof wanted === 'string') return wordsOn(component) === wanted || component.label === wanted;
  if (wanted instanceof RegExp) return wanted.test(wordsOn(component));
  return component.custom_id === wanted.customId;
}

function wordsOn(component: Shown): string {
  const words = component.type === 2 ? component.label : component.placeholder;
  return words ?? component.emoji?.name ?? '';
}

/** The name in words, for messages. */
export function spoken(wanted: Named): string {
  if (typeof wanted === 'string') return `"${wanted}"`;
  return wanted instanceof RegExp ? String(wanted) : `with the custom_id "${wanted.customId}"`;
}
