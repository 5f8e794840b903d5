import type { Message } from '../world/types.ts';
import type { OpenField, OpenModal } from './open-modal.ts';
import { embedLines, type Shown, shownComponents } from './shown.ts';

/** Plain-text pictures of what a person has on the screen, for the demo and for failing tests. */

/** Turns ids into names; undefined for what is unknown. */
export interface Names {
  user(id: string): string | undefined;
  role(id: string): string | undefined;
  channel(id: string): string | undefined;
}

const width = 64;

/** A message as it stands in a channel: who wrote it, its text, its card, its buttons and menus, its files. */
export function renderMessage(message: Message, names: Names): string {
  const remark = message.visibleTo === null ? '' : '  (only this person can see it)';
  const author = message.author.global_name ?? message.author.username;
  const body = [
    ...lines(message.content),
    ...message.embeds.flatMap((embed) => box(embedLines(embed).flatMap(lines))),
    ...shownComponents(message).flatMap(drawComponent),
    ...message.attachments.map((attachment) => `⎙ ${attachment.filename} (${readableSize(attachment.size)})`),
  ];
  return spellOut([`${author}${remark}`, ...body.map((line) => `  ${line}`.trimEnd())].join('\n'), names);
}

/** A modal as it stands open: its title and each field with label, description, hints and what is filled in already. */
export function renderModal(modal: OpenModal, names: Names): string {
  const fields = modal.parts.flatMap((part) => ['', ...('text' in part ? lines(part.text) : drawField(part))]);
  return spellOut(box([`◆ ${modal.title}`, ...fields, '', '[ Cancel ]  [ Submit ]']).join('\n'), names);
}

/** Mentions become names and timestamps become dates in UTC; everything else stays. */
export function spellOut(text: string, names: Names): string {
  return text
    .replaceAll(/<@!?(\d+)>/gu, (mention, id: string) => `@${names.user(id) ?? mention}`)
    .replaceAll(/<@&(\d+)>/gu, (mention, id: string) => `@${names.role(id) ?? mention}`)
    .replaceAll(/<#(\d+)>/gu, (mention, id: string) => `#${names.channel(id) ?? mention}`)
    .replaceAll(/<\/([^:>]+):\d+>/gu, '/$1')
    .replaceAll(/<t:(-?\d+)(?::([tTdDfFsSR]))?>/gu, (_, seconds: string, style?: string) =>
      readableTime(seconds, style),
    );
}

function readableTime(seconds: string, style = 'f'): string {
  const [date = '', time = ''] = new Date(Number(seconds) * 1000).toISOString().split('T');
  if (style === 'd' || style === 'D') return date;
  const clock = `${time.slice(0, style === 'T' ? 8 : 5)} UTC`;
  return style === 't' || style === 'T' ? clock : `${date} ${clock}`;
}

function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kibibytes = bytes / 1024;
  return kibibytes < 1024 ? `${kibibytes.toFixed(1)} KiB` : `${(kibibytes / 1024).toFixed(1)} MiB`;
}

function drawComponent(shown: Shown): string[] {
  switch (shown.type) {
    case 1:
      return drawRow(shown.components ?? []);
    case 9:
      return drawSection(shown);
    case 10:
      return lines(shown.content ?? '');
    case 12:
      return (shown.items ?? []).map((item) => `▣ ${item.description ?? lastPart(item.media.url)}`);
    case 13:
      return [`⎙ ${lastPart(shown.file?.url ?? '')}`];
    case 14:
      return ['─'.repeat(width - 8)];
    case 17:
      return box((shown.components ?? []).flatMap(drawComponent));
    default:
      return [`(component of type ${shown.type})`];
  }
}

function drawSection(shown: Shown): string[] {
  const text = (shown.components ?? []).flatMap(drawComponent);
  if (shown.accessory === undefined) return text;
  const accessory = shown.accessory.type === 2 ? drawButton(shown.accessory) : '▣';
  return [...text, accessory];
}

function drawRow(inside: Shown[]): string[] {
  const buttons = inside.filter((shown) => shown.type === 2).map(drawButton);
  const menus = inside.filter((shown) => shown.type !== 2).flatMap(drawMenu);
  return buttons.length > 0 ? [buttons.join('  '), ...menus] : menus;
}

function drawButton(shown: Shown): string {
  const label = [shown.emoji?.name, shown.label].filter((part) => typeof part === 'string').join(' ');
  if (shown.disabled === true) return `( ${label} )`;
  return shown.style === 5 ? `[ ${label} ↗ ${shown.url ?? ''} ]` : `[ ${label} ]`;
}

function drawMenu(shown: Shown): string[] {
  const head = `▾ ${shown.placeholder ?? 'Make a selection'}${shown.disabled === true ? ' (greyed out)' : ''}`;
  return [head, ...(shown.options ?? []).map(drawOption)];
}

function drawOption(option: { label: string; description?: string | null | undefined; default?: boolean | undefined }) {
  const mark = option.default === true ? '•' : '·';
  const more = option.description ?? '';
  return `    ${mark} ${option.label}${more === '' ? '' : ` - ${more}`}`;
}

function drawField(field: OpenField): string[] {
  const head = `${field.label}${field.required ? ' *' : ''}`;
  const hint = field.description === '' ? [] : lines(field.description).map((line) => `  ${line}`);
  const filled = field.value === '' ? [] : lines(field.value).map((line) => `  ▏${line}`);
  const empty = field.value === '' && field.placeholder !== '' ? [`  ▏‹${field.placeholder}›`] : [];
  return [`${head}  ‹${field.kind}›`, ...hint, ...filled, ...empty, ...field.options.map(drawOption)];
}

function box(inside: string[]): string[] {
  return [`╭${'─'.repeat(width)}`, ...inside.map((line) => `│ ${line}`.trimEnd()), `╰${'─'.repeat(width)}`];
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n').flatMap(wrap);
}

/** Breaks a long line between words, so that a card keeps its shape. */
function wrap(line: string): string[] {
  const wrapped: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && longer.length > width + 20) {
      wrapped.push(current);
      current = word;
    } else current = longer;
  }
  return [...wrapped, current];
}

function lastPart(url: string): string {
  return url.split(/[?#]/u)[0]?.split('/').at(-1) ?? url;
}
