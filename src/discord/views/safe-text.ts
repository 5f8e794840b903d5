import { escapeMarkdown } from 'discord.js';

/** Signs that reorder or hide text on the screen. */
const hidden = /[\u202A-\u202E\u2066-\u2069\u200B-\u200F\u2060\uFEFF]/gu;
/** Control signs other than the line break. */
const control = /(?!\n)\p{Cc}/gu;
/** Beginnings of mentions, timestamps, emoji, command and guide links. */
const special = /<(?=[@#:/t]|a:|id:)/gu;

/** Words a person wrote, shown as they wrote them: no formatting, no pings, no links in disguise, no tricks. */
export function safeText(text: string): string {
  const visible = text.replaceAll(hidden, '').replaceAll('\r\n', '\n').replaceAll(control, ' ');
  const inert = visible.replaceAll(special, '‹').replaceAll(/@(everyone|here)/gu, '@\u200B$1');
  return escapeMarkdown(inert, { heading: true, bulletedList: true, numberedList: true, maskedLink: true });
}

/** The same on one line, for names. */
export const safeName = (text: string): string => safeText(text).replaceAll(/\s+/gu, ' ').trim();

/** Quoted, line by line. */
export const quoted = (safe: string): string =>
  safe
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
