/** Moments as people of the server read them. `at` in ms UTC. */
export interface Dates {
  /** `1 September 2026` */
  day: (at: number) => string;
  /** `09:00` */
  time: (at: number) => string;
  /** `1 September 2026, 09:00` */
  moment: (at: number) => string;
}

const momentsKept = 10_000;

/** @param timeZone an IANA name such as `Europe/Berlin` */
export function datesIn(timeZone: string): Dates {
  const date = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  // Put together from its parts: the signs between them differ from one version of Node to the next.
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, ...date, ...clock });
  const known = new Map<number, Map<string, string>>();
  // Each moment is asked for several times, and slow to tell.
  const parts = (at: number) => {
    const told = known.get(at) ?? new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    if (known.size < momentsKept) known.set(at, told);
    return told;
  };
  const day = (at: number) => ['day', 'month', 'year'].map((type) => read(parts(at), type)).join(' ');
  const time = (at: number) => ['hour', 'minute'].map((type) => read(parts(at), type)).join(':');
  return { day, time, moment: (at) => `${day(at)}, ${time(at)}` };
}

const read = (parts: Map<string, string>, type: string) => parts.get(type) ?? '';
