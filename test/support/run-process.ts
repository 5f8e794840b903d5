import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** A process, and what it wrote. */
interface Run {
  child: ChildProcess;
  output: () => string;
  exit: Promise<number | null>;
}

/** Starts a program in a folder of its own (npm: in the project's) or in this one, with this environment and no other. */
export function run(command: string[], environment: Record<string, string>, place?: string): Run {
  const [program = '', ...args] = command;
  const folder = mkdtempSync(join(tmpdir(), 'casekeeper-run-'));
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, DATA_DIR: join(folder, 'data'), ...environment };
  const cwd = place ?? (program === 'npm' ? resolve('.') : folder);
  // A group of its own, so that what npm has started ends with it.
  const child = spawn(program, args, { env, cwd, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const exit = new Promise<number | null>((done) => child.once('close', done));
  onTestFinished(async () => {
    if (child.pid !== undefined && child.exitCode === null) killGroup(child.pid);
    await exit;
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, output: () => output, exit };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended already.
  }
}
