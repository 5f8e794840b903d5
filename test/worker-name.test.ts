import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { isWorkerGone, newWorkerName } from '../src/worker-name.ts';

const own = newWorkerName();

it('never takes itself or a living process for gone', () => {
  expect(isWorkerGone(own, own)).toBe(false);
  expect(isWorkerGone(`${hostname()}/${process.ppid}/12345678`, own)).toBe(false);
});

it('knows a process that ended, and an earlier life under the same process id', () => {
  const ended = spawnSync(process.execPath, ['-e', '']).pid;

  expect(isWorkerGone(`${hostname()}/${ended}/12345678`, own)).toBe(true);
  expect(isWorkerGone(`${hostname()}/${process.pid}/12345678`, own)).toBe(true);
});

it('leaves the locks of other machines to run out', () => {
  expect(isWorkerGone('elsewhere/1/12345678', own)).toBe(false);
});
