import { cpus, totalmem } from 'node:os';
import { fallsShort, shown } from './figure.ts';
import type { Figure } from './figure.ts';

/** The machine and what was measured on it, part by part. */
export interface Measured {
  machine: string;
  node: string;
  at: string;
  parts: Record<string, Figure[]>;
}

export function thisMachine(): Pick<Measured, 'machine' | 'node' | 'at'> {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return {
    machine: `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memory}, ${process.platform}`,
    node: process.version,
    at: new Date().toISOString().slice(0, 10),
  };
}

/** The page of figures; what falls behind its budget is marked. */
export function tableOf({ machine, node, at, parts }: Measured): string {
  const rows = Object.entries(parts).flatMap(([part, figures]) =>
    figures.map((figure) => `| ${part} | ${figure.what} | ${shown(figure)} | ${promised(figure)} |`),
  );
  return [
    '# Figures',
    '',
    `Measured with \`npm run bench\` against the loopback Discord, whose own work runs on the same cores: ${machine}, Node ${node}, ${at}. What falls behind its budget is marked with ⚠️.`,
    '',
    '| part | what | measured | budget |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function promised(figure: Figure): string {
  if (figure.budget === undefined) return '';
  const atMost = `≤ ${shown({ value: figure.budget, unit: figure.unit })}`;
  return fallsShort(figure) ? `⚠️ ${atMost}` : atMost;
}
