/** One measured thing: what, how much, and what it should at most be. */
export interface Figure {
  what: string;
  value: number;
  unit: 'ms' | 'MB' | 'calls' | 'per second' | 's' | '';
  /** What it may be at most; null where nothing is promised. */
  budget?: number;
}

/** True for a figure that does not keep what is promised. */
export const fallsShort = ({ value, budget }: Figure): boolean => budget !== undefined && !(value <= budget);

/** Three signs that count; more says more than was measured. */
export function shown({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  if (value === Number.POSITIVE_INFINITY) return 'no answer in time';
  const text = Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  return unit === '' ? text : `${text} ${unit}`;
}
