/** A date and how far off it is, each shown by Discord in the reader's own zone. `at` in ms UTC. */
export function dateAndDistance(at: number): string {
  const seconds = Math.floor(at / 1000);
  return `<t:${seconds}:D> (<t:${seconds}:R>)`;
}

/** A moment and how far off it is. `at` in ms UTC. */
export function momentAndDistance(at: number): string {
  const seconds = Math.ceil(at / 1000);
  return `<t:${seconds}:t> (<t:${seconds}:R>)`;
}

/** How far off a moment is. `at` in ms UTC. */
export const distance = (at: number): string => `<t:${Math.floor(at / 1000)}:R>`;

/** A number of hours in words. */
export const hoursLong = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`);
