import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** The name under which this process locks effects: host, process id, and a part that no other process repeats. */
export const newWorkerName = (): string => `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;

/**
 * True for a worker of this host whose process is no more, so that its locks can be freed at once instead of running
 * out. One with our own process id is an earlier life of ours: in a container the id is always the same.
 */
export function isWorkerGone(worker: string, own: string): boolean {
  const [host, pid] = worker.split('/');
  if (worker === own || host !== hostname()) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (err) {
    return err instanceof Error && 'code' in err && err.code === 'EPERM';
  }
}
