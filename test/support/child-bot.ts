import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { ChildStart, Order } from './child-orders.ts';
import type { Scene } from './scene.ts';

/** Compiled: Node 20 runs no TypeScript. */
const script = fileURLToPath(new URL('../../dist/test/support/bot-child.js', import.meta.url));

/** The bot as a process of its own. */
export interface ChildBot {
  /** Once it has logged in and read its servers; rejects when the process ends before. */
  readonly ready: Promise<void>;
  /** SIGKILL: nothing is finished, nothing is said. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Ends in order. */
  stop(): Promise<void>;
  /** Moves the clock of the server and that of the process. */
  advance(ms: number): Promise<void>;
}

type Place = Pick<Scene, 'discord' | 'clock' | 'dataDir' | 'logLines'>;

/** Starts the bot on this Discord and these data, and waits until it is ready. */
export async function startChild(place: Place): Promise<ChildBot> {
  const child = spawnChild(place);
  await child.ready;
  return child;
}

/** The same without waiting, for a kill while it starts. */
export function spawnChild({ discord, clock, dataDir, logLines }: Place): ChildBot {
  if (!existsSync(script)) throw new Error('The bot is not compiled: run `npm run build` (`npm test` does it first).');
  const start: z.infer<typeof ChildStart> = {
    token: discord.token,
    apiBaseUrl: `${discord.url}/api`,
    dataDir,
    now: clock.now(),
  };
  const child = fork(script, [JSON.stringify(start)], { env: {}, execArgv: [], silent: true });
  const exited = once(child, 'exit').then(() => undefined);
  for (const output of [child.stdout, child.stderr]) output?.on('data', (lines) => void logLines.push(String(lines)));
  const ready = answerOf(child, exited, logLines);
  ready.catch(() => undefined);
  const ask = async (order: Order) => {
    child.send(order);
    await answerOf(child, exited, logLines);
  };
  return {
    ready,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await ask({ do: 'stop' });
      await exited;
    },
    advance: async (ms) => {
      clock.advance(ms);
      await ask({ do: 'advance', ms });
    },
  };
}

/** The next word of the process: `ready`, or that an order was carried out. */
async function answerOf(child: ChildProcess, exited: Promise<void>, logLines: string[]): Promise<void> {
  const ended = exited.then(() => Promise.reject(new Error(`The bot ended: ${logLines.slice(-3).join('')}`)));
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
}
