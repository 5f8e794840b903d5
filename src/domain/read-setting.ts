import { EscalationStep } from './calls/call-state.ts';
import { ContactWay } from './contact/contact-state.ts';
import type { SettingDefinition } from './setting-definitions.ts';
import type { Settings } from './settings.ts';
import { Severity } from './words.ts';

/** Why a typed setting cannot be taken; the words for it are in texts. */
export type SettingWrong =
  | { code: 'number'; min: number; max: number }
  | { code: 'days'; severity: Severity; min: number; max: number }
  | { code: 'days-order' }
  | { code: 'minutes'; step: EscalationStep; min: number; max: number }
  | { code: 'minutes-order' }
  | { code: 'choice' }
  | { code: 'zone' }
  | { code: 'too-long'; max: number }
  | { code: 'category-name' }
  | { code: 'category-taken'; name: string };

export type Read<T> = { ok: true; value: T } | { ok: false; wrong: SettingWrong };

/** The answers of a form, by field; empty where nothing was entered. */
export type Typed = (field: string) => string;

/** Severities from the gravest down: the order in which promises get longer. */
export const gravestFirst = Severity.options.toReversed();

/** What somebody typed, as a change of the settings, or what is wrong with it (SPEC 12.5). */
export function readSetting(definition: SettingDefinition, typed: Typed): Read<Partial<Settings>> {
  const { key } = definition;
  switch (definition.kind) {
    case 'number':
      return mapped(readNumber(typed(key), definition), (value) => ({ [key]: value }));
    case 'days':
      return mapped(readDays(typed, definition), (checkIn) => ({ checkIn }));
    case 'minutes':
      return mapped(readMinutes(typed, definition), (urgentEscalation) => ({ urgentEscalation }));
    case 'choice': {
      const value = definition.options.find((option) => option === typed(key));
      return value === undefined ? { ok: false, wrong: { code: 'choice' } } : { ok: true, value: { [key]: value } };
    }
    case 'switch':
      return { ok: true, value: { [key]: typed(key) === 'yes' } };
    case 'way':
      return { ok: true, value: { [key]: ContactWay.parse(typed(key)) } };
    case 'zone':
      return mapped(readZone(typed(key)), (timeZone) => ({ timeZone }));
    case 'words':
      return mapped(readWords(typed(key), definition.max), (words) => ({ [key]: words }));
    case 'categories':
      return { ok: true, value: {} };
  }
}

/** Null when nothing is left of them. Counted as the settings count. */
export function readWords(typed: string, max: number): Read<string | null> {
  const words = typed.trim();
  if (words.length > max) return { ok: false, wrong: { code: 'too-long', max } };
  return { ok: true, value: words === '' ? null : words };
}

interface Bounds {
  min: number;
  max: number;
}

function readNumber(typed: string, { min, max }: Bounds): Read<number> {
  const number = /^\s*\d{1,6}\s*$/u.test(typed) ? Number(typed) : Number.NaN;
  return number >= min && number <= max
    ? { ok: true, value: number }
    : { ok: false, wrong: { code: 'number', min, max } };
}

/** A graver case never waits longer than a lighter one. */
function readDays(typed: Typed, { min, max }: Bounds): Read<Settings['checkIn']> {
  const days: Settings['checkIn'] = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const severity of gravestFirst) {
    const read = readNumber(typed(severity), { min, max });
    if (!read.ok) return { ok: false, wrong: { code: 'days', severity, min, max } };
    days[severity] = read.value;
  }
  const inOrder = days.critical <= days.high && days.high <= days.medium && days.medium <= days.low;
  return inOrder ? { ok: true, value: days } : { ok: false, wrong: { code: 'days-order' } };
}

/** Each call goes to more people than the one before, so that it never comes sooner. */
function readMinutes(typed: Typed, { min, max }: Bounds): Read<Settings['urgentEscalation']> {
  const minutes: Settings['urgentEscalation'] = { leaders: 0, staff: 0, owner: 0 };
  for (const step of EscalationStep.options) {
    const read = readNumber(typed(step), { min, max });
    if (!read.ok) return { ok: false, wrong: { code: 'minutes', step, min, max } };
    minutes[step] = read.value;
  }
  const inOrder = minutes.leaders <= minutes.staff && minutes.staff <= minutes.owner;
  return inOrder ? { ok: true, value: minutes } : { ok: false, wrong: { code: 'minutes-order' } };
}

/** However it is spelled in capitals; kept as the zone is really called. */
function readZone(typed: string): Read<string> {
  const wanted = typed.trim().toLowerCase();
  const found = ['UTC', ...Intl.supportedValuesOf('timeZone')].find((zone) => zone.toLowerCase() === wanted);
  return found === undefined ? { ok: false, wrong: { code: 'zone' } } : { ok: true, value: found };
}

const mapped = <T, R>(read: Read<T>, change: (value: T) => R): Read<R> =>
  read.ok ? { ok: true, value: change(read.value) } : read;
