import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { migrationsFolder } from '../src/store/migrate.ts';
import { doctor } from '../src/texts/en/doctor.ts';
import { systemSpace } from './doctor/data-directory.ts';
import { readEnvFile } from './doctor/env-file.ts';
import { examine } from './doctor/examine.ts';
import type { Line } from './doctor/line.ts';
import { conclusion, printed } from './doctor/line.ts';

/**
 * Looks whether everything the bot needs is there, and says line by line what to do where it is not. Exit code 0, or 1
 * when something keeps the bot from its work. Changes nothing, and may be run beside the bot.
 */
const { verify } = wishes();
const lines: Line[] = [];
for await (const section of examine({
  verify,
  nodeVersion: process.versions.node,
  engines: engines(),
  environment: process.env,
  envFile: readEnvFile(process.cwd()),
  spaceAt: systemSpace,
})) {
  process.stdout.write(printed(section));
  lines.push(...section.lines);
}
process.stdout.write(`${conclusion(lines)}\n`);
process.exitCode = lines.some(({ level }) => level === 'problem') ? 1 : 0;

function wishes(): { verify: boolean } {
  try {
    return parseArgs({ options: { verify: { type: 'boolean', default: false } } }).values;
  } catch {
    process.stdout.write(`${doctor.usage}\n`);
    process.exit(1);
  }
}

/** The Node that package.json asks for; it lies beside the migrations. */
function engines(): string {
  const file = join(migrationsFolder(), '../package.json');
  return z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(readFileSync(file, 'utf8'))).engines
    .node;
}
