import { visibleText } from '../../views/safe-text.ts';

/** A piece of a page. Only `markup` makes one, so that nothing people wrote gets in unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** Markup with what stands in its gaps escaped, unless it is markup itself: markup`<p>${words}</p>`. */
export function markup(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  const filled = parts.map((part, index) => `${written(part)}${pieces[index + 1] ?? ''}`);
  return new Html([pieces[0] ?? '', ...filled].join(''));
}

export const nothing = new Html('');

/** Bytes in UTF-8. */
export const bytesOf = ({ text }: Html): number => Buffer.byteLength(text, 'utf8');

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escaped(`${part}`);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => visibleText(text).replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
