/** Signs nobody sees, some of which reorder the text; an emoji keeps its joiners, and Persian its non-joiner. */
const hidden = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D|(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{DI}/gu;
const lineBreaks = /\r\n?|[\u2028\u2029]/gu;
/** Control signs other than the line break. */
const control = /(?!\n)\p{Cc}/gu;
/** Beginnings of mentions, timestamps, emoji, command and guide links. */
const special = /<(?=[@#:/t]|a:|id:)/gu;
/** Inside an address Discord formats nothing, and a backslash would break it. */
const address = /(https?:\/\/[^\s<>]+)/gu;

/** Words a person wrote, shown as they wrote them: no formatting, no pings, no links in disguise, no tricks. */
export function safeText(text: string): string {
  const inert = visibleText(text)
    .replaceAll(special, '‹')
    .replaceAll(/@(everyone|here)/gu, '@\u200B$1');
  return inert
    .split(address)
    .map((part, position) => (position % 2 === 1 ? part : escaped(part)))
    .join('')
    .replaceAll(/^(\s*)([#>+-]|\d+(?=[.)]))/gmu, (_, blank: string, sign: string) => blank + escapedStart(sign));
}

/** The text without signs that nobody sees. */
export function visibleText(text: string): string {
  return text.replaceAll(hidden, '').replaceAll(lineBreaks, '\n').replaceAll(control, ' ');
}

/** discord.js leaves gaps here (small text, runs of backticks, links over two lines), so every such sign is taken. */
const escaped = (text: string) => text.replaceAll(/[\\*_~`|[\]]/gu, '\\$&');

/** `1.` becomes `1\.`: a backslash before a digit would be shown. */
const escapedStart = (sign: string) => (/\d/u.test(sign) ? `${sign}\\` : `\\${sign}`);

/** The same on one line, for names. */
export const safeName = (text: string): string => safeText(text.replaceAll(/\s+/gu, ' ').trim());

/** Quoted, line by line. */
export const quoted = (safe: string): string =>
  safe
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
