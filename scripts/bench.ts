import { mkdirSync, writeFileSync } from 'node:fs';
import { measureClosing } from './bench/closing.ts';
import { measureCommits } from './bench/commits.ts';
import type { Figure } from './bench/figure.ts';
import { measureFlood } from './bench/flood.ts';
import { measureMany } from './bench/many.ts';
import { tableOf, thisMachine } from './bench/report-table.ts';
import type { Measured } from './bench/report-table.ts';
import { measureReports } from './bench/reports.ts';
import { measureSweep } from './bench/sweep.ts';

/** In the order they run. */
const parts: Record<string, () => Promise<Figure[]>> = {
  reports: measureReports,
  closing: measureClosing,
  commits: measureCommits,
  'many cases': measureMany,
  sweep: measureSweep,
  flood: measureFlood,
};

await main(process.argv.slice(2));

/** `npm run bench` measures everything; `-- sweep flood` these parts; `-- --write` puts it down in `docs/figures.md`, too. */
async function main(args: string[]): Promise<void> {
  const wanted = args.filter((one) => !one.startsWith('--')).map((one) => (one === 'many' ? 'many cases' : one));
  const unknown = wanted.filter((one) => !Object.hasOwn(parts, one));
  if (unknown.length > 0) {
    process.stderr.write(`There is no part "${unknown.join('", "')}"; parts are: ${Object.keys(parts).join(', ')}\n`);
    process.exit(2);
  }
  const measured: Measured = { ...thisMachine(), parts: {} };
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    measured.parts[name] = await measure();
  }
  const table = tableOf(measured);
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/figures.json', `${JSON.stringify(measured, null, 2)}\n`);
  if (args.includes('--write')) writeFileSync('docs/figures.md', table);
  process.stdout.write(`${table}\nAlso in dist/figures.json.\n`);
}
