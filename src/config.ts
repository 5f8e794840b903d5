import { validate } from 'node-cron';
import { z } from 'zod';
import { TimeZone } from './domain/settings.ts';

const url = z.url({ protocol: /^https?$/u });

/** When jobs run unless the environment says otherwise. */
export const usualTimes = { coldCron: '0 6 * * *', cronTimeZone: 'UTC' } as const;

/** The environment, by name; `.env.example` holds the same names (a test compares them). */
export const Environment = z.object({
  DISCORD_TOKEN: z
    .string({ error: 'is missing. It is the bot token from the Discord Developer Portal, page Bot' })
    .trim()
    .min(1, {
      error: 'is empty. It is the bot token from the Discord Developer Portal, page Bot',
    })
    .regex(/^[!-~]*$/u, { error: 'has a space or a sign in it that no token has. Leave only the token itself' }),
  DISCORD_API_BASE_URL: url.default('https://discord.com/api'),
  DATA_DIR: z.string().min(1).default('./data'),
  COLD_CRON: z.string().refine(validate).default(usualTimes.coldCron),
  CRON_TIME_ZONE: TimeZone.default(usualTimes.cronTimeZone),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export interface Config {
  token: string;
  apiBaseUrl: string;
  dataDir: string;
  /** When the cold sweep runs (SPEC 9.4), a cron line in `cronTimeZone`. */
  coldCron: string;
  /** An IANA name. */
  cronTimeZone: string;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** What is wrong with the environment, a line for each variable. Never holds the value of a secret. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the configuration; an empty variable counts as not set.
 * @throws ConfigError naming every variable that is wrong and what it should be
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(given(environment));
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(describe));
  const { DISCORD_TOKEN, DISCORD_API_BASE_URL, DATA_DIR, COLD_CRON, CRON_TIME_ZONE, LOG_LEVEL } = parsed.data;
  return {
    token: DISCORD_TOKEN,
    apiBaseUrl: withoutSlash(DISCORD_API_BASE_URL),
    dataDir: DATA_DIR,
    coldCron: COLD_CRON,
    cronTimeZone: CRON_TIME_ZONE,
    logLevel: LOG_LEVEL,
  };
}

/** The configuration as far as it goes, for whoever looks on where the bot would stop. */
export interface PartialConfig {
  problems: string[];
  /** Null when it is missing. */
  token: string | null;
  /** Null when it is wrong. */
  apiBaseUrl: string | null;
  dataDir: string;
}

/** Reads each variable for itself; never throws. */
export function readPartially(environment: Record<string, string | undefined>): PartialConfig {
  const values = given(environment);
  const { DISCORD_TOKEN, DISCORD_API_BASE_URL, DATA_DIR } = Environment.shape;
  const address = DISCORD_API_BASE_URL.safeParse(values['DISCORD_API_BASE_URL']);
  return {
    problems: (Environment.safeParse(values).error?.issues ?? []).map(describe),
    token: DISCORD_TOKEN.safeParse(values['DISCORD_TOKEN']).data ?? null,
    apiBaseUrl: address.success ? withoutSlash(address.data) : null,
    dataDir: DATA_DIR.parse(values['DATA_DIR']),
  };
}

const given = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

const withoutSlash = (address: string) => address.replace(/\/+$/u, '');

const shouldBe: Record<string, string> = {
  DISCORD_API_BASE_URL: 'should be an http(s) address such as https://discord.com/api',
  DATA_DIR: 'should be a folder the bot may write to, such as ./data',
  COLD_CRON: 'should be a cron line such as 0 6 * * * (minute, hour, day, month, weekday): every day at six',
  CRON_TIME_ZONE: 'should be the name of a time zone such as Europe/Berlin or UTC',
  LOG_LEVEL: 'should be one of trace, debug, info, warn, error, fatal, silent',
};

function describe(issue: { path: PropertyKey[]; message: string }): string {
  const name = String(issue.path[0]);
  return `${name} ${shouldBe[name] ?? issue.message}.`;
}
