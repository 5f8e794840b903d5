import { doctor } from '../../src/texts/en/doctor.ts';

/** `problem` keeps the bot from doing its work, `warning` should be mended, `note` is good to know. */
export type Level = 'ok' | 'note' | 'warning' | 'problem';

export interface Line {
  level: Level;
  text: string;
}

/** What belongs together, under one heading. */
export interface Section {
  title: string;
  lines: Line[];
}

/** A line, or none: `when(isFull, 'problem', …)`. */
export const when = (condition: boolean, level: Level, text: string): Line[] => (condition ? [{ level, text }] : []);

const width = Math.max(...Object.values(doctor.levels).map(({ length }) => length));

/** A section as it is printed. Names come from Discord: signs that could steer a terminal are left out. */
export function printed({ title, lines }: Section): string {
  const shown = lines.map(({ level, text }) => `  ${doctor.levels[level].padEnd(width)}  ${printable(text)}\n`);
  return `${printable(title)}\n${shown.join('')}\n`;
}

const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');

/** The last line of all. */
export function conclusion(lines: Line[]): string {
  const count = (level: Level) => lines.filter((line) => line.level === level).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (problems > 0) return doctor.unwell(problems, warnings);
  return warnings > 0 ? doctor.wary(warnings) : doctor.well;
}
