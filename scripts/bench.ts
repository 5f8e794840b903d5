import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { measureReports } from './bench/reports.ts';
import type { Figures } from './bench/reports.ts';

/**
 * What reports cost, with the real bot against the loopback Discord, its rate limits off: how long a member waits for the
 * answer, how long the team waits for the complete thread, and how many calls count against Discord's global limit.
 */
const paces = [
  { perSecond: 1, reports: 15 },
  { perSecond: 10, reports: 150 },
];

const figures: Figures[] = [];
for (const pace of paces) figures.push(await measureReports(pace));

const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
process.stdout.write(`${machine}\n\n${table(figures)}\n`);
await writeFile('bench-results.json', `${JSON.stringify({ machine, figures }, null, 2)}\n`);

function table(rows: Figures[]): string {
  const head = ['reports/s', 'reports', 'answer p50', 'answer p99', 'thread p50', 'thread p99', 'calls/report'];
  const body = rows.map((row) => [
    String(row.perSecond),
    String(row.reports),
    ...[row.answerMs, row.threadMs].flatMap(({ p50, p99 }) => [`${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`]),
    row.callsPerReport.toFixed(2),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((row) => row[column]?.length ?? 0)));
  return [head, ...body]
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}
