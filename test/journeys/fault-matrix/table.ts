import { otherRoutes } from '../../support/bot-routes.ts';
import { passingNames } from './passing-faults.ts';
import type { Row } from './row.ts';

const opening = `# What people see when Discord stumbles

Every route the bot uses, with what may go wrong there and what people see in the end. The tests run it: with \`npm test\`
each use meets what may be missing there and every fourth of the faults that pass, beginning one further than the use
before it; everything with \`FAULT_MATRIX=all npx vitest run test/journeys/fault-matrix.test.ts\`. This page is written by
the same code; after a change, \`npx vitest run test/journeys/fault-matrix.test.ts -u\` writes it anew.
`;

/** The matrix as a page to read. */
export function tableOf(rows: readonly Row[]): string {
  const routes = [...new Set(rows.map(({ route }) => route))].toSorted(byPath);
  const sections = routes.map((route) => {
    const uses = rows.filter((row) => row.route === route).map(useOf);
    return [`## \`${route}\``, ...uses].join('\n\n');
  });
  const faults = passingNames.map((name) => `- ${name}`).join('\n');
  const others = Object.entries(otherRoutes).map(([route, seen]) => `| \`${route}\` | ${seen} |`);
  const rest = [
    '## Other routes',
    'Read from the code; the matrix does not run them.',
    '',
    '| route | what people see |\n| --- | --- |',
    ...others,
  ]
    .join('\n')
    .replace('\n', '\n\n');
  const passing = `Faults that pass by themselves; a request …\n\n${faults}`;
  return `${[opening, passing, ...sections, rest].join('\n\n')}\n`;
}

const pathOf = (route: string): string => route.split(' ').toReversed().join(' ');
const byPath = (one: string, other: string): number => (pathOf(one) < pathOf(other) ? -1 : 1);

function useOf({ does, outcomes, otherwise = {}, missing = {} }: Row): string {
  const usual = passingNames.filter((name) => otherwise[name] === undefined);
  const other = [...new Set(Object.values(otherwise))].map((outcome) => {
    const names = passingNames.filter((name) => otherwise[name] === outcome);
    return [names.join('; '), outcomes[outcome] ?? ''];
  });
  const gone = Object.entries(missing).map(([code, { what, outcome }]) => [
    `${what} (${code})`,
    outcomes[outcome] ?? '',
  ]);
  const isEvery = usual.length === passingNames.length;
  const first = [isEvery ? 'whatever passes by itself' : usual.join('; '), outcomes.usual];
  const lines = [first, ...other, ...gone].map(([fault, seen]) => `| ${fault} | ${seen} |`);
  return [`It ${does}.`, '', '| when the request | what people see |', '| --- | --- |', ...lines].join('\n');
}
