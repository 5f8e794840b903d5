import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Compiled, as `npm start` runs it. */
const script = fileURLToPath(new URL('../../src/main.js', import.meta.url));

const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')));
const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** The bot in a process of its own, so that its time and its memory are its own. */
export interface BotProcess {
  /** From the first moment of the process until it is ready (ms). */
  startMs: number;
  /** Resident memory (MB). */
  memory: () => Promise<number>;
  stop: () => Promise<void>;
}

/** Starts what `npm start` starts, on this Discord and these data. Rejects when it ends before it is ready. */
export async function startBotProcess(
  { url, token }: { url: string; token: string },
  dataDir: string,
): Promise<BotProcess> {
  const startedAt = performance.now();
  const env = {
    PATH: process.env['PATH'],
    DISCORD_TOKEN: token,
    DISCORD_API_BASE_URL: `${url}/api`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'fatal',
  };
  const child = spawn(process.execPath, [...flags, script], {
    cwd: dataDir,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  await ready(child);
  return {
    startMs: performance.now() - startedAt,
    memory: () => residentMb(child.pid),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      process.off('exit', killed);
    },
  };
}

async function ready({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('The bot has no voice');
  let lastLine = 'nothing';
  for await (const line of createInterface({ input: stdout })) {
    lastLine = line;
    if (line.startsWith('Casekeeper is ready')) break;
  }
  if (!lastLine.startsWith('Casekeeper is ready')) throw new Error(`The bot did not start: ${lastLine}`);
  stdout.resume();
}

const run = promisify(execFile);

async function residentMb(pid = 0): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}
