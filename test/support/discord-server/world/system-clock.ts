import type { Clock } from './world.ts';

/** Real time, for runs that nobody moves by hand. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt: (at, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, at - Date.now()), 2 ** 31 - 1));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
