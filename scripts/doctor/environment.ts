import { Environment, readPartially } from '../../src/config.ts';
import type { PartialConfig } from '../../src/config.ts';
import { abortsAtRandom } from '../../src/store/database-library.ts';
import { doctor } from '../../src/texts/en/doctor.ts';
import type { EnvFile } from './env-file.ts';
import type { Line } from './line.ts';
import { when } from './line.ts';
import { tokenFault } from './token-shape.ts';

/** What the process was started with. */
export interface Surroundings {
  /** `20.20.2`. */
  nodeVersion: string;
  /** `engines.node` of package.json: `>=20.19`. */
  engines: string;
  /** Before `.env` is read. */
  environment: Record<string, string | undefined>;
  envFile: EnvFile;
}

/** Node, `.env` and the variables, and what the bot would make of them. */
export function examineEnvironment(surroundings: Surroundings): { lines: Line[]; config: PartialConfig } {
  const { environment, envFile } = surroundings;
  const config = readPartially({ ...envFile.values, ...environment });
  const lines = [
    judgeNode(surroundings),
    ...when(abortsAtRandom(), 'problem', doctor.abortingLibrary),
    ...judgeEnvFile(surroundings, config),
    ...config.problems.map((text): Line => ({ level: 'problem', text })),
    ...when(config.problems.length === 0, 'ok', doctor.variablesRight),
    ...(config.token === null ? [] : [judgeToken(config.token)]),
    ...when(
      config.apiBaseUrl !== null && config.apiBaseUrl !== Environment.shape.DISCORD_API_BASE_URL.parse(undefined),
      'note',
      doctor.otherDiscord,
    ),
  ];
  return { lines, config };
}

function judgeNode({ nodeVersion, engines }: Surroundings): Line {
  const wanted = engines.replace(/^>=/u, '');
  const fits = compareVersions(nodeVersion, wanted) >= 0;
  return fits
    ? { level: 'ok', text: doctor.node(nodeVersion, wanted) }
    : { level: 'problem', text: doctor.oldNode(nodeVersion, wanted) };
}

/** Negative, zero or positive, number by number; what is left out is 0. */
export function compareVersions(one: string, other: string): number {
  const numbers = (version: string) => version.split('.').map(Number);
  const [left, right] = [numbers(one), numbers(other)];
  const place = [0, 1, 2].find((index) => (left[index] ?? 0) !== (right[index] ?? 0)) ?? 0;
  return (left[place] ?? 0) - (right[place] ?? 0);
}

function judgeEnvFile({ environment, envFile }: Surroundings, { token }: PartialConfig): Line[] {
  if (envFile.state === 'unreadable') return [{ level: 'problem', text: doctor.unreadableEnvFile }];
  if (envFile.state === 'missing') return when(token === null, 'note', doctor.noEnvFile(envFile.folder));
  const names = Object.keys(envFile.values);
  const strangers = names.filter((name) => !Object.hasOwn(Environment.shape, name));
  const overruled = names.filter(
    (name) => environment[name] !== undefined && environment[name] !== envFile.values[name],
  );
  return [
    ...when(envFile.isOpen, 'warning', doctor.openEnvFile),
    ...strangers.map((name): Line => ({ level: 'note', text: doctor.unknownVariable(name) })),
    ...overruled.map((name): Line => ({ level: 'note', text: doctor.overruled(name) })),
  ];
}

/** Only a warning: Discord has the last word, and it is asked next. */
function judgeToken(token: string): Line {
  const fault = tokenFault(token);
  return fault === null
    ? { level: 'ok', text: doctor.tokenLooksRight }
    : { level: 'warning', text: doctor.tokenShape[fault] };
}
