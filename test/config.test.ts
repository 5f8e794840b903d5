import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ConfigError, Environment, readConfig } from '../src/config.ts';

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (err) {
    if (err instanceof ConfigError) return err.problems;
  }
  return [];
}

it('needs nothing but the token', () => {
  expect(readConfig({ DISCORD_TOKEN: 'abc' })).toEqual({
    token: 'abc',
    apiBaseUrl: 'https://discord.com/api',
    dataDir: './data',
    coldCron: '0 6 * * *',
    cronTimeZone: 'UTC',
    logLevel: 'info',
  });
});

it('counts an empty variable as not set', () => {
  expect(readConfig({ DISCORD_TOKEN: 'abc', DATA_DIR: '', LOG_LEVEL: '' })).toMatchObject({
    dataDir: './data',
    logLevel: 'info',
  });
});

it('names the missing token and where it comes from', () => {
  expect(problemsOf({})).toEqual([
    'DISCORD_TOKEN is missing. It is the bot token from the Discord Developer Portal, page Bot.',
  ]);
});

it('names every wrong variable at once, and what each should be', () => {
  expect(problemsOf({ DISCORD_TOKEN: 'abc', DISCORD_API_BASE_URL: 'discord', LOG_LEVEL: 'loud' })).toEqual([
    'DISCORD_API_BASE_URL should be an http(s) address such as https://discord.com/api.',
    'LOG_LEVEL should be one of trace, debug, info, warn, error, fatal, silent.',
  ]);
});

it('never shows the token', () => {
  expect(problemsOf({ DISCORD_TOKEN: 'secret-token', LOG_LEVEL: 'loud' }).join()).not.toContain('secret-token');
});

const byName = (a = '', b = '') => a.localeCompare(b);

it('has every variable in .env.example, and no other', () => {
  const names = Array.from(
    readFileSync('.env.example', 'utf8').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gmu),
    (match) => match[1],
  );

  expect(names.toSorted(byName)).toEqual(Object.keys(Environment.shape).toSorted(byName));
});

it('names a cron line or a time zone that is none', () => {
  expect(problemsOf({ DISCORD_TOKEN: 'abc', COLD_CRON: 'daily at 6', CRON_TIME_ZONE: 'Berlin' })).toEqual([
    'COLD_CRON should be a cron line such as 0 6 * * * (minute, hour, day, month, weekday): every day at six.',
    'CRON_TIME_ZONE should be the name of a time zone such as Europe/Berlin or UTC.',
  ]);
});
