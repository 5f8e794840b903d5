import type { Clock } from './app/ports.ts';

/** Node's timers take at most 2^31-1 ms; a longer wait is taken in steps. */
const longestMs = 2 ** 31 - 1;

/** Real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt: (at, run) => {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const leftMs = at - Date.now();
      timer = leftMs > longestMs ? setTimeout(wait, longestMs) : setTimeout(run, Math.max(0, leftMs));
    };
    wait();
    return () => clearTimeout(timer);
  },
};
