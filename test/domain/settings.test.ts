import { expect, it } from 'vitest';
import { putCategory } from '../../src/domain/change-categories.ts';
import { readSetting } from '../../src/domain/read-setting.ts';
import { changedKeys, keysToTell, setBySetup, settingDefinitions } from '../../src/domain/setting-definitions.ts';
import type { SettingDefinition } from '../../src/domain/setting-definitions.ts';
import { defaultCategories, Settings } from '../../src/domain/settings.ts';

const fresh = Settings.parse({});

function definitionOf(key: string): SettingDefinition {
  const found = settingDefinitions.find((one) => one.key === key);
  if (found === undefined) throw new Error(`No definition of ${key}`);
  return found;
}

const read = (key: string, typed: Record<string, string>) =>
  readSetting(definitionOf(key), (field) => typed[field] ?? '');

it('has every setting in the dialog or in setup, once', () => {
  const known = [...setBySetup, ...settingDefinitions.map(({ key }) => key)];

  expect(known.toSorted()).toEqual(Object.keys(Settings.shape).toSorted());
});

const bounded = settingDefinitions.flatMap((one) => (one.kind === 'number' || one.kind === 'words' ? [one] : []));

it.each(bounded.map((one) => [one.key, one] as const))('has the bounds of the schema for %s', (key, definition) => {
  const { max } = definition;
  const [most, over] = definition.kind === 'words' ? ['x'.repeat(max), 'x'.repeat(max + 1)] : [max, max + 1];

  expect(Settings.safeParse({ [key]: most }).success).toBe(true);
  expect(Settings.safeParse({ [key]: over }).success).toBe(false);
  expect(read(key, { [key]: String(most) })).toEqual({ ok: true, value: { [key]: most } });
  expect(read(key, { [key]: String(over) }).ok).toBe(false);
});

it('reads a time zone however it is spelled, and no other word', () => {
  expect(read('timeZone', { timeZone: ' america/new_york ' })).toEqual({
    ok: true,
    value: { timeZone: 'America/New_York' },
  });
  expect(read('timeZone', { timeZone: 'Moon/Base' })).toEqual({ ok: false, wrong: { code: 'zone' } });
});

it('keeps promises in order', () => {
  const days = { critical: '1', high: '3', medium: '7', low: '14' };
  expect(read('checkIn', days)).toEqual({ ok: true, value: { checkIn: fresh.checkIn } });
  expect(read('checkIn', { ...days, high: '8' })).toEqual({ ok: false, wrong: { code: 'days-order' } });
  expect(read('checkIn', { ...days, medium: '61' })).toEqual({
    ok: false,
    wrong: { code: 'days', severity: 'medium', min: 1, max: 60 },
  });
});

it('turns empty words into none', () => {
  expect(read('authorities', { authorities: ' \n ' })).toEqual({ ok: true, value: { authorities: null } });
});

it('names what changed, and what the team is told of', () => {
  const after = { ...fresh, staffRoles: ['700000000000000001'], reportsPerHour: 2, timeZone: 'Asia/Tokyo' };

  expect(changedKeys(fresh, after)).toEqual(['staffRoles', 'reportsPerHour', 'timeZone']);
  expect(keysToTell(fresh, after)).toEqual(['staffRoles', 'reportsPerHour']);
  expect(changedKeys(after, after)).toEqual([]);
});

it('gives new categories keys of their own, whatever their name is made of', () => {
  const typed = { severity: 'low', flags: [], resources: '', text: '' } as const;
  const names = ['Über Raid!', 'Über-Raid?', '蛇', '🐍', 'x'];
  const all = names.reduce((categories, name) => {
    const put = putCategory(categories, null, { ...typed, name }, new Map());
    if (!put.ok) throw new Error(put.wrong.code);
    return put.value;
  }, defaultCategories);

  expect(Settings.safeParse({ categories: all }).success).toBe(true);
  expect(new Set(all.map(({ key }) => key)).size).toBe(14);
});
