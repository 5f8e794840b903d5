import type { Logger } from 'pino';
import type { Clock, DraftStore } from '../app/ports.ts';

const everyMs = 60 * 60 * 1000;

/** Erases forms nobody sent, once an hour (SPEC 3.12). */
export function startErasing({ drafts, clock, log }: { drafts: DraftStore; clock: Clock; log: Logger }): {
  stop: () => void;
} {
  let cancel = () => {};
  const run = () => {
    drafts.eraseExpired(clock.now()).catch((err: unknown) => log.error({ err }, 'drafts not erased'));
    cancel = clock.wakeAt(clock.now() + everyMs, run);
  };
  run();
  return { stop: () => cancel() };
}
